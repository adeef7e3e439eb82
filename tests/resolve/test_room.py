"""Room: how much a ping without an identity may tell, and how much each of its fields does."""

from math import isclose, log2

import pytest

from pingreg.lint.rule import rules
from pingreg.resolve.model import Field
from pingreg.resolve.room import AMOUNT, ROWS, bits_told, room_of, told_by
from support.minimal import MINIMAL, check, overlay, resolved
from support.nameless import survey

EXCUSED = "exception: {basis: it is needed, approved_by: legal, review_by: 2027-06-30}"
LICENSE = '{{key_sha256: "{}", created: 2024-01-01, environment: production, sites: [{}]}}'
CONTRACT = """\
# pingreg.yaml
contracts: contracts
# contracts/many.yaml
title: Many
hosting: self_hosted
sites: [{sites}]
licenses: [{licenses}]
terms: [{{from: 2024-01-01, pings: full, events: none, reference: order form 1}}]
"""


def field(declared: str) -> Field:
    name, _, rest = declared.partition(": ")
    registry = resolved(overlay(f"fields:\n  {name}: {{{rest}, description: What somebody chose at last.}}\n"))
    return next(one for one in registry.pings["app"].fields if one.name == f"app/example.{name}")


@pytest.mark.parametrize(
    ("declared", "bits"),
    [
        ("a: flag: {}", 1),
        ("a: label: {values: [r, s, t]}", log2(3)),
        ("a: label: {values: [r, s, t], else: other}", 2),
        ('a: label: {values: {"0": r, "1": s}}', 1),
        ('a: version: {}, pattern: "^[0-9][.][0-9]$"', log2(100)),
        ('a: text: {}, pattern: "^[a-d]{3}$", max_length: 3', 6),
        ("a: time: {to: month}", log2(12)),
        ("a: time: {as: date}", log2(366)),
        ("a: count: {of: things, per: week}", AMOUNT),
        ("a: count: {of: things, per: week}, max: 7", 3),
        ("a: gauge: {of: things}, min: 5, max: 5", 0),
        ("a: count: {of: things, per: week}, anonymize: [{bucket: {edges: [10, 100, 1000]}}]", 2),
        ("a: text: {}, anonymize: [{enum_map: {values: {pg: postgres, postgresql: postgres}}}]", 1),
        ("a: text: {}, anonymize: [{redact: {}}]", 0),
    ],
)
def test_a_field_tells_the_logarithm_of_how_many_values_it_may_have(declared: str, bits: float) -> None:
    assert isclose(bits_told(field(declared)), bits, abs_tol=1e-9)


@pytest.mark.parametrize(
    "declared",
    [
        "a: version: {}",
        "a: version: {}, max_cardinality: 1",
        f"a: id: {{of: instance}}, {EXCUSED}",
        'a: text: {}, pattern: "^[a-z]*$", max_length: 100',
        f"a: text: {{}}, category: user.contact.email, anonymize: [{{hmac: {{purpose: support}}}}], {EXCUSED}",
    ],
)
def test_what_nobody_limits_has_room_for_an_identifier(declared: str) -> None:
    assert bits_told(field(declared)) > 122


@pytest.mark.parametrize("limit", ["max: 1", "max: 1000", "max: 1000000000000", "min: 5, max: 9"])
@pytest.mark.parametrize("kind", ["gauge: {of: things}", "gauge: {of: things}, type: number"])
def test_a_limit_never_makes_an_amount_tell_more(kind: str, limit: str) -> None:
    assert bits_told(field(f"a: {kind}, {limit}")) <= bits_told(field(f"a: {kind}"))


@pytest.mark.parametrize(("precision", "is_counted"), [("second", True), ("day", False), ("week", False)])
def test_the_day_of_sending_tells_nothing_and_its_second_does(precision: str, *, is_counted: bool) -> None:
    block = survey(f"at: {{time: {{to: {precision}}}, description: When it was sent.}}", instances=10**9)
    registry = resolved(overlay(block.replace("ever counted}", "ever counted, sent: at}")))
    assert bool(told_by(registry.pings["survey"])) is is_counted


def test_an_id_has_no_place_in_a_ping_that_names_nobody() -> None:
    block = survey(
        f"sig: {{id: {{of: instance}}, max_cardinality: 1, {EXCUSED}, description: What it was given.}}",
        'two: {id: {of: organisation}, pattern: "^[ab]$", description: Which of two it is.}',
        "gone: {id: {of: instance}, anonymize: [{drop: {}}], description: What is dropped.}",
    )
    found = [one for one in check(overlay(block)) if one.code == "PP309"]
    assert [one.subject for one in found] == ["survey/sig", "survey/two"]


def test_a_list_tells_as_much_as_all_that_is_in_it() -> None:
    block = survey(
        "a: {flag: {}, repeated: true, max_items: 3, description: Which of the boxes are ticked.}",
        "b: {label: {values: [r, s, t]}, repeated: true, description: Which of the kinds are there.}",
        '"c[].d": {flag: {}, description: Whether the page of a row was read.}',
        "e: {flag: {}, description: Whether it was read., removed: {in: '1.3', because: nobody looked}}",
        instances=10**9,
    )
    told = [(one.name, bits) for one, bits in told_by(resolved(overlay(block)).pings["survey"])]
    assert told == [("survey/c[].d", ROWS), ("survey/a", 3), ("survey/b", 3)]


def test_there_is_room_for_what_leaves_the_smallest_group() -> None:
    assert isclose(room_of(resolved(overlay("# policy.yaml\ninstances: 20000\n"))), log2(2000))
    assert room_of(resolved(overlay("# policy.yaml\ninstances: 3\n"))) == 0


def test_without_a_number_those_on_file_are_counted() -> None:
    assert room_of(resolved(MINIMAL)) == 0
    licenses = ", ".join(LICENSE.format(f"{at:064x}", f"a{at}, b{at}") for at in range(10))
    block = CONTRACT.format(sites=", ".join(f"s{at}" for at in range(20)), licenses=licenses)
    assert isclose(room_of(resolved(overlay(block))), log2((20 + 20) / 10))


def test_the_fields_that_tell_most_are_named_first() -> None:
    block = survey(
        "os: {label: {values: [linux, windows]}, description: What the app runs on.}",
        "release: {label: {values: [" + ", ".join(f"r{at}" for at in range(4096)) + "]}, description: What was asked.}",
    )
    (found,) = (one for one in check(overlay(block)) if one.code in {rule.code for rule in rules()})
    assert (found.code, found.subject) == ("PP309", "survey")
    assert "up to 13.0 bits of who sent it; 11.0 leave a group of 10: `release` 12.0, `os` 1.0" in found.message
