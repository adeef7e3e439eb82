"""The roster: every instance that is on file or was seen, with its standing, and those that are on no file by kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pingreg.resolve.agreements import Contract, Entry, License
from pingreg.resolve.grants import Known
from pingreg.resolve.law import standing_as, standing_of
from pingreg.resolve.model import Registry
from pingreg.resolve.sending import sent_by
from pingreg.resolve.standing import NO_EVENTS, Sender, Standing
from pingreg.spec.policy import Level, Population

Kind = Literal["on_file", "population", "not_on_file"]
_NOBODY = "the site is on no contract, and so nothing is allowed until its license is known"


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold when an instance sent last, and its version then; None where that could not be read."""

    version: str | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Line:
    """Say of one instance, or of all of a population under no contract, what it is and what may be kept of it.

    `sent` is the level that it sends by itself; None when that is not known.
    """

    kind: Kind
    contract: Contract | None
    license: License | None
    site: str | None
    standing: Standing
    sent: Level | None = None
    seen: Seen | None = None

    def silence(self, today: date) -> int | None:
        """Count the days since the instance was heard."""
        return None if self.seen is None or self.seen.last is None else (today - self.seen.last).days


def roster(registry: Registry, *, on: date, seen: Mapping[str, Seen]) -> Iterator[Line]:
    """Yield a line for each license and site on file, then for each population, then for sites on no contract."""
    for contract in registry.contracts.contracts:
        for license_ in contract.licenses:
            standing = standing_as(registry, Known("on_file", Entry(contract, license_), None), on=on)
            for site in license_.sites or (None,):
                heard = seen.get(site.lower()) if site else None
                sent = sent_by(license_.switches, heard.version if heard else None, registry.policy)
                yield Line("on_file", contract, license_, site, standing, sent, heard)
        for site in contract.sites:
            standing = standing_of(registry, Sender(site=site), received=on)
            yield Line("on_file", contract, None, site, standing, None, seen.get(site.lower()))
        if not contract.licenses and not contract.sites:
            standing = standing_as(registry, Known("on_file", Entry(contract, None), None), on=on)
            yield Line("on_file", contract, None, None, standing)
    yield from _populations(registry, on)
    for site in sorted(site for site in seen if site.lower() not in registry.contracts.by_site):
        yield Line("not_on_file", None, None, site, _nothing(), None, seen[site])


def _populations(registry: Registry, on: date) -> Iterator[Line]:
    """Yield the populations that an instance under no contract can be in."""
    for population in registry.policy.populations:
        standing = standing_as(registry, known_in(population), on=on)
        if standing.population == population.name:
            yield Line("population", None, None, None, standing)


def known_in(population: Population) -> Known:
    """Say how an instance under no contract is known that is in a population, if there can be one."""
    when = population.when
    if when is None:
        return Known("absent", None, None)
    return Known(when.license or "absent", None, when.deploy_type)


def _nothing() -> Standing:
    return Standing("self_hosted", "", "none", NO_EVENTS, frozenset(), _NOBODY, events_clause=_NOBODY)
