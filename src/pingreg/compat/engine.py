"""Compare two states: run the rules, tell each cause once, and say whom it touches and who must agree."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from pingreg.compat.comparison import Comparison, Pair, State
from pingreg.compat.declared import declared_otherwise
from pingreg.compat.reviews import APPROVAL, DIGEST, digest_of
from pingreg.compat.rule import FIELDS, Change, CompatRule
from pingreg.diagnostics import Diagnostic, Label, Place, Span
from pingreg.naming import counted
from pingreg.payload.reaching import Reaches
from pingreg.resolve.event_fields import EVENTS_PING
from pingreg.resolve.model import Field, FieldName
from pingreg.spec.located import subject_of

_MOST_NAMED = 5
_CONTRACTS, _CONTRACT = "contracts/", "contract/"
_Subject = Field | None
Found = list[tuple[Change, _Subject]]
"""Changes of one cause, each with the field that it is of."""

_Merged = dict[tuple[object, ...], Found]


def compared(
    rules: Iterable[CompatRule], comparison: Comparison, *, on: date, private: bool = False
) -> Iterator[Diagnostic]:
    """Yield what each rule finds; whom it touches is counted on a day. Contracts are named only with `private`."""
    touching = _Touching(comparison, on)
    for rule, found in found_by(rules, comparison):
        yield _diagnostic(rule, found, comparison, touching, private=private)


def found_by(rules: Iterable[CompatRule], comparison: Comparison) -> Iterator[tuple[CompatRule, Found]]:
    """Yield what each rule finds, what has one cause together."""
    told: set[int] = set()
    for rule in sorted(rules, key=lambda rule: rule.is_last):
        if rule.check is None:
            continue
        merged: _Merged = {}
        for subject, given in _subjects(rule, comparison):
            if rule.is_last and id(subject) in told:
                continue
            for change in rule.check(given, comparison):
                key = (change.place, change.message, change.before, change.after, change.subject)
                merged.setdefault(key, []).append((change, subject))
        if rule.tells_exposure:
            told.update(id(subject) for found in merged.values() for _, subject in found)
        yield from ((rule, found) for found in merged.values())


def names_of(found: Found) -> frozenset[FieldName]:
    """Name the fields that a cause touches."""
    subjects = (field.name for _, field in found if field is not None)
    return frozenset((*subjects, *(name for one, _ in found for name in one.fields)))


def _subjects(rule: CompatRule, comparison: Comparison) -> Iterator[tuple[_Subject, object]]:
    match rule.over:
        case "registry":
            yield None, comparison
        case "ping":
            yield from ((None, pings) for pings in comparison.pings)
        case "pair" | "buried" | "revived":
            pairs: tuple[Pair, ...] = getattr(comparison, "pairs" if rule.over == "pair" else rule.over)
            yield from ((pair.after, pair) for pair in pairs)
        case "tombstone":
            yield from ((pair.after, pair) for pair in (*comparison.buried, *comparison.tombstones))
        case "added" | "removed" | "lost":
            fields: tuple[Field, ...] = getattr(comparison, rule.over)
            yield from ((field, field) for field in fields)
        case None:
            return


def _diagnostic(
    rule: CompatRule,
    found: Found,
    comparison: Comparison,
    touching: "_Touching",
    *,
    private: bool,
) -> Diagnostic:
    change = found[0][0]
    fields = [field for _, field in found if field is not None]
    subjects = tuple(dict.fromkeys(field.declaration.subject for field in fields))
    names = names_of(found)
    told = _told(subjects, len(names))
    documents = comparison.after.documents
    subject = change.subject or (subjects[0] if len(subjects) == 1 else subject_of(documents, change.place))
    was = [] if change.was is None else [Label(comparison.before.documents.span(change.was), "as it was")]
    remarks = (
        ("before", change.before),
        ("after", change.after),
        ("fields", _listed(subjects) if len(subjects) > 1 else ""),
        ("touches", touching.text(fields, names)),
        *(_agreement(rule, subject, change, names, touching.approvers(fields, names), touching)),
    )
    span = documents.span(change.place)
    if (change.place.path.startswith(_CONTRACTS) or subject.startswith(_CONTRACT)) and not private:
        # A contract is called after its customer, as what excuses a finding about it says; pull requests can be public.
        subject, span, was = "contracts", Span(documents.tree.shown(_CONTRACTS)), []
    return Diagnostic(
        rule.code,
        rule.severity,
        subject,
        span,
        change.message.replace(FIELDS, told),
        change.help.replace(FIELDS, told),
        tuple(was),
        tuple((name, text) for name, text in remarks if text),
        tuple(sorted(names)),
    )


def _agreement(  # noqa: PLR0913, PLR0917  what the digest is of
    rule: CompatRule,
    subject: str,
    change: Change,
    names: frozenset[FieldName],
    approvers: tuple[str, ...],
    touching: "_Touching",
) -> Iterator[tuple[str, str]]:
    """Say who has to agree to what widens, and by what a record names it.

    That is all that is written there, and was, and all that the fields say that are new or say something else.
    """
    if rule.category == "privacy":
        comparison = touching.comparison
        yield APPROVAL, ", ".join(approvers)
        written = _written(comparison.before, change.was), _written(comparison.after, change.place)
        otherwise = touching.otherwise
        fields = (text for name in sorted(names) for text in otherwise.get(name, ()))
        said = (change.message, change.before, change.after, *written, *fields)
        yield DIGEST, digest_of(rule.code, subject, said, names)


def _written(state: State, place: Place | None) -> str:
    return json.dumps(None if place is None else state.written(place), default=str)


def _told(subjects: tuple[str, ...], count: int) -> str:
    return f"`{subjects[0].partition('/')[2]}`" if len(subjects) == 1 else counted(count, "field")


def _listed(subjects: tuple[str, ...]) -> str:
    named = ", ".join(subjects[:_MOST_NAMED])
    return f"{named} and {len(subjects) - _MOST_NAMED} more" if len(subjects) > _MOST_NAMED else named


class _Touching:
    """Say whom a change touches, and who has to agree to it."""

    def __init__(self, comparison: Comparison, on: date) -> None:
        self.comparison = comparison
        self._states = (comparison.after, comparison.before)
        self._on = on

    @cached_property
    def otherwise(self) -> Mapping[FieldName, tuple[str, ...]]:
        """Give what the fields say that are new, or say something else."""
        return declared_otherwise(self.comparison)

    @cached_property
    def _reaches(self) -> tuple[Reaches, ...]:
        return tuple(Reaches(state.registry, on=self._on) for state in self._states)

    @cached_property
    def _fields(self) -> tuple[dict[FieldName, list[Field]], ...]:
        return tuple(_by_name(state) for state in self._states)

    def text(self, fields: list[Field], names: frozenset[FieldName]) -> str:
        """Count the fields, and the contracts and instances that any of them is kept of, as it is or as it was."""
        if not names:
            return ""
        reaches = zip(self._reaches, self._fields, strict=True)
        of_events = [field for field in fields if field.ping == EVENTS_PING]
        others = names - {field.name for field in of_events}  # names recur there: these are known better
        touched = [
            reach.touched([*of_events, *(one for name in others for one in by.get(name, ()))]) for reach, by in reaches
        ]
        kept = max(touched, key=lambda one: one.instances)
        contracts = f"{kept.contracts} of {counted(kept.of, 'contract')}"
        return f"{counted(len(names), 'field')}, {contracts}, {counted(kept.instances, 'instance')} on file"

    def approvers(self, fields: list[Field], names: frozenset[FieldName]) -> tuple[str, ...]:
        """Name who approves the tiers of these fields, as they are and were; of all tiers when there are none."""
        found: dict[str, None] = {}
        for state, by_name in zip(self._states, self._fields, strict=True):
            tiers = state.registry.policy.tiers
            used = {one.tier for name in names for one in by_name.get(name, ())} | {field.tier for field in fields}
            for name in used & tiers.keys() or tiers.keys():
                found.update(dict.fromkeys(tiers[name].approvers))
        return tuple(sorted(found))


def _by_name(state: State) -> dict[FieldName, list[Field]]:
    found = {field.name: [field] for field in state.registry.fields}
    for field in (one for area in state.registry.event_areas for one in area.fields):
        found.setdefault(field.name, []).append(field)
    return found
