"""Keys: the secrets that keyed hashes are made with, and what one customer's values become on one day.

A secret is used only through keys that are derived from it, one for each customer, purpose and period: equal texts
cannot be joined across two of them. What has been derived and hashed is remembered, up to a limit.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from pingreg.anonymize.derived_key import DerivedKey, derived_key, period_name
from pingreg.anonymize.hash_form import is_hashed, written
from pingreg.anonymize.method import Period

Name = TypeVar("Name")
Value = TypeVar("Value")

_MOST_KEYS = 4096
_MOST_DIGESTS = 32768
_LONGEST_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Key:
    """Hold one secret under an id that may be shown; it is current from the day `begins` until another one is."""

    id: str
    secret: bytes = field(repr=False)
    begins: date = date.min


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Memory:
    """Remember what was made, up to a limit each; beyond it all is forgotten, and made anew where it is needed."""

    scopes: dict[tuple[str, date], "CustomerScope"] = field(default_factory=dict)
    derived: dict[tuple[str, ...], DerivedKey] = field(default_factory=dict)
    digests: dict[tuple[str, int, DerivedKey], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Keys:
    """Hold all keys, at least one, and the ids of those with which senders hash; no text of it shows a secret.

    A pickle holds the secrets, and nothing that was remembered: treat it like the key file.
    """

    keys: tuple[Key, ...]
    senders: tuple[str, ...] = ()
    _memory: _Memory = field(default_factory=_Memory, init=False, repr=False, compare=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """List the ids under which a hash is known, ours and the senders', sorted."""
        return tuple(sorted({*(key.id for key in self.keys), *self.senders}))

    def scope(self, customer: str, day: date) -> "CustomerScope":
        """Give what hashes the values of a customer that were received on a day, with the key that is current then."""
        of = customer, day
        found = self._memory.scopes.get(of)
        if found is None:
            made = CustomerScope(customer, day, self._current(day), frozenset(self.ids), self._memory)
            found = _kept(self._memory.scopes, of, made, most=_MOST_KEYS)
        return found

    def __reduce__(self) -> tuple[type["Keys"], tuple[object, ...]]:
        return Keys, (self.keys, self.senders)

    def _current(self, day: date) -> Key:
        """Choose the key that began last, the first written of two; when none has begun, the one that will first."""
        begun = [key for key in self.keys if key.begins <= day]
        return max(begun, key=_begins) if begun else min(self.keys, key=_begins)


@dataclass(frozen=True, slots=True, eq=False)
class CustomerScope:
    """Hash the values of one customer on one day: the `Scope` that keyed methods are called with."""

    customer: str
    day: date
    _key: Key = field(repr=False)
    _known: frozenset[str] = field(repr=False)
    _memory: _Memory = field(repr=False)
    _derived: dict[tuple[str, Period], DerivedKey] = field(default_factory=dict, init=False, repr=False)

    def hashed(self, value: str, *, purpose: str, period: Period, bits: int) -> str:
        """Give the keyed hash of a text: `h1:<key id>:<base32>`, of the first `bits` of its HMAC."""
        derived = self._key_for(purpose, period)
        of = value, bits, derived
        is_remembered = len(value) <= _LONGEST_REMEMBERED
        found = self._memory.digests.get(of) if is_remembered else None
        if found is not None:
            return found
        text = written(self._key.id, derived.digest(value.encode("utf-8", "surrogatepass"))[: bits // 8])
        return _kept(self._memory.digests, of, text, most=_MOST_DIGESTS) if is_remembered else text

    def fingerprint(self, payload: bytes) -> str:
        """Give the keyed hash of a payload that is quarantined, of 128 bits, by which it can be found again."""
        return written(self._key.id, self._key_for("quarantine", "lifetime").digest(payload)[:16])

    def knows(self, value: str) -> bool:
        """Tell whether a text is a keyed hash already, under the id of a known key."""
        return is_hashed(value, self._known)

    def _key_for(self, purpose: str, period: Period) -> DerivedKey:
        return self._derived.get((purpose, period)) or self._derive(purpose, period)

    def _derive(self, purpose: str, period: Period) -> DerivedKey:
        """Share a derived key among the days of its period; a scope has as many as the registry has purposes."""
        name = period_name(self.day, period)
        of = self._key.id, self.customer, purpose, period, name
        derived = self._memory.derived.get(of)
        if derived is None:
            made = derived_key(self._key.secret, self.customer, purpose, period, name)
            derived = _kept(self._memory.derived, of, made, most=_MOST_KEYS)
        return self._derived.setdefault((purpose, period), derived)


def _kept(memory: dict[Name, Value], name: Name, value: Value, *, most: int) -> Value:
    if len(memory) >= most:
        memory.clear()
    memory[name] = value
    return value


def _begins(key: Key) -> date:
    return key.begins
