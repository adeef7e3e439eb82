"""How far fields reach: under how many contracts and of which populations they are kept."""

import json
from datetime import date

import pytest

from pingreg.payload.news import identities, news
from pingreg.payload.reaching import Reaches
from pingreg.render.reach import contracts_text, new_text, populations_text
from pingreg.resolve.model import Registry
from pingreg.source.tree import MemoryTree
from support.minimal import AREA, MINIMAL
from support.payloads import resolved_in

DAY = date(2026, 11, 24)
TERM = {"from": "2024-01-01", "pings": "full", "events": "by_rules", "reference": "order form"}


def contract(number: int, *terms: dict[str, object], tags: tuple[str, ...] = (), hosting: str = "self_hosted") -> str:
    license_ = {"key_sha256": f"{number:064x}", "created": "2024-01-01", "tags": [*tags]}
    return json.dumps({"title": f"Customer {number}", "hosting": hosting, "licenses": [license_], "terms": [*terms]})


CONTRACTS = {
    "plain": contract(1),
    "agreed": contract(2, TERM),
    "critical": contract(3, TERM | {"pings": "critical"}),
    "nothing": contract(4, TERM | {"pings": "none", "events": "none"}),
    "air-gapped": contract(5, tags=("allow-air-gapped",)),
    "named": contract(6, TERM | {"withhold": ["app/example.Clicks"], "events": "by_rules"}),
    "not-yet": contract(7, TERM | {"pings": "none", "from": "2027-01-01"}),
}


def registry_of(files: dict[str, str] | None = None) -> Registry:
    contracts = {f"contracts/{name}.yaml": text for name, text in CONTRACTS.items()}
    return resolved_in(MemoryTree({**MINIMAL, **contracts, **(files or {})}))


@pytest.mark.parametrize(
    ("field", "kept", "withheld"),
    [
        ("app/example.Clicks", 3, {"by name": 1, "critical": 1, "none": 2}),
        ("app/example.Edition", 4, {"critical": 1, "none": 2}),
        ("app/version", 5, {"none": 2}),
        ("app/example.Drags", 0, {"removed": 7}),
    ],
)
def test_a_field_is_counted_under_each_contract_once(field: str, kept: int, withheld: dict[str, int]) -> None:
    registry = registry_of()
    (found,) = (one for one in registry.fields if one.name == field)
    reach = Reaches(registry, on=DAY).of(found)
    assert (reach.kept, dict(reach.withheld), reach.contracts) == (kept, withheld, 7)


def test_a_contract_keeps_what_any_of_its_licenses_keeps() -> None:
    licenses = [{"key_sha256": f"{9:064x}", "tags": ["allow-air-gapped"]}, {"key_sha256": f"{10:064x}"}]
    mixed = json.dumps({"title": "Mixed", "hosting": "self_hosted", "licenses": licenses})
    registry = registry_of({"contracts/mixed.yaml": mixed})
    (found,) = (one for one in registry.fields if one.name == "app/version")
    assert Reaches(registry, on=DAY).of(found).kept == 6


def test_populations_are_told_apart_and_those_without_a_contract_are_known() -> None:
    omitting = MINIMAL["policy.yaml"].replace(
        "{hosting: cloud}, pings: full,", "{hosting: cloud}, pings: full, omit: {areas: [example], because: cost},"
    )
    registry = registry_of({"policy.yaml": omitting})
    (found,) = (one for one in registry.fields if one.name == "app/example.Clicks")
    reach = Reaches(registry, on=DAY).of(found)
    assert reach.populations == {
        "own_cloud": False,
        "desktop": True,
        "unrecognized": False,
        "unlicensed": True,
        "licensed": True,
    }
    assert reach.strangers == ("desktop", "unrecognized", "unlicensed")
    assert populations_text(reach) == "kept of desktop, unlicensed, licensed; withheld of own_cloud, unrecognized"


def test_the_last_population_is_of_strangers_when_no_other_takes_them() -> None:
    start, _, rest = MINIMAL["policy.yaml"].partition("populations:\n")
    rest = rest.partition("ping_rules:")[2]
    policy = f"{start}populations:\n  - {{name: everybody, pings: critical}}\nping_rules:{rest}"
    registry = registry_of({"policy.yaml": policy})
    (found,) = (one for one in registry.fields if one.name == "app/version")
    reach = Reaches(registry, on=DAY).of(found)
    assert (reach.populations, reach.strangers) == ({"everybody": True}, ("everybody",))


def test_an_event_field_is_withheld_where_its_events_are_or_where_it_is_redacted() -> None:
    redacted = MINIMAL["policy.yaml"].replace(
        "{otherwise: all, redaction: allow_listed}", "{otherwise: all, redaction: all}"
    )
    registry = registry_of({"policy.yaml": redacted})
    (kind,) = registry.event_kinds.values()
    (private,) = (one for one in kind.ping.fields if one.name in kind.private)
    reach = Reaches(registry, on=DAY).of_event(private, (kind,))
    assert reach.kept == 0
    assert dict(reach.withheld) == {"redacted": 5, "no events": 2}
    (numeric,) = (one for one in kind.ping.fields if one.name.endswith("pageCount"))
    assert Reaches(registry, on=DAY).of_event(numeric, (kind,)).kept == 5


def test_only_what_was_not_there_before_is_new_and_tombstones_never_are() -> None:
    before = registry_of({AREA: MINIMAL[AREA].partition("  Edition:")[0]})
    (new,) = news(registry_of(), identities(before), on=DAY)
    assert (new.subject, new.fields, new.reach.kept) == ("app/example.Edition", 1, 4)
    assert news(registry_of(), identities(registry_of()), on=DAY) == ()


FAMILY = """\
each: {kind: [Old, New]}
fields:
  $kind.Clicks: {count: {event: Click, per: week}, description: Clicks on the $kind button.}
"""


@pytest.mark.parametrize(
    ("withhold", "subjects"),
    [
        ([], [("app/example.$kind.Clicks", 2)]),
        (["app/example.Old"], [("app/example.New.Clicks", 1), ("app/example.Old.Clicks", 1)]),
    ],
)
def test_a_family_is_one_entry_when_all_its_members_reach_equally_far(
    withhold: list[str], subjects: list[tuple[str, int]]
) -> None:
    head = MINIMAL[AREA].partition("fields:")[0]
    named = contract(6, TERM | {"withhold": withhold})
    registry = registry_of({AREA: head + FAMILY, "contracts/named.yaml": named})
    before = resolved_in(MemoryTree({path: text for path, text in MINIMAL.items() if path != AREA}))
    found = news(registry, identities(before), on=DAY)
    assert [(new.subject, new.fields) for new in found] == subjects


def test_an_event_field_of_a_known_name_is_new_under_another_action() -> None:
    again = MINIMAL["events/example.yaml"] + (
        "  closed:\n"
        "    description: Somebody closed the page.\n"
        "    metadata:\n"
        "      pageCount: {type: integer, description: Pages that were open then.}\n"
    )
    found = news(registry_of({"events/example.yaml": again}), identities(registry_of()), on=DAY)
    assert {new.subject for new in found} == {"events/example/closed/pageCount"}


def test_the_words_count_contracts_and_name_no_customer() -> None:
    before = registry_of({AREA: MINIMAL[AREA].partition("  Edition:")[0]})
    (new,) = news(registry_of(), identities(before), on=DAY)
    assert new_text(new) == (
        "new: app/example.Edition is kept under 4 of 7 contracts, withheld under 3 (1 critical, 2 none), "
        "and kept of desktop and unlicensed instances"
    )
    assert contracts_text(Reaches(resolved_in(MemoryTree(MINIMAL)), on=DAY).of(next(registry_of().fields))) == (
        "kept under no contract, for there is none"
    )
