"""References: every name that points somewhere is followed, and one that leads nowhere gets a did-you-mean."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pingreg.diagnostics import Finding, Mend, Place, Problem
from pingreg.naming import did_you_mean, nearest, one_of, only_near
from pingreg.resolve.paths import steps_of
from pingreg.spec.catalogue import TeamSpec
from pingreg.spec.field import FieldSpec, Inherited
from pingreg.spec.measures import Label
from pingreg.spec.ping import Versions
from pingreg.spec.policy import PolicySpec
from pingreg.spec.processing import Processing
from pingreg.spec.taxonomy import CATEGORIES

_DECLARED_IN = {
    "PX101": "`teams.yaml`",
    "PX102": "`policy.yaml`",
    "PX103": "a tier of `policy.yaml`",
    "PX105": "`policy.yaml`",
    "PX106": "`vocabularies/`",
    "PX107": "`events/local.yaml`",
}
_REFERRING = frozenset({"category", "owner", "purposes", "readers", "recipients", "tier"})
"""Inheritable keys that lead somewhere."""


@dataclass(frozen=True, slots=True)
class Known:
    """Hold every name that a reference may lead to; None where the file that declares them is unsound."""

    teams: Mapping[str, str] | None
    tiers: Container[str]
    purposes: frozenset[str] | None
    stores: Container[str]
    approvers: frozenset[str] | None
    vocabularies: Mapping[str, tuple[str, ...]]
    events: Container[str] | None

    def owner(self, name: str | None) -> str:
        """Follow an owner through aliases and successors."""
        return "" if name is None else (self.teams or {}).get(name, name)


def purposes_of(policy: PolicySpec) -> frozenset[str]:
    """Collect the closed list of purposes: all that any tier allows."""
    return frozenset(purpose for tier in policy.tiers for purpose in policy.purposes_of(tier))


def followed_teams(teams: Mapping[str, TeamSpec], place: Place) -> tuple[dict[str, str], list[Problem]]:
    """Map every id and alias to the team that answers today."""
    problems: list[Problem] = []
    today: dict[str, str] = {}
    for name in teams:
        seen = {name: 0}
        last = name
        while (successor := teams[last].successor) is not None and last not in today:
            at = place.at(last, "successor")
            if successor not in teams:
                message = f"`{successor}` is no team{did_you_mean(successor, teams)}"
                problems.append(("PX101", Finding(at, message, f"use one of {one_of(teams)}")))
                break
            if successor in seen:
                circle = list(seen)[seen[successor] :]
                first = min(circle)
                at = place.at(circle[circle.index(first) - 1], "successor")
                message = f"`{first}` succeeds itself in the end"
                problems.append(("PX111", Finding(at, message, "name the team that is left")))
                break
            last = successor
            seen[last] = len(seen)
        today |= dict.fromkeys(seen, today.get(last, last))
    for name, team in teams.items():
        for index, alias in enumerate(team.aliases):
            if alias in today:
                at = place.at(name, "aliases", index)
                fix = "give each team its own id and aliases"
                problems.append(("PX111", Finding(at, f"`{alias}` already names a team", fix)))
            else:
                today[alias] = today[name]
    return today, problems


def inherited_problems(spec: Inherited, at: Callable[[str], Place], known: Known) -> Iterator[Problem]:
    """Check the references among a holder's own inheritable keys; `at` finds where a key was written."""
    if spec.owner is not None:
        yield from team_problems(spec.owner, at("owner"), known)
    for index, reader in enumerate(spec.readers or ()):
        yield from team_problems(reader, at("readers").at(index), known)
    if spec.tier is not None and spec.tier not in known.tiers:
        yield _unknown("PX102", at("tier"), "tier", spec.tier, known.tiers)
    if spec.category is not None:
        yield from category_problems(spec.category, at("category"))
    for index, purpose in enumerate(spec.purposes or ()):
        if known.purposes is not None and purpose not in known.purposes:
            yield _unknown("PX103", at("purposes").at(index), "purpose", purpose, known.purposes)
    for index, store in enumerate(spec.recipients or ()):
        yield from store_problems(store, at("recipients").at(index), known)


def field_problems(spec: FieldSpec, at: Callable[[str], Place], known: Known) -> Iterator[Problem]:
    """Check the references that only a field has; those to other fields wait until all are known."""
    if not _REFERRING.isdisjoint(spec.model_fields_set):
        yield from inherited_problems(spec, at, known)
    if spec.exception is not None:
        yield from approver_problems(spec.exception.approved_by, at("exception").at("approved_by"), known)
    words = spec.label.values if isinstance(spec.label, Label) else None
    if isinstance(words, str):
        yield from _vocabulary_problems(words, at("label").at("values"), known)
    if spec.count is not None or spec.distinct is not None:
        yield from _event_problems(spec, at, known)
    if spec.renamed_from is not None or spec.warehouse is not None:
        yield from _path_problems(spec, at)


def team_problems(name: str, place: Place, known: Known) -> Iterator[Problem]:
    """Check who owns or reads something; `place` is where the name was written."""
    if known.teams is not None and name not in known.teams:
        yield _unknown("PX101", place, "team", name, known.teams)


def store_problems(name: str, place: Place, known: Known) -> Iterator[Problem]:
    """Check where something is kept; `place` is where the name was written."""
    if name not in known.stores:
        yield _unknown("PX105", place, "store", name, known.stores)


def category_problems(name: str, place: Place) -> Iterator[Problem]:
    """Check what kind of data something is; `place` is where the name was written."""
    if name not in CATEGORIES:
        yield _unknown("PX104", place, "category of the Fides taxonomy", name, CATEGORIES)


def release_problems(versions: Versions | None, place: Place, known: Known) -> Iterator[Problem]:
    """Check the vocabulary that lists a product's releases; `place` is where `versions` was written."""
    if versions is None or versions.releases is None:
        return
    yield from _vocabulary_problems(versions.releases, place.at("releases"), known)


def legal_basis_problems(processing: Processing, place: Place, known: Known) -> Iterator[Problem]:
    """Check the purposes that are given a legal basis; `place` is where `processing` was written."""
    for purpose in processing.legal_bases:
        if known.purposes is not None and purpose not in known.purposes:
            at = place.at("legal_bases", purpose, on="key")
            yield _unknown("PX103", at, "purpose", purpose, known.purposes)


def approver_problems(name: str, place: Place, known: Known) -> Iterator[Problem]:
    """Check who approved something; `place` is where the name was written."""
    if known.approvers is not None and name not in known.approvers:
        yield _unknown("PX112", place, "approver in the policy", name, known.approvers)


def _vocabulary_problems(name: str, place: Place, known: Known) -> Iterator[Problem]:
    if name not in known.vocabularies:
        yield _unknown("PX106", place, "vocabulary", name, known.vocabularies)


def _event_problems(spec: FieldSpec, at: Callable[[str], Place], known: Known) -> Iterator[Problem]:
    counting = spec.count or spec.distinct
    if counting is None or counting.event is None or known.events is None:
        return
    place = at("count" if spec.count else "distinct").at("event")
    if isinstance(counting.event, str):
        named = [(place, counting.event)]
    else:
        named = [(place.at(index), event) for index, event in enumerate(counting.event)]
    for where, event in named:
        if event not in known.events:
            yield _unknown("PX107", where, "local event", event, known.events)


def _path_problems(spec: FieldSpec, at: Callable[[str], Place]) -> Iterator[Problem]:
    if spec.renamed_from is not None and steps_of(spec.renamed_from) is None:
        yield _no_path(at("renamed_from"), spec.renamed_from)
    warehouse = spec.warehouse
    if warehouse is not None and warehouse.into is not None and steps_of(warehouse.into) is None:
        yield _no_path(at("warehouse").at("into"), warehouse.into)


def _no_path(place: Place, path: str) -> Problem:
    fix = "write keys with dots between, `[]` behind a list"
    return "PM111", Finding(place, f"`{path}` is no path", fix)


def _unknown(code: str, place: Place, what: str, name: str, known: Container[str]) -> Problem:
    names: Iterable[str] = known if isinstance(known, Iterable) else ()
    guess = nearest(name, names)
    where = _DECLARED_IN.get(code)
    ways = [f"write `{guess}`" if guess else f"use one of {one_of(names)}"] if any(True for _ in names) else []
    ways += [f"declare `{name}` in {where}"] if where else []
    fix = ", or ".join(ways) or "remove it"
    only = only_near(name, names)
    mend = None if only is None else Mend(name, only)
    return code, Finding(place, f"`{name}` is no {what}{did_you_mean(name, names)}", fix, mend=mend)
