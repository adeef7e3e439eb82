"""What widens in the policy, in contracts, in pings and in events: the edges that the pages do not show."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pingreg.compat.comparison import Comparison
from pingreg.compat.engine import compared
from pingreg.compat.kept import admits_more, allowed_by
from pingreg.compat.rule import compat_rules
from pingreg.compat.rule_samples import deciding, samples
from pingreg.diagnostics import Diagnostic, Place, Severity
from pingreg.resolve.agreements import License
from pingreg.resolve.event_rules import events_by_rules
from pingreg.resolve.standing import NO_EVENTS, EventsKept
from support.compared import changes, state
from support.minimal import TODAY, overlay, resolved

_OURS = frozenset(f"PC{number}" for number in (*range(231, 260), *range(270, 280)))
_TITLE = "Umbrella of Nowhere"


def _cases(name: str) -> dict[str, dict[str, Any]]:
    text = Path(__file__).with_name("cases").joinpath(f"{name}.yaml").read_text("utf-8")
    found: dict[str, dict[str, Any]] = yaml.load(text, yaml.BaseLoader)  # noqa: S506  all values are texts
    return found


WIDENED, QUIET, CONTRACTS = _cases("policy"), _cases("policy_quiet"), _cases("contracts")


def found(before: str, after: str) -> list[Diagnostic]:
    return [one for one in changes(overlay(before), overlay(after)) if one.code in _OURS]


def codes(before: str, after: str) -> set[str]:
    return {one.code for one in found(before, after)}


def contract(terms: str, hosting: str = "self_hosted") -> str:
    return (
        f"# pingreg.yaml\ncontracts: contracts\n# contracts/umbrella.yaml\ntitle: {_TITLE}\nhosting: {hosting}\n"
        f"sites: [some-site]\nterms:\n{terms if terms.startswith('-') else ' ' + terms}\n"
    )


@pytest.mark.parametrize("name", WIDENED)
def test_it_is_told_and_not_the_other_way_round(name: str) -> None:
    case = WIDENED[name]
    code, before, after = case["code"], case["before"], case["after"]
    reverse = {code} if "both" in case else {case["reverse"]} if "reverse" in case else set[str]()
    assert codes(before, after) == {code}
    assert codes(after, before) == reverse


@pytest.mark.parametrize("name", QUIET)
def test_it_is_not_told_in_either_direction(name: str) -> None:
    case = QUIET[name]
    assert codes(case["before"], case["after"]) == set()
    assert codes(case["after"], case["before"]) == set()


@pytest.mark.parametrize("name", CONTRACTS)
def test_of_a_contract_this_is_told(name: str) -> None:
    case = CONTRACTS[name]
    before, after = contract(case["before"]), contract(case["after"])
    assert [one.message for one in found(before, after)] == case["found"]
    assert case["found"] == [] or codes(after, before) == set()
    assert "both" not in case or codes(after, before) == set()


@pytest.mark.parametrize("name", CONTRACTS)
def test_no_diagnostic_about_a_contract_holds_its_title_or_name(name: str) -> None:
    before, after = contract(CONTRACTS[name]["before"]), contract(CONTRACTS[name]["after"], hosting="cloud")
    told = found(before, after)
    assert told
    for one in told:
        assert one.subject == "contract/umbrella"
        assert _TITLE not in repr(one)
        assert (
            "umbrella" not in f"{one.message} {one.help} {one.remarks} {[label.text for label in one.labels]}".lower()
        )


@pytest.mark.parametrize("hosting", ["managed", "cloud"])
def test_hosting_with_a_higher_ceiling_is_told(hosting: str) -> None:
    terms = CONTRACTS["all terms are gone"]["before"]
    assert codes(contract(terms), contract(terms, hosting)) == {"PC242"}
    assert codes(contract(terms, hosting), contract(terms)) == set()


def test_contract_from_a_table_is_told_at_its_cell() -> None:
    columns = (
        "# pingreg.yaml\ncontracts: contracts\n# contracts/all.csv\ncustomer,title,hosting,license_key_sha256,created,"
        "tags,environment,sites,from,until,pings,events,withhold,reference\n"
    )
    row = f"umbrella,{_TITLE},self_hosted,,,,,some-site,2026-01-01,,{{}},none,,\n"
    (one,) = found(columns + row.format("critical"), columns + row.format("full"))
    assert (one.code, one.subject, one.span.path, one.span.line) == (
        "PC242",
        "contract/umbrella",
        "contracts/all.csv",
        2,
    )
    assert one.span.column > len("umbrella")
    assert _TITLE not in repr(one)


def test_field_that_is_withheld_under_its_new_name_is_withheld() -> None:
    terms = "[{from: 2026-01-01, pings: full, events: none, withhold: [app/example.%s]}]"
    field = "fields:\n  %s: {count: {event: Click, per: week}, description: Clicks on the button%s}\n"
    before = field % ("Clicks", ".") + contract(terms % "Clicks")
    after = (field % ("Presses", ".")).replace("}\n", ", renamed_from: Clicks}\n") + contract(terms % "Presses")
    assert codes(before, after) == set()


def test_raised_population_names_the_line_and_all_its_fields() -> None:
    population = "# policy.yaml\npopulations:\n  - {name: licensed, pings: %s}\n"
    (one,) = found(population % "critical", population % "full")
    assert (one.message, one.span.path, one.labels[0].text) == (
        "a higher level of pings is kept of the population `licensed`",
        "policy.yaml",
        "as it was",
    )
    assert dict(one.remarks) == {
        "before": "critical",
        "after": "full",
        "touches": "2 fields, 0 of 0 contracts, 0 instances on file",
        "approval": "data",
        "digest": dict(one.remarks)["digest"],
    }


def test_same_names_in_the_same_order_are_told_with_their_conditions() -> None:
    case = WIDENED["a condition is loosened and takes instances from a stricter population"]
    (one,) = found(case["before"], case["after"])
    assert dict(one.remarks)["before"] == "hosted (hosting: managed, deploy_type: app), licensed (the rest)"
    assert dict(one.remarks)["after"] == "hosted (hosting: managed), licensed (the rest)"


def test_each_rule_that_gives_more_is_told_once() -> None:
    before = "# policy.yaml\nping_rules: [{tag: a, level: none}, {tag: b, level: none}, {otherwise: critical}]\n"
    after = "# policy.yaml\nping_rules: [{otherwise: full}]\n"
    assert [one.message for one in found(before, after)] == [
        "a higher level of pings is kept of licenses without a tag",
        "a higher level of pings is kept of licenses with tag `a`",
        "a higher level of pings is kept of licenses with tag `b`",
    ]


def test_purpose_of_a_lower_tier_is_told_there_with_the_fields_of_all_that_inherit_it() -> None:
    tiers = (
        "# policy.yaml\ntiers:\n  critical: {from_level: critical, purposes: [support, updates%s], approvers: [data]}\n"
        "  product: {from_level: full, also: [product_improvement], approvers: [legal]}\n"
    )
    (one,) = found(tiers % "", tiers % ", sales")
    assert one.message == "the tier `critical` serves more purposes"
    assert dict(one.remarks)["after"] == "support, updates, sales"
    assert dict(one.remarks)["touches"].startswith("4 fields")
    assert dict(one.remarks)["approval"] == "data, legal"


def test_marketing_data_is_told_when_nothing_is_listed_any_more() -> None:
    files = overlay("")
    dropped = files["events/envelope.yaml"].replace("marketing: [event.marketing]\n", "")
    (one,) = [one for one in changes(files, {**files, "events/envelope.yaml": dropped}) if one.code in _OURS]
    assert (one.code, one.message) == ("PC247", "marketing data is kept of all instances")
    assert "`event.marketing.referrer`" in one.help


def test_shorter_retention_is_a_warning_for_tables() -> None:
    case = WIDENED["a retention is written in another unit and longer"]
    (one,) = found(case["after"], case["before"])
    assert (one.severity, "approval" in dict(one.remarks)) == (Severity.WARNING, False)


@pytest.mark.parametrize(
    "text",
    [
        "[{tag: a, license_before: 2024-01-01, allow: [example]}, {tag: b, allow: none}, {otherwise: all}]",
        "[{license_before: 2024-01-01, or_unknown: true, allow: all}, {tag: a, allow: none}, {otherwise: none}]",
        "[{license_before: 2025-01-01, tag: b, allow: [example]}, {otherwise: all, redaction: all}]",
    ],
)
def test_samples_are_decided_as_licenses_are(text: str) -> None:
    policy = resolved(overlay(f"# policy.yaml\nevent_rules: {text}\n")).policy
    for sample in samples(policy.event_rules):
        license_ = License("", sample.created, tuple(sample.tags), "production", (), (), Place(""))
        rule = policy.event_rules[deciding(policy.event_rules, sample)]
        assert allowed_by(rule) == events_by_rules(policy, license_)[0]


_SOME = EventsKept(("v2",), ("example",), "allow_listed")


@pytest.mark.parametrize(
    ("after", "before", "is_more"),
    [
        (NO_EVENTS, NO_EVENTS, False),
        (NO_EVENTS, _SOME, False),
        (_SOME, NO_EVENTS, True),
        (_SOME, EventsKept(("v2", "v1"), None, "none"), False),
        (EventsKept(("v2",), ("example.inner",), "allow_listed"), _SOME, False),
        (EventsKept(("v2",), ("examples",), "allow_listed"), _SOME, True),
        (EventsKept(("v2",), None, "all"), _SOME, True),
        (EventsKept(("v1",), ("example",), "all"), _SOME, True),
        (EventsKept(("v2",), ("example",), "none"), _SOME, True),
    ],
)
def test_events_are_more_when_any_is_kept_that_was_not(after: EventsKept, before: EventsKept, *, is_more: bool) -> None:
    assert admits_more(after, before) == is_more


def test_what_excuses_a_finding_about_a_contract_names_no_customer() -> None:
    excused = (
        "# baseline.yaml\nPT113: [registry, contract/umbrella]\n# waivers.yaml\n- {code: PT113, owner: growth,"
        " subject: contract/umbrella, reason: it is being renewed, expires: 2027-01-01}\n"
    )
    comparison = Comparison(state(overlay("")), state(overlay(excused)))
    told = list(compared(compat_rules(), comparison, on=TODAY))
    assert [one.code for one in told] == ["PC246", "PC250"]
    assert "umbrella" not in repr(told)
    assert {one.span.line for one in told} == {1}
