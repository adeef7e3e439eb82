"""References: every name that points somewhere is followed, and one that leads nowhere gets a did-you-mean."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pingreg.diagnostics import Finding, Place
from pingreg.naming import did_you_mean, one_of
from pingreg.spec.catalogue import TeamSpec
from pingreg.spec.field import FieldSpec, Inherited
from pingreg.spec.measures import Label
from pingreg.spec.policy import PolicySpec
from pingreg.spec.taxonomy import CATEGORIES

Problem = tuple[str, Finding]


@dataclass(frozen=True, slots=True)
class Known:
    """Hold every name that a reference may lead to; None where the file that declares them is unsound."""

    teams: Mapping[str, str] | None
    tiers: Container[str]
    purposes: frozenset[str]
    stores: Container[str]
    approvers: frozenset[str]
    vocabularies: Mapping[str, tuple[str, ...]]
    events: Container[str] | None

    def owner(self, name: str | None) -> str:
        """Follow an owner through aliases and successors."""
        return "" if name is None else (self.teams or {}).get(name, name)


def purposes_of(policy: PolicySpec) -> frozenset[str]:
    """Collect the closed list of purposes: all that any tier allows."""
    return frozenset(name for tier in policy.tiers.values() for name in (*(tier.purposes or ()), *(tier.also or ())))


def followed_teams(teams: Mapping[str, TeamSpec], place: Place) -> tuple[dict[str, str], list[Problem]]:
    """Map every id and alias to the team that answers today."""
    problems: list[Problem] = []
    today: dict[str, str] = {}
    for name in teams:
        seen = [name]
        while (successor := teams[seen[-1]].successor) is not None:
            at = place.at(seen[-1], "successor")
            if successor not in teams:
                message = f"`{successor}` is no team{did_you_mean(successor, teams)}"
                problems.append(("PX101", Finding(at, message, f"use one of {one_of(teams)}")))
                break
            if successor in seen:
                problems.append(
                    (
                        "PX111",
                        Finding(at, f"`{name}` succeeds itself in the end", "name the team that is left"),
                    )
                )
                break
            seen.append(successor)
        today[name] = seen[-1]
    for name, team in teams.items():
        for index, alias in enumerate(team.aliases):
            if alias in today:
                at = place.at(name, "aliases", index)
                problems.append(
                    (
                        "PX111",
                        Finding(at, f"`{alias}` already names another team", "give each team its own aliases"),
                    )
                )
            else:
                today[alias] = today[name]
    return today, problems


def inherited_problems(spec: Inherited, place: Place, known: Known) -> Iterator[Problem]:
    """Check the references among a holder's own inheritable keys."""
    if spec.owner is not None and known.teams is not None and spec.owner not in known.teams:
        yield _unknown("PX101", place.at("owner"), "team", spec.owner, known.teams)
    if spec.tier is not None and spec.tier not in known.tiers:
        yield _unknown("PX102", place.at("tier"), "tier", spec.tier, known.tiers)
    if spec.category is not None and spec.category not in CATEGORIES:
        yield _unknown("PX104", place.at("category"), "category of the Fides taxonomy", spec.category, CATEGORIES)
    for index, purpose in enumerate(spec.purposes or ()):
        if purpose not in known.purposes:
            yield _unknown("PX103", place.at("purposes", index), "purpose", purpose, known.purposes)
    for index, store in enumerate(spec.recipients or ()):
        if store not in known.stores:
            yield _unknown("PX105", place.at("recipients", index), "store", store, known.stores)


def field_problems(spec: FieldSpec, place: Place, known: Known) -> Iterator[Problem]:
    """Check the references that only a field has; those to other fields wait until all are known."""
    if spec.model_fields_set & Inherited.model_fields.keys():
        yield from inherited_problems(spec, place, known)
    if spec.exception is not None and spec.exception.approved_by not in known.approvers:
        at = place.at("exception", "approved_by")
        yield _unknown("PX112", at, "approver in the policy", spec.exception.approved_by, known.approvers)
    words = spec.label.values if isinstance(spec.label, Label) else None
    if isinstance(words, str) and words not in known.vocabularies:
        yield _unknown("PX106", place.at("label", "values"), "vocabulary", words, known.vocabularies)
    counting = spec.count or spec.distinct
    if counting is not None and counting.event is not None and known.events is not None:
        events = (counting.event,) if isinstance(counting.event, str) else counting.event
        for event in events:
            if event not in known.events:
                at = place.at("count" if spec.count else "distinct", "event")
                yield _unknown("PX107", at, "local event", event, known.events)


def _unknown(code: str, place: Place, what: str, name: str, known: Container[str]) -> Problem:
    names: Iterable[str] = known if isinstance(known, Iterable) else ()
    fix = f"use one of {one_of(names)}"
    return code, Finding(place, f"`{name}` is no {what}{did_you_mean(name, names)}", fix)
