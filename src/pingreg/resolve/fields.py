"""Fields: each declaration of an area becomes one field, or a family's many."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pingreg.diagnostics import Finding, Place, Problem
from pingreg.resolve import shape
from pingreg.resolve.exposure import NO_CAPACITIES, Capacities, Declared, verdict_of
from pingreg.resolve.families import Member, expanded
from pingreg.resolve.model import VALUES, Declaration, Field, FieldName, Steps, dotted, name_of
from pingreg.resolve.paths import steps_of
from pingreg.resolve.references import Known, field_problems
from pingreg.spec.area import AreaSpec
from pingreg.spec.field import Defaults, FieldSpec, Inherited
from pingreg.spec.policy import Level, PolicySpec
from pingreg.spec.sound import validated

_REQUIRED = {"owner": "PG101", "tier": "PT101", "purposes": "PG102", "category": "PT102"}
_TEXTS = frozenset({"description", "note"})
_FIXES = {
    "owner": "add `owner: <a team of teams.yaml>` to the area",
    "tier": "add `tier: <a tier of policy.yaml>` to the area",
    "purposes": "add `purposes: [<a purpose of policy.yaml>]` to the area",
    "category": "add `category: system.operations`, `user.behavior` or another key of the taxonomy",
}


@dataclass(slots=True)
class AreaBuilder:
    """Resolve one area's fields; `problems` collects what is wrong on the way."""

    ping: str
    name: str
    place: Place
    area: AreaSpec
    policy: PolicySpec
    known: Known
    inherited: Inherited
    faulty: frozenset[str]
    capacities: Capacities = NO_CAPACITIES
    problems: list[Problem] = field(default_factory=list)
    unsound: set[FieldName] = field(default_factory=set)
    """Fields that are declared, but not soundly: a reference to one of them is no second mistake."""
    unsaid: tuple[str, ...] = field(init=False)
    """Required keys that a field does not inherit, and so has to have itself."""
    lacking: dict[str, dict[Place, None]] = field(default_factory=dict)
    declared: dict[Place, None] = field(default_factory=dict)
    is_torn: bool = False
    request: Steps = field(init=False)
    base: Steps = field(init=False)
    """The steps to the area in the request, and in the warehouse."""

    def __post_init__(self) -> None:
        self.request, self.base = shape.area_steps(self.area)
        self.unsaid = tuple(
            name for name in _REQUIRED if getattr(self.inherited, name) is None and name not in self.faulty
        )

    def fields(self) -> Iterator[Field]:
        """Give the area's fields in the order of their declaration."""
        members, problems = ({}, []) if "each" in self.faulty else expanded(self.area, self.place)
        self.is_torn = len(members) < len(self.area.families)
        self.problems.extend(problems)
        if not (self.area.fields_ or self.area.families or "fields" in self.faulty):
            at = self.place.at("fields", on="key")
            self.problems.append(("PM105", Finding(at, "`fields` is empty", "add a field, or delete the file")))
        for key, spec in self.area.fields_.items():
            declaration = Declaration(f"{self.ping}/{dotted((*self.request, key))}", self.place.at("fields", key))
            yield from self.resolved(key, spec, declaration, is_first=True)
        for key, family in members.items():
            yield from self._family(key, family)
        self.problems.extend(self._lacks())

    def _family(self, key: str, members: list[Member]) -> Iterator[Field]:
        subject = f"{self.ping}/{dotted((*self.request, key))}"
        place = self.place.at("fields", key)
        seen: set[tuple[tuple[str, Place], ...]] = set()
        held: set[str] = set()
        reported: set[tuple[str, Place]] = set()
        for member in members:
            before = len(self.problems)
            declaration = Declaration(subject, place, member.overlays)
            spec = self._member_spec(member, place)
            if spec is None:
                self.unsound.add(name_of(self.ping, self.request + (steps_of(member.key) or ())))
            else:
                is_first, holds = member.overlays not in seen, _held(member)
                is_distinct = holds not in held
                seen.add(member.overlays)
                held.add(holds)
                yield from self.resolved(member.key, spec, declaration, is_first=is_first, is_distinct=is_distinct)
            # What is wrong with one member is mostly wrong with all: one finding a cause.
            mine = [(code, found) for code, found in self.problems[before:] if (code, found.place) not in reported]
            reported.update((code, found.place) for code, found in mine)
            self.problems[before:] = mine

    def _member_spec(self, member: Member, place: Place) -> FieldSpec | None:
        spec, found, left_out = validated(FieldSpec, member.data, place)
        for code, finding in found:
            depth = len(place.keys)
            first = finding.place.keys[depth : depth + 1]
            overlay = next((at for name, at in member.overlays if (name,) == first), None)
            if overlay is not None:
                moved = Place(place.path, overlay.keys + finding.place.keys[depth:], finding.place.on)
                finding = Finding(moved, finding.message, finding.help)  # noqa: PLW2901  the same finding, elsewhere
            self.problems.append((code, finding))
        return spec if not left_out else None

    def resolved(
        self, key: str, spec: FieldSpec, declaration: Declaration, *, is_first: bool, is_distinct: bool | None = None
    ) -> Iterator[Field]:
        """Give the field at the path `key` of the area; none when it is no path. The first is distinct, unless told."""
        relative = self._steps(key, declaration)
        if relative is None:
            return
        self.problems.extend(field_problems(spec, declaration.key, self.known))
        if spec.warehouse is not None and spec.warehouse.convert == "first" and "[]" not in relative:
            fix = "remove `as`, or write `as: same` to store the value as it is sent"
            finding = Finding(declaration.key("warehouse").at("as"), "`as: first` needs a list", fix)
            self.problems.append(("PM115", finding))
        self._require(spec, declaration.place)
        is_new = is_first if is_distinct is None else is_distinct
        yield self._built(spec, self.request + relative, declaration, is_first=is_first, is_distinct=is_new)

    def _steps(self, key: str, declaration: Declaration) -> Steps | None:
        """Give the steps from the area to a field; a path that leads to none is reported."""
        relative = steps_of(key)
        fix = "write keys with dots between, `[]` behind a list, `*` for keys that are data"
        if relative is not None:
            fix = self._misstep(relative)
        if relative is not None and not fix:
            return relative
        at = Place(declaration.place.path, declaration.place.keys, "key")
        self.problems.append(("PM111", Finding(at, f"`{key}` is no path of a field", fix)))
        return None

    def _misstep(self, relative: Steps) -> str:
        """Say how to mend steps that lead to no field; nothing when they do."""
        if relative[-1] == "[]":
            return "remove the last `[]`, and add `repeated: true`"
        if VALUES in relative and (VALUES in relative[:-1] or relative[-2:-1] != ("*",)):
            return "write `=` last, behind `*`: it stands for the values of a map"
        if VALUES in relative and not (self.area.warehouse and self.area.warehouse.convert == "dropped"):
            return "write `*.` and a key: a map of single values has no columns"
        return ""

    def _built(
        self, spec: FieldSpec, steps: Steps, declaration: Declaration, *, is_first: bool, is_distinct: bool
    ) -> Field:
        kind, measure = spec.measure()
        area = self.inherited
        tier = spec.tier or area.tier or ""
        name, category, origin = (
            name_of(self.ping, steps),
            spec.category or area.category or "",
            spec.origin or area.origin,
        )
        path = name[len(self.ping) + 1 :]
        return Field(
            name=name,
            ping=self.ping,
            area=self.name,
            steps=steps,
            column=shape.column_of(self.area, spec, request=self.request, steps=steps, base=self.base),
            spec=spec,
            kind=kind,
            measure=measure,
            type=shape.type_of(spec, kind, measure),
            bounds=shape.bounds_of(spec, measure, self.known.vocabularies),
            repeated=spec.repeated,
            nullable=(area.nullable if spec.nullable is None else spec.nullable) is not False,
            description=spec.description or "",
            owner=self.known.owner(spec.owner or area.owner),
            tier=tier,
            level=self._level(tier),
            purposes=spec.purposes or area.purposes or (),
            readers=self._readers(spec),
            category=category,
            since=spec.since or area.since or "unknown",
            origin=origin or "sender",
            exposure=verdict_of(Declared(path, spec, kind, measure, category, origin or "sender", self.capacities)),
            recipients=spec.recipients or area.recipients or (),
            expires=spec.expires or area.expires,
            source=spec.source or area.source or ("event" if getattr(measure, "event", None) else "unknown"),
            documented=area.documented if spec.documented is None else spec.documented,
            tier_basis=spec.tier_basis or area.tier_basis,
            declaration=declaration,
            is_first=is_first,
            is_distinct=is_distinct,
        )

    def _readers(self, spec: FieldSpec) -> tuple[str, ...]:
        named = spec.readers or self.inherited.readers
        return () if named is None else tuple(dict.fromkeys(map(self.known.owner, named)))

    def _level(self, tier: str) -> Level:
        found = self.policy.tiers.get(tier)
        return "full" if found is None else found.from_level

    def _require(self, spec: FieldSpec, place: Place) -> None:
        for name in self.unsaid:
            self.declared[place] = None
            if getattr(spec, name) is None:
                self.lacking.setdefault(name, {})[place] = None

    def _lacks(self) -> Iterator[Problem]:
        """Say once for the area what most of its fields lack, and for each field what only some lack."""
        for name, places in self.lacking.items():
            if 2 * len(places) > len(self.declared):
                message = f"the area has no `{name}`, and neither its ping nor the policy gives one"
                yield _REQUIRED[name], Finding(self.place, message, _FIXES[name])
                continue
            for place in places:
                message = f"`{place.keys[-1]}` has no `{name}`, and neither its area, its ping nor the policy gives one"
                yield _REQUIRED[name], Finding(Place(place.path, place.keys, "key"), message, _FIXES[name])


def _held(member: Member) -> str:
    """Write what a member says but its texts, and with it which overlays touch it."""
    said = {key: value for key, value in member.data.items() if key not in _TEXTS}
    return repr((said, member.overlays))


def inherit(*holders: Inherited) -> Inherited:
    """Merge inheritable keys; an earlier holder goes before a later one."""
    values = {
        name: value
        for holder in reversed(holders)
        for name in Inherited.model_fields
        if (value := getattr(holder, name)) is not None
    }
    return Defaults.model_construct(**values)
