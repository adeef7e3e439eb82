"""PC231 population-widened: more is kept of a population, or a wider one takes its instances.

## Why
One line about a population decides over every field at once, and no file of a field changes with it. So does the
order of the populations: the first that matches takes an instance, and one that moves up takes it from another.

## Bad
```yaml
# before
# policy.yaml
populations:
  - {name: own_cloud, when: {hosting: cloud}, pings: critical}
  - {name: licensed, pings: critical, events: by_rules}
```
```yaml
# after
# policy.yaml
populations:
  - {name: own_cloud, when: {hosting: cloud}, pings: full}
  - {name: licensed, pings: critical, events: by_rules}
```
```yaml
# before
# policy.yaml
populations:
  - {name: desktop, when: {deploy_type: app}, pings: critical}
  - {name: own_cloud, when: {hosting: cloud}, pings: full}
  - {name: licensed, pings: critical, events: by_rules}
```
```yaml
# after
# policy.yaml
populations:
  - {name: own_cloud, when: {hosting: cloud}, pings: full}
  - {name: desktop, when: {deploy_type: app}, pings: critical}
  - {name: licensed, pings: critical, events: by_rules}
```

## Good
```yaml
# before
# policy.yaml
populations:
  - {name: own_cloud, when: {hosting: cloud}, pings: full}
  - {name: licensed, pings: full, events: by_rules}
```
```yaml
# after
# policy.yaml
populations:
  - {name: own_cloud, when: {hosting: cloud}, pings: full, omit: {areas: [example], because: nobody reads it}}
  - {name: licensed, pings: critical, events: none}
```
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import Literal, NamedTuple, get_args

from pingreg.compat.comparison import Comparison
from pingreg.compat.kept import fields_between, fields_kept, is_higher, more_events, told
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.grants import Known, grants_of
from pingreg.resolve.membership import member_of
from pingreg.resolve.model import FieldName, Registry
from pingreg.resolve.stricter import strictest
from pingreg.spec.policy import Hosting, Population, When

_PLACE = Place("policy.yaml", ("populations",))
_NOBODY = Population(name="nobody", pings="none")
"""What takes an instance that no population takes: nothing is kept of it."""
_LICENSES: tuple[Literal["absent", "unrecognized"] | None, ...] = (None, "absent", "unrecognized")
_Indexed = Mapping[str, tuple[int, Population]]


class _Widening(NamedTuple):
    key: str
    message: str
    before: str
    after: str
    fields: tuple[FieldName, ...]


@compat("PC231", "population-widened", category="privacy", over="registry", doc=__doc__)
def population_widened(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare what is kept of each population, and then who is taken by which."""
    registry = comparison.after.registry
    old, new = _by_name(comparison.before.registry), _by_name(registry)
    for name, (index, after) in new.items():
        if name in old:
            was, before = old[name]
            for found in _widened(before, after, comparison):
                yield Change(
                    _PLACE.at(index, found.key),
                    f"{found.message} of the population `{name}`",
                    "restore the line, or have the change approved by those who answer for the tiers",
                    before=found.before,
                    after=found.after,
                    was=_PLACE.at(was, found.key),
                    fields=found.fields,
                )
    yield from _retaken(comparison, old, new)


def _by_name(registry: Registry) -> _Indexed:
    return {one.name: (index, one) for index, one in enumerate(registry.policy.populations)}


def _widened(before: Population, after: Population, comparison: Comparison) -> Iterator[_Widening]:
    registry = comparison.after.registry
    if is_higher(after.pings, before.pings):
        fields = fields_between(registry, before.pings, after.pings)
        yield _Widening("pings", "a higher level of pings is kept", before.pings, after.pings, fields)
    was, omits = (set(one.omit.areas if one.omit else ()) for one in (before, after))
    old, new = comparison.before.registry.contracts.omitted, registry.contracts.omitted
    gained = old.get(before.name, frozenset()) - new.get(after.name, frozenset())
    if kept := gained & fields_kept(registry, after.pings):
        gone = ("their areas are called otherwise, or hold other fields",)
        said = (_listed(was), _listed(omits)) if was != omits else (_listed(was), *gone)
        yield _Widening("omit", "fewer fields are left out", *said, tuple(sorted(kept)))
    if more_events(after.events, before.events, registry.policy.event_rules):
        yield _Widening("events", "more events are kept", told(before.events), told(after.events), ())


def _listed(areas: set[str]) -> str:
    return ", ".join(sorted(areas)) or "none"


def _retaken(comparison: Comparison, old: _Indexed, new: _Indexed) -> Iterator[Change]:
    """Find instances that another population takes now, and that more is kept of by it than there was."""
    registry = comparison.after.registry
    nobody = (0, _NOBODY)
    seen: set[tuple[str, str]] = set()
    for known in _instances(old, new):
        names = _taken_by(comparison.before.registry, known), _taken_by(registry, known)
        (was, before), (index, after) = old.get(names[0], nobody), new.get(names[1], nobody)
        widened = list(_widened(before, after, comparison)) if names[0] != names[1] and names not in seen else []
        if not widened:
            continue
        seen.add(names)
        yield Change(
            _PLACE.at(index, "when") if after.when else _PLACE.at(index),
            f"populations were reordered: `{after.name}` keeps more of instances that `{before.name}` took",
            "restore the order and the conditions, or have the change approved by those who answer for the tiers",
            before=_in_order(old, new),
            after=_in_order(new, old),
            was=None if before is _NOBODY else _PLACE.at(was),
            fields=tuple(sorted({name for one in widened for name in one.fields})),
        )


def _instances(*states: _Indexed) -> Iterator[Known]:
    """Make up an instance for each way in which conditions can tell one from another."""
    conditions = [one.when for state in states for _, one in state.values() if one.when is not None]
    types = sorted({when.deploy_type for when in conditions if when.deploy_type is not None})
    yield member_of(_NOBODY)
    for hosting, deploy_type, license_ in product((None, *get_args(Hosting)), (None, *types), _LICENSES):
        when = When.model_construct(hosting=hosting, deploy_type=deploy_type, license=license_)
        yield member_of(_NOBODY.model_copy(update={"when": when}))


def _taken_by(registry: Registry, known: Known) -> str:
    return strictest(grants_of(registry, known, date.min)).population


def _in_order(populations: _Indexed, others: _Indexed) -> str:
    """List populations by name; with their conditions when the names alone say the same on both sides."""
    if list(populations) != list(others):
        return ", ".join(populations)
    return ", ".join(f"{name} ({_condition(one.when)})" for name, (_, one) in populations.items())


def _condition(when: When | None) -> str:
    return "the rest" if when is None else ", ".join(f"{key}: {value}" for key, value in when if value is not None)
