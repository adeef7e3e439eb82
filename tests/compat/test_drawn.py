"""What a comparison says is true of any two small registries, and of all payloads that are drawn for them."""

import json
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from compat.drawn import Fields, Spec, files_of, state_or_none, two_areas
from pingreg.compat.comparison import Comparison, State
from pingreg.compat.engine import compared
from pingreg.compat.rule import compat_rules
from pingreg.diagnostics import Diagnostic, Severity
from pingreg.payload.event import judge_event
from pingreg.payload.judge import judge
from pingreg.payload.tree import tree_of
from support.compared import changes
from support.minimal import AREA, MINIMAL, TODAY
from support.payloads import drawn

RULES = compat_rules()
INGEST = frozenset(rule.code for rule in RULES if rule.category == "ingest")
ORDERED = frozenset(["PC201", "PC207", "PC212", "PC214", "PC217", "PC218"])
"""Of these the order is total: what is more one way is less the other way. Of sets, such as purposes, it is not."""
_WITHHELD = {"PE107", "PE109"}
"""A value that old releases still send is withheld, alone or with all that its object held, and refuses nothing."""
_Told = tuple[str, str, str, str, str]


def found(before: State, after: State) -> tuple[Diagnostic, ...]:
    return tuple(compared(RULES, Comparison(before, after), on=TODAY, private=True))


def told(before: State, after: State) -> list[_Told]:
    return sorted(_said(one) for one in found(before, after))


def _said(one: Diagnostic) -> _Told:
    remarks = dict(one.remarks)
    return one.code, one.subject, one.message, remarks.get("before", ""), remarks.get("after", "")


def both(areas: tuple[Fields, Fields]) -> tuple[State, State]:
    before, after = (state_or_none(files_of(area)) for area in areas)
    assume(before is not None and after is not None)
    assert before is not None
    assert after is not None
    return before, after


@settings(max_examples=150)
@given(two_areas(), st.integers(0, 2**32))
def test_clean_for_ingest_means_that_what_was_valid_is_valid(areas: tuple[Fields, Fields], seed: int) -> None:
    before, after = both(areas)
    for old, new in ((before, after), (after, before)):
        if INGEST & {one.code for one in found(old, new)}:
            continue
        random = Random(seed)  # noqa: S311  payloads, no secrets
        ping = old.registry.pings["app"]
        for _ in range(30):
            payload = json.dumps(drawn(tree_of(ping, "request"), random, fill=0.8) or {}).encode()
            if judge(payload, ping):
                continue  # limits that no value keeps: of such a field there is no valid payload
            assert {problem.code for problem in judge(payload, new.registry.pings["app"])} <= _WITHHELD, payload


@settings(max_examples=50)
@given(two_areas())
def test_of_a_total_order_only_one_way_is_wider(areas: tuple[Fields, Fields]) -> None:
    before, after = both(areas)
    there, back = (
        {(one.code, one.subject) for one in found(*pair) if one.severity is Severity.ERROR and one.code in ORDERED}
        for pair in ((before, after), (after, before))
    )
    assert there.isdisjoint(back)


@settings(max_examples=50)
@given(two_areas())
def test_what_is_told_one_way_is_not_told_the_other_way_in_the_same_words(areas: tuple[Fields, Fields]) -> None:
    before, after = both(areas)
    assert set(told(before, after)).isdisjoint(told(after, before))


@settings(max_examples=50)
@given(two_areas())
def test_a_state_differs_in_nothing_from_itself_read_again(areas: tuple[Fields, Fields]) -> None:
    for one, again in zip(both(areas), both(areas), strict=True):
        assert told(one, again) == []


@settings(max_examples=30)
@given(two_areas(), st.randoms(use_true_random=False))
def test_the_order_of_files_and_fields_changes_nothing(areas: tuple[Fields, Fields], random: Random) -> None:
    before, after = both(areas)
    turned = [dict(random.sample(list(area.items()), len(area))) for area in areas]
    files = [files_of(area) for area in turned]
    states = [state_or_none(dict(random.sample(list(one.items()), len(one)))) for one in files]
    assert states[0] is not None
    assert states[1] is not None
    assert told(states[0], states[1]) == told(before, after)


@settings(max_examples=50)
@given(two_areas())
def test_an_unrelated_ping_changes_nothing(areas: tuple[Fields, Fields]) -> None:
    before, after = both(areas)
    other = {
        "pings/unrelated/ping.yaml": MINIMAL["pings/app/ping.yaml"].replace("analytics.app_pings", "analytics.other"),
        "pings/unrelated/site.yaml": MINIMAL["pings/app/site.yaml"],
    }
    beside = [state_or_none({**files_of(area), **other}) for area in areas]
    assert beside[0] is not None
    assert beside[1] is not None
    assert told(beside[0], beside[1]) == told(before, after)


_ACTIONS = st.dictionaries(
    st.sampled_from(["opened", "closed", "*"]),
    st.dictionaries(
        st.sampled_from(["one", "two"]),
        st.fixed_dictionaries(
            {"description": st.just("How many there were."), "max": st.sampled_from([1, 5])},
            optional={"type": st.just("integer"), "min": st.sampled_from([0, 1])},
        ),
    ),
    min_size=1,
)


@settings(max_examples=100)
@given(_ACTIONS, _ACTIONS)
def test_clean_for_ingest_means_that_events_that_were_valid_are_valid(
    old: dict[str, Spec], new: dict[str, Spec]
) -> None:
    before, after = (state_or_none(_with_actions(actions)) for actions in (old, new))
    assert before is not None
    assert after is not None
    if INGEST & {one.code for one in found(before, after)}:
        return
    for action in ("opened", "closed", "something else"):
        for one in (None, 0, 1, 2, 5, 1.5, "absent"):
            for two in (1, 4, "absent"):
                given_ = {key: value for key, value in (("one", one), ("two", two)) if value != "absent"}
                event = {"event": {"feature": "example", "action": action.replace(" ", "."), "metadata": given_}}
                payload = json.dumps(event).encode()
                if judge_event(payload, before.registry) == ():
                    assert judge_event(payload, after.registry) == (), payload


def _with_actions(actions: dict[str, Spec]) -> dict[str, str]:
    said = {name: {"description": "Somebody did it.", "metadata": numbers} for name, numbers in actions.items()}
    head = MINIMAL["events/example.yaml"].partition("actions:")[0]
    return {**MINIMAL, "events/example.yaml": f"{head}actions: {json.dumps(said)}\n"}


@pytest.mark.parametrize("path", [AREA, "pings/app/site.yaml", "events/example.yaml"])
def test_a_file_that_is_gone_is_told_and_one_that_came_breaks_nothing(path: str) -> None:
    without = {name: text for name, text in MINIMAL.items() if name != path}
    if path != "pings/app/site.yaml":  # its ping names the fields that stand there
        assert INGEST & {one.code for one in changes(MINIMAL, without)}
        assert not INGEST & {one.code for one in changes(without, MINIMAL)}
