"""Contracts: from what was written to what can be looked up by license and by site."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from pingreg.diagnostics import Finding, Place, Problem
from pingreg.naming import did_you_mean, nearest
from pingreg.resolve.agreements import Contract, Contracts, Entry, License, Term
from pingreg.resolve.crossing import Unsound
from pingreg.resolve.model import Ping
from pingreg.resolve.names import FieldName
from pingreg.resolve.standing import NO_EVENTS, EventsKept
from pingreg.resolve.withholding import Withholding
from pingreg.spec.contract import ContractSpec, EventsAgreed, LicenseSpec, TermSpec
from pingreg.spec.files import Specs
from pingreg.spec.policy import PolicySpec


def contracts_of(
    specs: Specs, policy: PolicySpec, pings: Mapping[str, Ping], unsound: Unsound
) -> tuple[Contracts, list[Problem]]:
    """Resolve every contract; a name in `withhold` that leads nowhere is a problem, and spoils the contract."""
    withholding = Withholding(pings, unsound)
    problems: list[Problem] = []
    contracts: list[Contract] = []
    for path, spec in specs.all(ContractSpec).items():
        name = path.removeprefix("contracts/").removesuffix(".yaml")
        lost = list(_unknown_names(spec, Place(path), withholding))
        problems.extend(lost)
        contracts.append(
            _contract(name, spec, Place(path), withholding, is_sound=not lost and path not in specs.faulty)
        )
    return found_by(contracts, withholding.omitted(policy)), problems


def found_by(contracts: Iterable[Contract], omitted: Mapping[str, frozenset[FieldName]]) -> Contracts:
    """Make contracts known by the digests of their licenses and by their sites."""
    by_digest: dict[str, tuple[Entry, ...]] = {}
    by_site: dict[str, tuple[Entry, ...]] = {}
    ordered = tuple(sorted(contracts, key=lambda contract: contract.name))
    for contract in ordered:
        entries = [Entry(contract, license_) for license_ in contract.licenses]
        for entry, license_ in zip(entries, contract.licenses, strict=True):
            by_digest[license_.digest] = (*by_digest.get(license_.digest, ()), entry)
            for site in license_.sites:
                by_site[site] = (*by_site.get(site, ()), entry)
        # A site of the contract itself may run with any of its licenses, or with none when it has none.
        for site in contract.sites:
            by_site[site] = (*by_site.get(site, ()), *(entries or (Entry(contract, None),)))
    return Contracts(ordered, by_digest, by_site, omitted)


def _contract(name: str, spec: ContractSpec, place: Place, withholding: Withholding, *, is_sound: bool) -> Contract:
    licenses = (_license(one, place.at("licenses", index)) for index, one in enumerate(spec.licenses))
    return Contract(
        name=name,
        title=spec.title,
        hosting=spec.hosting,
        is_example=spec.example is not None,
        is_sound=is_sound,
        sites=spec.sites,
        licenses=tuple(licenses),
        terms=tuple(_terms(spec.terms, place, withholding)),
        place=place,
    )


def _license(spec: LicenseSpec, place: Place) -> License:
    return License(spec.key_sha256, spec.created, spec.tags, spec.environment, spec.sites, spec.switches, place)


def _terms(specs: tuple[TermSpec, ...], place: Place, withholding: Withholding) -> Iterator[Term]:
    """Put terms in order; where one has no `until`, it ends when a later one starts."""
    starts = sorted({spec.starts for spec in specs})
    for index, spec in sorted(enumerate(specs), key=lambda numbered: (numbered[1].starts, numbered[0])):
        following: date | None = next((start for start in starts if start > spec.starts), None)
        yield Term(
            starts=spec.starts,
            ends=spec.until or following,
            level=spec.pings,
            events=_events(spec),
            withheld=frozenset().union(*(withholding.fields(name) for name in spec.withhold)),
            reference=spec.reference or "",
            events_reference=(spec.events.reference or "") if isinstance(spec.events, EventsAgreed) else "",
            place=place.at("terms", index),
        )


def _events(spec: TermSpec) -> EventsKept | Literal["by_rules"]:
    if spec.events == "by_rules":
        return "by_rules"
    if spec.events == "none":
        return NO_EVENTS
    agreed = spec.events
    return EventsKept(agreed.stream, None if agreed.allow == "all" else agreed.allow, agreed.redaction)


def _unknown_names(spec: ContractSpec, place: Place, withholding: Withholding) -> Iterator[Problem]:
    for index, term in enumerate(spec.terms):
        for at, name in enumerate(term.withhold):
            if not withholding.knows(name):
                known = withholding.names
                guess = nearest(name, known)
                fix = f"write `{guess}`" if guess else "name a field, an area or a path, such as `server/initAdmin`"
                message = f"`{name}` is no field{did_you_mean(name, known)}"
                yield "PX108", Finding(place.at("terms", index, "withhold", at), message, fix)
