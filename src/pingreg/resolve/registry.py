"""Resolve a whole registry: files in, one `Registry` out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from pingreg.diagnostics import Diagnostic, Finding, Keys, Place, Problem
from pingreg.resolve.cataloguing import metrics_of, sources_of
from pingreg.resolve.conflicts import path_conflicts
from pingreg.resolve.contracts import contracts_of
from pingreg.resolve.covering import Covering
from pingreg.resolve.crossing import Unsound, crossing_problems
from pingreg.resolve.event_kinds import event_kinds
from pingreg.resolve.exposure import Capacities
from pingreg.resolve.fields import AreaBuilder, inherit
from pingreg.resolve.model import Area, Ping, Registry, name_of
from pingreg.resolve.paths import steps_of
from pingreg.resolve.references import (
    Known,
    followed_teams,
    inherited_problems,
    legal_basis_problems,
    purposes_of,
    release_problems,
    team_problems,
)
from pingreg.source.documents import Documents
from pingreg.spec.area import AreaSpec
from pingreg.spec.catalogue import LocalEventsSpec, ManifestSpec, TeamSpec, TeamsSpec, VocabularySpec
from pingreg.spec.files import Specs
from pingreg.spec.layout import AREA_PATH, EVENTS, MANIFEST, POLICY, TEAMS
from pingreg.spec.located import located
from pingreg.spec.ping import Identity, PingSpec
from pingreg.spec.policy import PolicySpec
from pingreg.spec.versions import is_orderable

_MOST_FIELDS = 250_000


def resolve(specs: Specs, documents: Documents) -> tuple[Registry | None, tuple[Diagnostic, ...]]:
    """Resolve what was modelled; None when there is no sound policy to resolve against."""
    manifest = specs.one(MANIFEST, ManifestSpec) or ManifestSpec(pingreg=1, name="registry", title="registry")
    policy = specs.one(POLICY, PolicySpec)
    if policy is None:
        return None, ()
    teams = specs.one(TEAMS, TeamsSpec)
    vocabularies = _vocabularies(specs)
    events = specs.one(EVENTS, LocalEventsSpec)
    today, problems = followed_teams(teams.root if teams else {}, Place(TEAMS))
    tiers_cut = _cut_names(specs, POLICY, "tiers")
    known = Known(
        teams=None if TEAMS in specs.faulty else today,
        tiers={**policy.tiers, **tiers_cut},
        purposes=None if tiers_cut else purposes_of(policy),
        stores={**policy.stores, **_cut_names(specs, POLICY, "stores")},
        approvers=None if tiers_cut else frozenset(x for tier in policy.tiers.values() for x in tier.approvers),
        vocabularies=vocabularies,
        events=None if EVENTS in specs.faulty else (events.root if events else {}),
    )
    problems.extend(inherited_problems(policy.defaults, Place(POLICY, ("defaults",)).at, known))
    if policy.processing is not None:
        problems.extend(legal_basis_problems(policy.processing, Place(POLICY, ("processing",)), known))
    for name, event in (events.root if events else {}).items():
        if event.owner is not None:
            problems.extend(team_problems(event.owner, Place(EVENTS, (name, "owner")), known))
    found = _Found(problems)
    pings = dict(_pings(specs, policy, known, found))
    unsound = _unsound(specs, found)
    contracts, unknown_names = contracts_of(specs, policy, pings, unsound)
    envelope, kinds, misfits = event_kinds(specs, policy, known)
    problems.extend(misfits)
    sources, unknown = sources_of(specs, known)
    problems.extend(unknown)
    registry = Registry(
        manifest=manifest,
        policy=policy,
        teams=_teams_today(teams.root if teams else {}),
        vocabularies=vocabularies,
        events={name: event.description for name, event in events.root.items()} if events else {},
        pings=pings,
        contracts=contracts,
        envelope=envelope,
        event_kinds=kinds,
        sources=sources,
    )
    problems.extend(_release_problems(registry, specs))
    metrics, unread = metrics_of(specs, known, Covering(_with_events(registry), unsound))
    registry = replace(registry, metrics=metrics)
    problems.extend(unread)
    problems.extend(unknown_names)
    problems.extend(crossing_problems(registry, unsound))
    for name, ping in pings.items():
        problems.extend(path_conflicts(ping, is_partial=name in specs.partial))
    carried = (*((envelope.ping,) if envelope else ()), *(kind.ping for kind in kinds.values()))
    problems.extend(problem for ping in carried for problem in path_conflicts(ping))
    problems.extend(_lost_pings(specs, pings))
    return registry, tuple(dict.fromkeys(located(documents, finding, code=code) for code, finding in problems))


def _release_problems(registry: Registry, specs: Specs) -> Iterator[Problem]:
    """Look through the vocabularies that list releases for words that cannot be put in order."""
    versions = [ping.spec.versions for ping in registry.pings.values()]
    versions += [registry.envelope.spec.versions] if registry.envelope else []
    for name in sorted({one.releases for one in versions if one is not None and one.releases is not None}):
        place = Place(f"vocabularies/{name}.yaml", ("values",))
        spec = specs.one(place.path, VocabularySpec)
        words = spec.values if spec else ()
        for index, word in enumerate(words):
            if not is_orderable(word):
                at = place.at(index) if isinstance(words, tuple) else place.at(word, on="key")
                fix = 'write numbers with dots between, such as "5.3", or take it out'
                yield "PX116", Finding(at, f"`{word}` is no release, and this list counts by them", fix)


def _with_events(registry: Registry) -> dict[str, Ping]:
    """Give the pings, and all events as one more."""
    if registry.envelope is None:
        return dict(registry.pings)
    events = replace(registry.envelope.ping, areas=tuple(registry.event_areas))
    return {**registry.pings, events.name: events}


@dataclass(frozen=True, slots=True)
class _Found:
    """Collect problems, fields that are declared but unsound, and pings with a family that nobody can expand."""

    problems: list[Problem]
    unsound: set[str] = field(default_factory=set)
    torn: set[str] = field(default_factory=set)
    sizes: list[int] = field(default_factory=list)
    """How many fields each area has."""


@dataclass(frozen=True, slots=True)
class _AreaFile:
    """Hold an area's file: whose it is, what it says, and the keys that were left out as unsound."""

    ping: str
    name: str
    place: Place
    spec: AreaSpec
    faulty: tuple[Keys, ...]


def _pings(specs: Specs, policy: PolicySpec, known: Known, found: _Found) -> Iterator[tuple[str, Ping]]:
    areas: dict[str, list[_AreaFile]] = {}
    for path, area in specs.all(AreaSpec).items():
        _, ping, file = path.split("/")
        faulty = specs.faulty.get(path, ())
        areas.setdefault(ping, []).append(_AreaFile(ping, file.removesuffix(".yaml"), Place(path), area, faulty))
    for path, spec in specs.all(PingSpec).items():
        name = path.split("/")[1]
        found.problems.extend(inherited_problems(spec, Place(path).at, known))
        found.problems.extend(release_problems(spec.versions, Place(path).at("versions"), known))
        resolved = tuple(_area(file, spec, policy=policy, known=known, found=found) for file in areas.get(name, ()))
        yield name, Ping(name, Place(path), spec, resolved)


def _area(file: _AreaFile, above: PingSpec, *, policy: PolicySpec, known: Known, found: _Found) -> Area:
    spec, place, ping = file.spec, file.place, file.ping
    inherited = inherit(spec, above, policy.defaults)
    faulty = frozenset(str(keys[0]) for keys in file.faulty if keys)
    found.problems.extend(inherited_problems(spec, place.at, known))
    found.problems.extend(_path_problems(spec, place))
    used = _capacities(above.identity)
    builder = AreaBuilder(ping, file.name, place, spec, policy, known, inherited, faulty, used)
    room = _MOST_FIELDS - sum(found.sizes)
    built = builder.fields() if room else iter(())
    fields = tuple(islice(built, room))
    found.sizes.append(len(fields))
    if next(built, None) is not None:
        message = f"the registry has over {_MOST_FIELDS:,} fields, and the rest is not looked at"
        found.problems.append(("PM113", Finding(place, message, "split the registry")))
    found.problems.extend(builder.problems)
    cut = (str(keys[1]) for keys in file.faulty if keys[:1] == ("fields",) and len(keys) > 1)
    if builder.is_torn:
        found.torn.add(ping)
    found.unsound.update(builder.unsound, (name_of(ping, builder.request + (steps_of(key) or ())) for key in cut))
    return Area(file.name, ping, place, spec, builder.request, builder.base, known.owner(inherited.owner), fields)


def _capacities(identity: Identity) -> Capacities:
    return Capacities(moments=frozenset([identity.sent] if identity.sent else []))


def _unsound(specs: Specs, found: _Found) -> Unsound:
    lost = [match for path in specs.faulty if path not in specs.models and (match := AREA_PATH.match(path))]
    pings = found.torn.union(specs.partial, (match[1] for match in lost))
    return Unsound(frozenset(found.unsound), frozenset(match[2] for match in lost), frozenset(pings))


def _path_problems(spec: AreaSpec, place: Place) -> Iterator[Problem]:
    for name in ("request", "warehouse"):
        path = getattr(spec.at, name, None)
        if path is not None and steps_of(path) is None:
            fix = "write keys with dots between, `[]` behind a list"
            yield "PM111", Finding(place.at("at", name), f"`{path}` is no path of an area", fix)


def _vocabularies(specs: Specs) -> dict[str, tuple[str, ...]]:
    found = {path: tuple(spec.values) for path, spec in specs.all(VocabularySpec).items()}
    unsound = (path for path in specs.faulty if path.startswith("vocabularies/"))
    return {
        path.removeprefix("vocabularies/").removesuffix(".yaml"): words
        for path, words in (*((path, ()) for path in unsound), *found.items())
    }


def _cut_names(specs: Specs, path: str, section: str) -> dict[str, None]:
    """Name the entries of a section that were unsound: a reference to one of them is no second mistake."""
    return {str(keys[1]): None for keys in specs.faulty.get(path, ()) if keys[:1] == (section,) and len(keys) > 1}


def _teams_today(teams: dict[str, TeamSpec]) -> dict[str, TeamSpec]:
    return {name: team for name, team in sorted(teams.items()) if team.successor is None}


def _lost_pings(specs: Specs, pings: Iterable[str]) -> Iterator[Problem]:
    lost = {path.split("/")[1]: path for path in reversed(list(specs.all(AreaSpec)))}
    for name, path in sorted(lost.items()):
        ping_path = f"pings/{name}/ping.yaml"
        if name not in pings and ping_path not in specs.faulty:
            yield "PS115", Finding(Place(path), f"`{ping_path}` is missing", "write it beside the area")
