"""What a change needs of a ping's version, as data, and every way in which an author may answer."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from pingreg.compat.bumps import BUMPS, Bump
from pingreg.compat.comparison import Comparison
from pingreg.compat.engine import compared
from pingreg.compat.rule import Category, CompatRule, compat_rules
from pingreg.compat.versions import PingVersion, misversioned, versions_of, versions_section
from pingreg.diagnostics import Section
from pingreg.emit.tables.columns import columns_of
from pingreg.emit.tables.migration import migration
from support.compared import both_ways, changes, examples, state
from support.minimal import MINIMAL, TODAY, check, overlay

RULES = compat_rules()
PING = "pings/app/ping.yaml"


@dataclass(frozen=True, slots=True)
class Case:
    before: dict[str, str]
    after: dict[str, str]
    needs: Bump
    because: str


def _cases() -> dict[str, Case]:
    text = (Path(__file__).parent / "versions.yaml").read_text("utf-8")
    return {
        case["it"]: Case(overlay(case["before"]), overlay(case["after"]), case["needs"], case.get("because", ""))
        for case in yaml.load(text, yaml.BaseLoader)  # noqa: S506  it makes nothing but text
    }


CASES = _cases()
each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


def declaring(files: dict[str, str], version: str) -> dict[str, str]:
    return {**files, PING: files[PING] + (f"schema_version: {version}\n" if version else "")}


def versions(
    before: dict[str, str], after: dict[str, str], wanted: frozenset[Category] = frozenset({"code"})
) -> list[PingVersion]:
    """Give what is needed of each ping, and see that it is the same when only what differs is looked at."""
    rules = [rule for rule in RULES if rule.categories & wanted]
    seen: list[tuple[PingVersion, ...]] = []

    def told(comparison: Comparison) -> Section:
        seen.append(versions_of(tuple(compared(rules, comparison, on=TODAY)), comparison, rules))
        return versions_section(seen[-1])

    both_ways(before, after, told)
    return [*seen[0]]


def codes(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {one.code for one in changes(before, after)} & {"PC260", "PC261", "PC262"}


@each_case
def test_a_change_needs_what_is_listed(case: Case) -> None:
    found = versions(case.before, case.after)
    assert [one.needed for one in found] == ([] if case.needs == "none" else [case.needs])
    assert all(case.because in one.because for one in found)


@each_case
def test_what_is_needed_of_ingestion_alone_is_the_model_or_the_shape(case: Case) -> None:
    found = versions(case.before, case.after, frozenset({"ingest"}))
    assert [one.needed for one in found] == ([] if case.needs == "none" else [case.needs])


@each_case
def test_no_version_is_asked_for_where_none_is_declared(case: Case) -> None:
    assert codes(case.before, case.after) == set()


@each_case
@pytest.mark.parametrize(
    ("version", "raises"),
    [
        *[
            ("4-1-2", "none"),
            ("4-1-3", "addition"),
            ("4-1-9", "addition"),
            ("4-2-0", "revision"),
            ("4-2-7", "revision"),
        ],
        *[("5-0-0", "model"), ("9-9-9", "model"), ("4-10-0", "revision"), ("10-0-0", "model")],
    ],
)
def test_a_version_is_asked_for_until_it_is_high_enough(case: Case, version: str, raises: Bump) -> None:
    found = codes(declaring(case.before, "4-1-2"), declaring(case.after, version))
    assert found == (set() if BUMPS.index(raises) >= BUMPS.index(case.needs) else {"PC260"})


@each_case
def test_a_version_that_is_lowered_or_dropped_is_told_whatever_changed(case: Case) -> None:
    for lower in ("4-1-1", "4-0-9", "3-9-9"):
        assert codes(declaring(case.before, "4-1-2"), declaring(case.after, lower)) == {"PC261"}
    assert codes(declaring(case.before, "4-1-2"), case.after) == {"PC262"}
    assert codes(case.before, declaring(case.after, "1-0-0")) == set()


@pytest.mark.parametrize(
    ("needs", "least"), [("addition", "4-1-3"), ("revision", "4-2-0"), ("model", "5-0-0"), ("none", "4-1-2")]
)
def test_the_version_that_is_asked_for_is_the_lowest_that_is_enough(needs: Bump, least: str) -> None:
    case = next(case for case in CASES.values() if case.needs == needs)
    before = declaring(case.before, "4-1-2")
    assert codes(before, declaring(case.after, least)) == set()
    for one in versions(before, declaring(case.after, "4-1-2")):
        assert one.least == least
        assert f"`{least}`" in next(misversioned([one], Comparison(state(before), state(before)))).message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_ingestion_refuses_is_a_model_and_nothing_else_is(rule: CompatRule) -> None:
    ingest = {one.code for one in RULES if one.category == "ingest"} - {"PC101"}
    for before, after in (pair for section in ("Bad", "Good") for pair in examples(rule, section)):
        needed = {one.needed for one in versions(before, after)}
        is_refused = any(one.code in ingest and one.subject.startswith("app") for one in changes(before, after))
        assert ("model" in needed) == is_refused


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_an_addition_takes_no_column_away_and_changes_none_and_no_bump_leaves_all_as_they_are(rule: CompatRule) -> None:
    for before, after in (pair for section in ("Bad", "Good") for pair in examples(rule, section)):
        for one, other in ((before, after), (after, before)):
            old, new = state(one).registry.pings, state(other).registry.pings
            needed = {found.after.name: found.needed for found in versions(one, other)}
            for name in old.keys() & new.keys():
                steps = {step.act for step in migration(columns_of([old[name]]), columns_of([new[name]]))}
                assert steps <= {"none": set(), "addition": {"add"}}.get(needed.get(name, "none"), steps)


def test_pings_are_judged_each_by_its_own_version() -> None:
    other = {"pings/other/ping.yaml": MINIMAL[PING].replace("app_pings", "others")}
    other["pings/other/site.yaml"] = MINIMAL["pings/app/site.yaml"]
    case = CASES["a field that is new is an addition"]
    (found,) = versions(case.before | other, case.after | other)
    assert found.after.name == "app"


def test_the_table_says_what_is_declared_and_what_is_needed() -> None:
    case = CASES["a field that left a tombstone is not read any more"]
    found = versions(declaring(case.before, "4-1-2"), declaring(case.after, "4-1-3"))
    assert versions_section(found).rows == (
        ("app", "4-1-2", "4-1-3", "addition", "revision: 4-2-0", "1 field removed"),
    )
    undeclared = versions_section(versions(case.before, case.after))
    assert undeclared.rows == (("app", *["not declared"] * 3, "revision", "1 field removed"),)


@pytest.mark.parametrize(
    "version", ["4", "4-1", "4-1-2-3", "0-0-1", "4-01-0", "4.1.2", "four", "4-1-99999", "4-1-2\\n"]
)
def test_a_version_is_written_in_one_way(version: str) -> None:
    assert {one.code for one in check(declaring(dict(MINIMAL), f'"{version}"'))} == {"PM106"}
