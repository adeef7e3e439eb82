"""What a comparison says is true of payloads, and does not depend on what does not matter."""

import json
from random import Random

import pytest

from pingreg.compat.rule import CompatRule, compat_rules
from pingreg.payload.judge import judge
from pingreg.payload.tree import tree_of
from support.compared import changes, examples, state
from support.minimal import AREA, MINIMAL
from support.payloads import drawn

RULES = compat_rules()
INGEST = frozenset(rule.code for rule in RULES if rule.category == "ingest")
_WITHHELD = {"PE107", "PE109"}
"""A value that old releases still send is withheld, alone or with all that its object held, and refuses nothing."""

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@each_rule
def test_clean_for_ingest_means_that_what_was_valid_is_valid(rule: CompatRule) -> None:
    random = Random(rule.code)  # noqa: S311  payloads, no secrets
    for section in ("Bad", "Good"):
        for before, after in examples(rule, section):
            for one, other in ((before, after), (after, before)):
                if INGEST & {found.code for found in changes(one, other)}:
                    continue
                old, new = state(one).registry, state(other).registry
                for name, ping in old.pings.items():
                    for _ in range(20):
                        payload = json.dumps(drawn(tree_of(ping, "request"), random, fill=0.7) or {}).encode()
                        assert judge(payload, ping) == ()
                        assert {problem.code for problem in judge(payload, new.pings[name])} <= _WITHHELD


@each_rule
def test_a_state_differs_in_nothing_from_itself(rule: CompatRule) -> None:
    for section in ("Bad", "Good"):
        for pair in examples(rule, section):
            for files in pair:
                assert changes(files, dict(files)) == ()


@each_rule
def test_another_ping_that_is_added_to_both_sides_changes_nothing(rule: CompatRule) -> None:
    other = {
        "pings/unrelated/ping.yaml": MINIMAL["pings/app/ping.yaml"].replace("analytics.app_pings", "analytics.other"),
        "pings/unrelated/site.yaml": MINIMAL["pings/app/site.yaml"],
    }
    for before, after in examples(rule, "Bad"):
        alone = [(one.code, one.subject, one.span) for one in changes(before, after)]
        beside = [(one.code, one.subject, one.span) for one in changes(before | other, after | other)]
        assert beside == alone


def test_the_order_of_files_changes_nothing() -> None:
    before, after = MINIMAL, {**MINIMAL, AREA: MINIMAL[AREA].replace("per: week", "per: day")}
    turned = dict(reversed(after.items()))
    assert changes(before, after) == changes(before, turned) != ()
