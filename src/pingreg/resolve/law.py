"""The law: kept = min(population or term, ceiling) minus withheld; where two answers are possible, the stricter."""

import hashlib
from datetime import date
from functools import lru_cache

from pingreg.resolve.agreements import Contracts, Entry
from pingreg.resolve.grants import Known, grants_of
from pingreg.resolve.model import Registry
from pingreg.resolve.names import FieldName
from pingreg.resolve.standing import NO_EVENTS, Sender, Standing
from pingreg.resolve.stricter import strictest

_NAMELESS = "it names neither a license nor a site, and so nothing is allowed"
_DISAGREE = "license and site are on file under different entries, and the stricter holds"
_STRANGE_KEY = "the license is on no file though the site is, and the stricter holds"
_TWICE = "it is on file more than once, and the stricter holds"
_TWO_TERMS = "it was sent and received under different terms, and the stricter holds"
_OVERLAPPING = "two terms hold at once, and the stricter holds"


def standing_of(
    registry: Registry, sender: Sender, *, received: date, sent: date | None = None, ping: str | None = None
) -> Standing:
    """Say what may be kept of an instance, found by its license, else by its site.

    With `ping`, `withheld` names that ping's fields alone. Whatever is unknown or unreadable allows nothing, and the
    clause says why. Days are days in UTC.
    """
    if not sender.license and not sender.site:
        return Standing("self_hosted", "", "none", NO_EVENTS, frozenset(), _NAMELESS, events_clause=_NAMELESS)
    known, warnings = _known_as(registry.contracts, sender)
    return _standing(registry, known, warnings, received=received, sent=sent, ping=ping)


def standing_as(registry: Registry, known: Known, *, on: date) -> Standing:
    """Say what may be kept of an instance that is known in this one way, whatever it sends."""
    return _standing(registry, (known,), (), received=on, sent=None, ping=None)


def _standing(  # noqa: PLR0913  what is known, and the three questions that narrow the answer
    registry: Registry,
    known: tuple[Known, ...],
    warnings: tuple[str, ...],
    *,
    received: date,
    sent: date | None,
    ping: str | None,
) -> Standing:
    grants = [grant for one in known for grant in grants_of(registry, one, received)]
    if len(grants) > len(known):
        warnings = (*warnings, _OVERLAPPING)
    untils = [grant.until for grant in grants if grant.until is not None]
    if sent is not None and sent != received:
        before = [grant for one in known for grant in grants_of(registry, one, sent)]
        if [grant.clause for grant in before] != [grant.clause for grant in grants]:
            warnings = (*warnings, _TWO_TERMS)
            grants = [*grants, *before]
    held = strictest(grants)
    return Standing(
        hosting=held.hosting,
        population=held.population,
        level=held.level,
        events=held.events,
        withheld=held.withheld if ping is None else _of_ping(held.withheld, ping),
        clause=held.clause,
        customer=held.customer,
        reference=held.reference,
        warnings=warnings,
        until=min(untils, default=None),
        events_clause=held.events_clause,
    )


def digest_of_key(key: str) -> str:
    """Give the SHA-256 of a license key as it was sent, in hexadecimal digits."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1024)
def _of_ping(withheld: frozenset[FieldName], ping: str) -> frozenset[FieldName]:
    """Pick a ping's fields; the sets are few, and the same for very many payloads."""
    return frozenset(name for name in withheld if name.startswith(f"{ping}/"))


def _known_as(contracts: Contracts, sender: Sender) -> tuple[tuple[Known, ...], tuple[str, ...]]:
    """Find every entry that an instance may be on file under, and what is odd about it."""
    site = (sender.site or "").lower()
    here = contracts.by_site.get(site, ())
    at_site = tuple(Known("on_file", entry, sender.deploy_type) for entry in here)
    if not sender.license:
        if not here:
            return (Known("absent", None, sender.deploy_type),), ()
        return at_site, (_TWICE,) if _is_repeated(here, site) else ()
    entries = contracts.by_digest.get(digest_of_key(sender.license), ())
    if not entries:
        unrecognized = Known("unrecognized", None, sender.deploy_type)
        return (unrecognized, *at_site), (_STRANGE_KEY,) if here else ()
    warnings = (_TWICE,) if len(entries) > 1 else ()
    by_license = tuple(Known("on_file", entry, sender.deploy_type) for entry in entries)
    if here and not any(one.license is other.license for one in here for other in entries):
        return (*by_license, *at_site), (*warnings, _DISAGREE)
    return by_license, warnings


def _is_repeated(entries: tuple[Entry, ...], site: str) -> bool:
    """Tell whether a site is on file twice; under any of one contract's licenses is once."""
    named = sum(entry.license is not None and site in map(str.lower, entry.license.sites) for entry in entries)
    return named > 1 or len({entry.contract.name for entry in entries}) > 1
