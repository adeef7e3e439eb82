"""Contracts: from what was written to what can be looked up by license and by site."""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from pingreg.diagnostics import Finding, Place, Problem
from pingreg.resolve.agreements import Contract, Contracts, Entry, License, Term
from pingreg.resolve.contract_rows import Rows
from pingreg.resolve.covering import Covering
from pingreg.resolve.crossing import Unsound
from pingreg.resolve.model import Ping
from pingreg.resolve.names import FieldName
from pingreg.resolve.terms import events_kept, in_order, unknown_name
from pingreg.spec.contract import ContractSpec, EventsAgreed, LicenseSpec, TermSpec
from pingreg.spec.files import Specs
from pingreg.spec.policy import PolicySpec


def contracts_of(
    specs: Specs, policy: PolicySpec, pings: Mapping[str, Ping], unsound: Unsound
) -> tuple[Contracts, list[Problem]]:
    """Resolve every contract; a name in `withhold` that leads nowhere is a problem, and spoils the contract."""
    covering = Covering(pings, unsound)
    problems: list[Problem] = []
    contracts: list[Contract] = []
    for path, table in specs.tables.items():
        rows = Rows(table, Place(path), covering)
        contracts.extend(rows.contracts())
        problems.extend(rows.problems)
    for path, spec in specs.all(ContractSpec).items():
        name = path.removeprefix("contracts/").removesuffix(".yaml")
        lost = list(_unknown_names(spec, Place(path), covering))
        problems.extend(lost)
        contracts.append(_contract(name, spec, Place(path), covering, is_sound=not lost and path not in specs.faulty))
    return found_by(_each_once(contracts, problems), covering.omitted(policy)), problems


def found_by(contracts: Iterable[Contract], omitted: Mapping[str, frozenset[FieldName]]) -> Contracts:
    """Make contracts known by the digests of their licenses and by their sites."""
    by_digest: dict[str, tuple[Entry, ...]] = {}
    by_site: dict[str, tuple[Entry, ...]] = {}
    ordered = tuple(sorted(contracts, key=attrgetter("name")))
    for contract in ordered:
        entries: list[Entry] = []
        for license_ in contract.licenses:
            digest, entry = license_.digest, Entry(contract, license_)
            entries.append(entry)
            alone = (entry,)
            by_digest[digest] = (*by_digest[digest], entry) if digest in by_digest else alone
            for site in _small(license_.sites):
                by_site[site] = (*by_site[site], entry) if site in by_site else alone
        # A site of the contract itself may run with any of its licenses, or with none when it has none.
        for site in _small(contract.sites) if contract.sites else ():
            by_site[site] = (*by_site.get(site, ()), *(entries or (Entry(contract, None),)))
    return Contracts(ordered, by_digest, by_site, omitted)


def _small(sites: tuple[str, ...]) -> Iterable[str]:
    """Give each site once, in small letters."""
    return (sites[0].lower(),) if len(sites) == 1 else dict.fromkeys(map(str.lower, sites))


def _contract(name: str, spec: ContractSpec, place: Place, covering: Covering, *, is_sound: bool) -> Contract:
    licenses = (_license(one, place.at("licenses", index)) for index, one in enumerate(spec.licenses))
    return Contract(
        name=name,
        title=spec.title,
        hosting=spec.hosting,
        is_example=spec.example is not None,
        is_sound=is_sound,
        sites=spec.sites,
        licenses=tuple(licenses),
        terms=in_order(tuple(_terms(spec.terms, place, covering))),
        place=place,
    )


def _license(spec: LicenseSpec, place: Place) -> License:
    return License(spec.key_sha256, spec.created, spec.tags, spec.environment, spec.sites, spec.switches, place)


def _terms(specs: Iterable[TermSpec], place: Place, covering: Covering) -> Iterator[Term]:
    for index, spec in enumerate(specs):
        yield Term(
            starts=spec.starts,
            ends=spec.until,
            level=spec.pings,
            events=events_kept(spec.events),
            withheld=covering.all_fields(spec.withhold),
            reference=spec.reference or "",
            events_reference=(spec.events.reference or "") if isinstance(spec.events, EventsAgreed) else "",
            place=place.at("terms", index),
        )


def _unknown_names(spec: ContractSpec, place: Place, covering: Covering) -> Iterator[Problem]:
    for index, term in enumerate(spec.terms):
        for at, name in enumerate(term.withhold):
            if problem := unknown_name(name, place.at("terms", index, "withhold", at), covering):
                yield problem


def _each_once(contracts: Iterable[Contract], problems: list[Problem]) -> Iterator[Contract]:
    """Refuse that one name stands for a file and for rows of a table: none of the two is sound then."""
    by_name: dict[str, list[Contract]] = {}
    for contract in contracts:
        by_name.setdefault(contract.name, []).append(contract)
    for name, found in by_name.items():
        for contract in found[1:]:
            message = f"`{name}` is the name of another contract too"
            related = ((found[0].place, "the other one"),)
            fix = "give one of the two another name, or remove it"
            problems.append(("PM120", Finding(contract.place, message, fix, contract.subject, related)))
        yield from found if len(found) == 1 else (contract._replace(is_sound=False) for contract in found)
