"""The example contracts, row by row of what the handbook says of hosting and contract, and where ours is stricter."""

from datetime import date
from typing import Any

import pytest

from pingreg.resolve.law import standing_of
from pingreg.resolve.sending import sent_by
from pingreg.resolve.standing import NO_EVENTS, EventsKept, Sender
from pingreg.resolve.stricter import lower
from support.payloads import real_registry

DAY = date(2026, 11, 24)
COSTLY = {"search", "growth", "code_intel", "migrated_extensions"}
ALL = EventsKept(("v2",), None, "allow_listed")
CODY = EventsKept(("v2",), ("cody",), "allow_listed")
BOTH_STREAMS = EventsKept(("v1", "v2"), None, "allow_listed")
UNREDACTED = EventsKept(("v1", "v2"), None, "none")


def key(name: str) -> str:
    return f"example-{name}-key"


# how it is hosted, what it sends of itself, its version, what then reaches the warehouse: level, events
ROWS: dict[str, tuple[Sender, str | None, str, EventsKept]] = {
    "own cloud": (Sender(site="c10dd0e1-0000-4000-8000-000000000001"), None, "full", UNREDACTED),
    "managed, agreement signed": (Sender(key("airline")), None, "full", BOTH_STREAMS),
    "managed, no agreement": (Sender(key("bakery")), None, "full", CODY),
    "self-hosted, license of 2023-10-04 or later": (Sender("demo-licence"), None, "full", ALL),
    "self-hosted, older license": (Sender(key("brewery")), None, "full", CODY),
    "self-hosted, export of events disabled": (Sender(key("hospital")), None, "full", CODY),
    "self-hosted, only critical pings are sent": (Sender(key("insurer")), "4.5.1", "critical", NO_EVENTS),
    "self-hosted, air-gapped": (Sender(key("ministry")), "5.2.0", "none", NO_EVENTS),
    "self-hosted, blocked without the tag": (Sender(key("observatory")), None, "full", ALL),
    "unlicensed": (Sender(site="unheard-of"), None, "full", ALL),
    "desktop app": (Sender(site="unheard-of", deploy_type="app"), None, "full", NO_EVENTS),
    "license on no file": (Sender("nobody knows this key"), None, "none", NO_EVENTS),
}


@pytest.mark.parametrize("row", ROWS)
def test_what_reaches_the_warehouse(row: str) -> None:
    sender, version, level, events = ROWS[row]
    registry = real_registry()
    found = standing_of(registry, sender, received=DAY)
    contract = next((one for one in registry.contracts.contracts if one.name == found.customer), None)
    switches = contract.licenses[0].switches if contract and contract.licenses else ()
    sent = sent_by(switches, version, registry.policy) or "full"
    assert (lower(found.level, sent), found.events) == (level, events), found


def test_the_own_cloud_leaves_out_what_is_too_costly_and_alone_keeps_marketing() -> None:
    registry = real_registry()
    sender = ROWS["own cloud"][0]
    found = standing_of(registry, sender, received=DAY)
    left_out = {field.name for area in registry.areas if area.name in COSTLY for field in area.fields}
    assert found.withheld == left_out
    assert len(left_out) > len(COSTLY)
    keeping = {name for name, (who, *_) in ROWS.items() if standing_of(registry, who, received=DAY).keeps_marketing}
    assert keeping == {"own cloud"}


def test_every_example_is_marked_as_one() -> None:
    contracts = real_registry().contracts.contracts
    assert contracts
    assert all(contract.is_example for contract in contracts)


@pytest.mark.parametrize(
    ("version", "sent"),
    [("3.15.9", "full"), ("3.16", "critical"), ("4.5.1", "critical"), ("5.0.0", "full"), ("insiders", "critical")],
)
def test_a_switch_works_in_its_range_and_for_versions_that_cannot_be_ordered(version: str, sent: str) -> None:
    policy: Any = real_registry().policy
    assert sent_by(["disableNonCriticalTelemetry"], version, policy) == sent
    assert sent_by([], version, policy) is None
    assert sent_by(["unheardOf"], version, policy) is None


@pytest.mark.parametrize(
    ("sender", "says"),
    [
        (Sender("demo-licence", "b0a7e005-0000-4000-8000-000000000005"), "different entries"),
        (Sender("unheard of", "b0a7e005-0000-4000-8000-000000000005"), "on no file though the site is"),
    ],
)
def test_license_and_site_that_disagree_are_told_of(sender: Sender, says: str) -> None:
    found = standing_of(real_registry(), sender, received=DAY)
    assert [says in warning for warning in found.warnings] == [True]
    assert found.events in (CODY, NO_EVENTS)


def test_a_site_alone_leads_to_its_contract() -> None:
    found = standing_of(real_registry(), Sender(site="b0a7e006-0000-4000-8000-000000000006"), received=DAY)
    assert (found.customer, found.level, found.reference) == ("example-insurer", "critical", "order form 7, clause 3")
    assert found.withheld == {"server/initAdmin"}


@pytest.mark.parametrize(
    ("day", "level", "clause"),
    [
        ("2021-01-31", "full", "population `licensed`"),
        ("2025-06-30", "full", "term from 2021-02-01"),
        ("2025-07-01", "critical", "term from 2025-07-01"),
        ("2027-07-01", "critical", "term from 2025-07-01, over since 2027-07-01, in grace until 2027-08-30"),
        ("2027-08-30", "critical", "term from 2025-07-01, over since 2027-07-01"),
    ],
)
def test_terms_follow_one_another(day: str, level: str, clause: str) -> None:
    found = standing_of(real_registry(), Sender(key("insurer")), received=date.fromisoformat(day))
    assert (found.level, found.clause) == (level, clause)


def test_sent_before_and_received_after_a_change_takes_the_stricter() -> None:
    days = {"sent": date(2025, 6, 30), "received": date(2025, 7, 1)}
    found = standing_of(real_registry(), Sender(key("insurer")), **days)
    assert found.level == "critical"
    assert [warning for warning in found.warnings if "different terms" in warning]


def test_only_the_fields_of_the_ping_are_withheld_when_it_is_named() -> None:
    sender = ROWS["own cloud"][0]
    assert not standing_of(real_registry(), sender, received=DAY, ping="desktop").withheld
    assert standing_of(real_registry(), sender, received=DAY, ping="server").withheld
