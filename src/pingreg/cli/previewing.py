"""Preview one instance: find its standing, and print what it sends beside what is kept."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from pingreg.cli.explain_field import value_text
from pingreg.cli.resolving import ping_named, registry_at
from pingreg.markdown import code, escaped
from pingreg.naming import counted, did_you_mean, one_of
from pingreg.payload.preview import Previewed, previewed, shape_of
from pingreg.resolve.grants import Known
from pingreg.resolve.law import standing_as, standing_of
from pingreg.resolve.model import Ping, Registry
from pingreg.resolve.roster import known_in
from pingreg.resolve.sending import sent_by
from pingreg.resolve.standing import Sender, Standing
from pingreg.resolve.stricter import lower
from pingreg.spec.policy import Level
from pingreg.spec.versions import is_orderable

_DEFAULT = "server"
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold what was asked for."""

    ping: str | None
    population: str | None
    instance: str | None
    level: Level | None
    version: str | None
    switches: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True)
class _Instance:
    standing: Standing
    switches: tuple[str, ...]
    title: str


def preview(asked: Asked, *, form: str, registry: Path | None, contracts: Path | None) -> str:
    """Write the preview.

    Raises:
        click.UsageError: the ping, population, instance or a switch is unknown, not one of the two is given, or the
            version cannot be ordered.
    """
    resolved, _ = registry_at(registry, contracts=contracts)
    only = next(iter(resolved.pings)) if len(resolved.pings) == 1 else _DEFAULT
    ping = ping_named(resolved, asked.ping or only)
    _check_version(ping, asked.version)
    instance = _instance(resolved, asked)
    for name in asked.switches:
        _known(name, resolved.policy.switches, "switch")
    if asked.level is not None:
        standing = replace(instance.standing, level=lower(instance.standing.level, asked.level))
        instance = replace(instance, standing=standing)
    switches = (*instance.switches, *asked.switches)
    sends = sent_by(switches, asked.version, resolved.policy) or "full"
    standing = instance.standing
    fields = tuple(
        previewed(ping, sends=sends, keeps=standing.level, withheld=standing.withheld, version=asked.version)
    )
    if form == "json":
        return json.dumps(_data(ping, asked, instance, fields), ensure_ascii=False, indent=1)
    return "\n".join(_page(ping, asked, instance, fields))


def _instance(registry: Registry, asked: Asked) -> _Instance:
    if (asked.population is None) == (asked.instance is None):
        message = "say whose: --population NAME, or --instance SITE"
        raise click.UsageError(message)
    if asked.instance is not None:
        return _on_file(registry, asked.instance, asked.on)
    populations = {population.name: population for population in registry.policy.populations}
    name = _known(asked.population or "", populations, "population")
    standing = standing_as(registry, known_in(populations[name]), on=asked.on)
    if standing.population != name:
        # It is only for instances on file: what the policy gives it, under the ceiling of its hosting.
        population = populations[name]
        hosting = population.when.hosting if population.when and population.when.hosting else "self_hosted"
        ceiling: Level = getattr(registry.policy.ceilings, hosting).pings
        rule = next((rule.otherwise for rule in registry.policy.ping_rules if rule.otherwise), None) or "none"
        level = lower(lower(population.pings, ceiling), rule if population.when is None else population.pings)
        omitted = registry.contracts.omitted.get(name, frozenset())
        clause = f"population `{name}`"
        standing = replace(
            standing, hosting=hosting, population=name, level=level, withheld=omitted, clause=clause, until=None
        )
    return _Instance(standing, (), "")


def _on_file(registry: Registry, name: str, on: date) -> _Instance:
    contracts = registry.contracts
    name = name.lower()
    sites = [site for site in contracts.by_site if len(name) >= _SHORTEST and site.startswith(name)]
    if name in contracts.by_site or len(sites) == 1:
        site = name if name in contracts.by_site else sites[0]
        entries = contracts.by_site[site]
        standing = standing_of(registry, Sender(site=site), received=on)
    else:
        digests = [digest for digest in contracts.by_digest if len(name) >= _SHORTEST and digest.startswith(name)]
        if len(digests) != 1:
            guess = did_you_mean(name, contracts.by_site)
            fix = f"give its site, or its license's digest: {_SHORTEST} digits or more"
            message = f"no instance on file is called `{name}`{guess}; {fix}"
            raise click.UsageError(message)
        entries = contracts.by_digest[digests[0]]
        standing = standing_as(registry, Known("on_file", entries[0], None), on=on)
    switches = entries[0].license.switches if entries[0].license else ()
    return _Instance(standing, switches, entries[0].contract.title)


def _known(name: str, known: Iterable[str], what: str) -> str:
    names = tuple(known)
    if name not in names:
        message = f"`{name}` is no {what}{did_you_mean(name, names)}; use one of {one_of(names)}"
        raise click.UsageError(message)
    return name


def _check_version(ping: Ping, version: str | None) -> None:
    """Refuse a version that the ping's scheme cannot order: of it everything would be shown as sent."""
    versions = ping.spec.versions
    if version is not None and versions is not None and not is_orderable(version):
        message = f"`{version}` cannot be ordered by `{versions.scheme}`, the version scheme of `{ping.name}`"
        message += "; give a release such as 4.5.1"
        raise click.UsageError(message)


def _data(ping: Ping, asked: Asked, instance: _Instance, fields: tuple[Previewed, ...]) -> dict[str, Any]:
    words = {one.field.name: value_text(one.field) for one in fields}
    standing = instance.standing
    return {
        "ping": ping.name,
        "customer": instance.title or None,
        "population": standing.population,
        "hosting": standing.hosting,
        "level": standing.level,
        "product_version": asked.version,
        "clause": standing.clause,
        "reference": standing.reference,
        "sent": shape_of((one.field for one in fields if one.is_sent), words),
        "kept": shape_of((one.field for one in fields if one.is_kept), words),
        "added_on_receipt": sorted(one.field.name for one in fields if one.is_added and one.is_kept),
        "withheld": sorted(one.field.name for one in fields if one.is_sent and not one.is_kept),
    }


def _page(ping: Ping, asked: Asked, instance: _Instance, fields: tuple[Previewed, ...]) -> Iterator[str]:
    standing = instance.standing
    whom = escaped(instance.title) if instance.title else f"an instance of the population {code(standing.population)}"
    release = f" that runs {escaped(asked.version)}" if asked.version else ""
    sent, kept = (sum(one.is_sent for one in fields), sum(one.is_sent and one.is_kept for one in fields))
    added = sum(one.is_added and one.is_kept for one in fields)
    yield f"# {escaped(ping.spec.title)}: what {whom}{release} sends, and what is kept"
    yield ""
    because = f" ({escaped(standing.reference)})" if standing.reference else ""
    yield f"Kept at level **{standing.level}**, by {escaped(standing.clause.replace('`', ''))}{because}."
    yield f"{counted(sent, 'field')} sent: {kept} kept, {sent - kept} withheld; {added} more added on receipt."
    for area in ping.areas:
        rows = [
            one for one in fields if one.field.area == area.name and (one.is_sent or (one.is_added and one.is_kept))
        ]
        if rows:
            yield ""
            yield f"## {escaped(area.spec.title)}"
            yield ""
            yield "| field | what it is | value | kept |"
            yield "|---|---|---|---|"
            yield from map(_row, rows)


def _row(one: Previewed) -> str:
    kept = "added on receipt" if one.is_added else "yes"
    name = one.field.name.partition("/")[2]
    what = f"{escaped(one.field.description)} | {escaped(value_text(one.field))}"
    return f"| {code(name)} | {what} | {kept if one.is_kept else f'**no**, {one.why}'} |"
