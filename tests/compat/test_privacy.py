"""What widens of a field is told once, where it was written, with all fields that it reaches; its reverse is not."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from pingreg.compat.rule import compat_rules
from pingreg.diagnostics import Diagnostic, Severity
from support.compared import changes, examples
from support.minimal import AREA, HEADER, MINIMAL, overlay

PRIVACY = {rule.code: rule for rule in compat_rules() if rule.category == "privacy"}
TWO_WAYS = {
    *("PC204", "PC206", "PC214", "PC216", "PC222", "PC236", "PC245"),
    *("PC248", "PC253", "PC254", "PC272", "PC273", "PC276"),
}
"""Of some changes both ways are told: what cannot be compared, and what comes from elsewhere."""
CASES = yaml.safe_load(Path(__file__).with_name("privacy.yaml").read_text("utf-8"))
POLICY = MINIMAL["policy.yaml"]
COUNTS = "".join(f"  {name}: {{count: {{event: Click, per: week}}, description: {name} on it.}}\n" for name in "ABC")
FAMILY = """\
each: {period: [Daily, Weekly, Monthly]}
"""


class Told(NamedTuple):
    """What one finding says: the code, the file and line that it blames, and how its fields are called."""

    code: str
    path: str
    line: int
    message: str
    fields: str


def _privacy(found: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    return (one for one in found if one.code in PRIVACY)


def _approval(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [dict(one.remarks)["approval"] for one in _privacy(changes(before, after))]


def _told(before: dict[str, str], after: dict[str, str]) -> list[Told]:
    return [
        Told(one.code, one.span.path, one.span.line, one.message, dict(one.remarks).get("fields", ""))
        for one in _privacy(changes(before, after))
    ]


def _line(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


@pytest.mark.parametrize("case", CASES, ids=[case["truth"].replace(" ", "_") for case in CASES])
def test_truth(case: dict[str, object]) -> None:
    before, after = overlay(str(case.get("before", ""))), overlay(str(case["after"]))
    found = list(_privacy(changes(before, after)))
    assert [str(one.code) for one in found] == case["finds"]
    for one in found:
        said = dict(one.remarks)
        assert said["before"] != said["after"]
        assert "{" not in one.message


@pytest.mark.parametrize("code", sorted(PRIVACY.keys() - TWO_WAYS))
def test_the_reverse_of_what_widens_is_quiet(code: str) -> None:
    for before, after in examples(PRIVACY[code], "Bad"):
        assert [one for one in _told(after, before) if one.code == code] == []


def _with_defaults(**defaults: str) -> dict[str, str]:
    """Let the policy say what the areas leave out; what a ping says would go before it."""
    lines = "".join(f"  {name}: {value}\n" for name, value in defaults.items())
    area = "".join(line for line in HEADER.splitlines(keepends=True) if line.split(":")[0] not in defaults)
    ping = "".join(
        line for line in MINIMAL["pings/app/ping.yaml"].splitlines(keepends=True) if line.split(":")[0] not in defaults
    )
    policy = POLICY + (f"defaults:\n{lines}" if lines else "")
    files = {"policy.yaml": policy, "pings/app/ping.yaml": ping, "pings/app/example.yaml": area + f"fields:\n{COUNTS}"}
    return {**MINIMAL, **files}


EVENTS = 9
"""The fields of the events of the minimal registry: some defaults reach them too."""
DEFAULTS = [
    ("PC201", "tier", "product", "critical", 3),
    ("PC206", "category", "system.operations", "user.behavior", 3),
    ("PC207", "category", "user.behavior", "system.operations", 3),
    ("PC208", "purposes", "[product_improvement]", "[product_improvement, capacity]", 3),
    ("PC211", "recipients", "[warehouse]", "[warehouse, crm]", 5),
    ("PC212", "expires", "2027-03-31", "2027-06-30", 5),
    ("PC216", "origin", "sender", "receiver", 5 + EVENTS),
    ("PC217", "documented", "true", "false", 5 + EVENTS),
]


@pytest.mark.parametrize(("code", "key", "was", "now", "count"), DEFAULTS)
def test_an_edited_default_is_one_finding_at_its_line(code: str, key: str, was: str, now: str, count: int) -> None:
    before, after = _with_defaults(**{key: was}), _with_defaults(**{key: now})
    (found,) = _told(before, after)
    assert (found.code, found.path, found.line) == (code, "policy.yaml", _line(after["policy.yaml"], f"  {key}: {now}"))
    assert f"{count} fields" in found.message
    assert found.fields.startswith("app/example.A, app/example.B, app/example.C")


def test_a_default_that_is_gone_is_one_finding_where_it_was_missed() -> None:
    before, after = _with_defaults(tier_basis="code"), _with_defaults()
    (found,) = _told(before, after)
    assert (found.code, found.path) == ("PC215", "policy.yaml")
    assert "5 fields" in found.message


def test_a_field_that_says_it_itself_is_not_reached_by_a_default() -> None:
    own = "  A: {count: {event: Click, per: week}, purposes: [capacity], description: A on it.}\n"
    before, after = (
        _with_defaults(purposes=purposes) for purposes in ("[product_improvement]", "[product_improvement, capacity]")
    )
    for files in (before, after):
        files["pings/app/example.yaml"] = files["pings/app/example.yaml"].replace(
            COUNTS.splitlines(keepends=True)[0], own
        )
    (found,) = _told(before, after)
    assert "2 fields" in found.message


def test_an_edited_ping_reaches_all_its_fields() -> None:
    after = overlay("# pings/app/ping.yaml\nrecipients: [warehouse, crm]\n")
    (found,) = _told(overlay(""), after)
    assert (found.code, found.path) == ("PC211", "pings/app/ping.yaml")
    assert found.message == "the recipients of 4 fields now include `crm`"


def test_an_edited_envelope_reaches_the_fields_of_events() -> None:
    (found,) = _told(overlay(""), overlay("# events/envelope.yaml\nrecipients: [warehouse, crm]\n"))
    assert (found.code, found.path) == ("PC211", "events/envelope.yaml")


def _family(rest: str) -> dict[str, str]:
    return overlay(
        f"{FAMILY}fields:\n  $period.Clicks:\n    count: {{event: Click, per: week}}\n    "
        f"{rest}\n    description: $period clicks on the button.\n"
    )


FAMILIES = [
    ("PC201", "tier: product", "tier: critical"),
    ("PC203", "anonymize: [{suppress_below: {users: 5}}]", "min: 0"),
    ("PC204", "anonymize: [{suppress_below: {users: 5}}]", "anonymize: [{suppress_below: {users: 4}}]"),
    ("PC208", "purposes: [capacity]", "purposes: [capacity, product_improvement]"),
    ("PC211", "recipients: [crm]", "recipients: [crm, warehouse]"),
    ("PC217", "documented: true", "documented: false"),
]


@pytest.mark.parametrize(("code", "was", "now"), FAMILIES)
def test_a_family_is_one_finding_that_touches_all_its_fields(code: str, was: str, now: str) -> None:
    (found,) = _privacy(changes(_family(was), _family(now)))
    assert found.code == code
    assert found.subject == "app/example.$period.Clicks"
    assert "`example.$period.Clicks`" in found.message
    assert dict(found.remarks)["touches"].startswith("3 fields")


def test_a_family_that_is_renamed_in_silence_is_one_finding() -> None:
    after = {**_family("purposes: [capacity, product_improvement]")}
    path = "pings/app/example.yaml"
    after[path] = after[path].replace("$period.Clicks", "$period.Presses")
    (found,) = _privacy(changes(_family("purposes: [capacity]"), after))
    assert found.code == "PC220"
    assert "`example.$period.Clicks`" in found.message
    assert "`example.$period.Presses`" in found.message
    assert dict(found.remarks)["touches"].startswith("6 fields")


def test_the_reason_of_an_area_is_missed_once() -> None:
    before = overlay(f"fields:\n{COUNTS}")
    after = dict(before)
    after["pings/app/example.yaml"] = "".join(
        line for line in before["pings/app/example.yaml"].splitlines(keepends=True) if not line.startswith("why:")
    )
    (found,) = _told(before, after)
    assert (found.code, found.path, found.line) == ("PC215", "pings/app/example.yaml", 1)
    assert "3 fields" in found.message
    assert _told(after, before) == []


def test_a_new_critical_area_of_a_ping_is_one_finding_at_its_tier() -> None:
    area = HEADER.replace("tier: product", "tier: critical").replace("request: example", "request: other")
    path = "pings/app/other.yaml"
    after = {**MINIMAL, path: area + f"fields:\n{COUNTS}"}
    (found,) = _told(dict(MINIMAL), after)
    assert (found.code, found.path, found.line) == ("PC202", path, _line(area, "tier:"))
    assert found.message == "the critical tier gains 3 fields"


def test_critical_fields_that_join_an_area_are_told_each_at_its_line() -> None:
    head = "tier: critical\npurposes: [support]\n"
    one, *others = COUNTS.splitlines(keepends=True)
    before, after = overlay(f"{head}fields:\n{one}"), overlay(f"{head}fields:\n{one}{''.join(others)}")
    found = _told(before, after)
    assert [(told.code, told.message) for told in found] == [
        ("PC202", "the critical tier gains `example.B`"),
        ("PC202", "the critical tier gains `example.C`"),
    ]
    assert [told.line for told in found] == [_line(after["pings/app/example.yaml"], f"  {name}:") for name in "BC"]


OTHER_TIERS = """\
tiers:
  critical: {from_level: critical, purposes: [billing, support, updates, security], approvers: [data, legal]}
  product: {from_level: full, also: [product_improvement, capacity], approvers: [data]}
  people: {from_level: full, also: [product_improvement], approvers: [data, works_council]}
"""


def test_a_new_ping_is_agreed_to_by_those_of_all_tiers() -> None:
    files = overlay(f"# policy.yaml\n{OTHER_TIERS}")
    before = {path: text for path, text in files.items() if not path.startswith("pings/")}
    (found,) = changes(before, files)
    assert (found.code, found.severity) == ("PC249", Severity.ERROR)
    assert _approval(before, files) == ["data, legal, works_council"]


def test_a_field_that_leaves_a_desk_is_agreed_to_there() -> None:
    before = overlay(f"tier: people\nfields:\n{COUNTS}\n# policy.yaml\n{OTHER_TIERS}")
    after = overlay(f"tier: product\nfields:\n{COUNTS}\n# policy.yaml\n{OTHER_TIERS}")
    (found,) = _told(before, after)
    assert (found.code, found.path, found.message) == ("PC257", AREA, "fewer approve the tier of 3 fields")
    assert _approval(before, after) == ["data, works_council"]


def test_a_new_area_tells_what_it_inherits_for_the_first_time_at_the_line_that_says_so() -> None:
    path = "pings/app/other.yaml"
    head = HEADER.replace("category: user.behavior", "category: user.contact").replace("request: example", "request: o")
    files = {**MINIMAL, path: head + f"fields:\n{COUNTS}"}
    (found,) = _told(dict(MINIMAL), files)
    assert (found.code, found.path, found.line) == ("PC256", path, _line(head, "category:"))
    assert found.message == "`app` has `user.contact` for the first time"


def test_events_that_were_not_sent_are_agreed_to_as_a_whole() -> None:
    before = {
        path: text for path, text in MINIMAL.items() if path not in {"events/envelope.yaml", "events/example.yaml"}
    }
    assert ("PC249", "events are sent for the first time") in [
        (one.code, one.message) for one in _told(before, dict(MINIMAL))
    ]
    assert _approval(before, dict(MINIMAL))[0] == "data, legal"
