"""Levels: by each, which instances are at it, which send no more than it, and what it keeps."""

from collections.abc import Iterator
from dataclasses import dataclass

from pingreg.emit.handbook.lists import AreaFields, area_link, by_area, total
from pingreg.emit.spans import span
from pingreg.markdown import Markdown, code, escaped, joined
from pingreg.naming import counted
from pingreg.resolve.model import Area, Field, Registry
from pingreg.spec.policy import LEVELS, Level, Population


@dataclass(frozen=True, slots=True)
class LevelView:
    """Show one level: `count` is all that it keeps, `areas` what it keeps beyond the level below."""

    name: Level
    count: str
    areas: tuple[AreaFields, ...]
    populations: tuple[Markdown, ...]
    rules: tuple[Markdown, ...]
    switches: tuple[Markdown, ...]


def level_views(registry: Registry) -> tuple[LevelView, ...]:
    """Show the levels, the lowest first."""
    count = 0
    views: list[LevelView] = []
    for level in LEVELS:
        areas = _added(registry, level)
        count += total(areas)
        populations = tuple(_population(one, registry) for one in registry.policy.populations if one.pings == level)
        rules = tuple(_rules(registry, level))
        views.append(
            LevelView(level, counted(count, "field"), areas, populations, rules, tuple(_switches(registry, level)))
        )
    return tuple(views)


def _added(registry: Registry, level: Level) -> tuple[AreaFields, ...]:
    def is_new(field: Field, _: Area) -> bool:
        return field.level == level and not field.is_tombstone

    return by_area(registry, is_new)


def _population(population: Population, registry: Registry) -> Markdown:
    when = population.when
    said = when.model_dump(exclude_none=True) if when is not None else {}
    conditions = joined(
        (Markdown(f"{escaped(key.replace('_', ' '))} is {code(value)}") for key, value in said.items()), " and "
    )
    who = f"{code(population.name)}: {conditions or 'all others'}"
    if population.omit is None:
        return Markdown(who)
    omitted = set(population.omit.areas)
    names = joined(area_link(area) for area in registry.areas if area.name in omitted)
    return Markdown(f"{who}; without {names}, because {escaped(population.omit.because)}")


def _rules(registry: Registry, level: Level) -> Iterator[Markdown]:
    for rule in registry.policy.ping_rules:
        if rule.level == level and rule.tag is not None:
            yield Markdown(f"a license with the tag {code(rule.tag)}")
        if rule.otherwise == level:
            yield Markdown("any other license")
    if registry.policy.expired.then == level:
        yield Markdown(f"a contract that ended more than {span(registry.policy.expired.grace)} ago")
    if level == "none":
        yield Markdown("an instance that cannot be told to be any of these")


def _switches(registry: Registry, level: Level) -> Iterator[Markdown]:
    for name, switch in registry.policy.switches.items():
        if switch.sends == level:
            value = f" at {code(switch.value)}" if switch.value is not None else ""
            versions = f", in versions {code(switch.product_versions)}" if switch.product_versions else ""
            yield Markdown(f"the setting {code(name)}{value}{versions}")
