"""Judging one payload: each code with its pointer, and never a value or a name that is not declared."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingreg.payload.judge import judge, judged
from pingreg.payload.tree import Shape, request_tree, tree_of
from pingreg.resolve.model import Ping
from pingreg.source.tree import MemoryTree
from pingreg.spec.policy import LEVELS, Level
from support.odd import CRITICAL, FULL, ODD
from support.payloads import drawn, real_registry, replaced, resolved_in

CANARY = "Kanarienvogel"
NUMBER = 918273645546372819
SHAPES: tuple[Shape, ...] = ("request", "warehouse")
FIELDS = {
    "pings/app/plain.yaml": FULL
    + """\
at: {request: plain}
warehouse: {keys: snake_case}
fields:
  Count: {count: {of: x, per: day}, max: 100}
  Share: {ratio: {of: x, to: z}}
  Flag: {flag: {}, nullable: false}
  Word: {label: {values: [a, b]}}
  Code: {label: {values: {1: one, 2: two}}}
  Name: {text: {}, pattern: "^[a-z]+$", max_length: 5}
  Version: {version: {}}
  Day: {time: {as: date}}
  Moment: {time: {}}
  Words: {label: {values: [a, b]}, repeated: true, max_items: 2}
  Rows[].In.Count: {gauge: {of: x}}
  "Weird~Key": {gauge: {of: x}}
  Buried: {gauge: {of: x}, removed: {in: "2.0", because: nobody used it}}
  Text: {gauge: {of: x}, max: 100, warehouse: {as: string}}
  Switch: {flag: {}, warehouse: {as: string}}
  Joined: {label: {values: [a, "b,c"]}, repeated: true, warehouse: {as: join}}
  State: {label: {values: {0: idle, 1: busy}}, warehouse: {as: word}}
  Never: {gauge: {of: x}, warehouse: {as: never_copied}}
  All: {gauge: {of: x}}
  Rest: {gauge: {of: x}, warehouse: {as: difference, of: [All, Count]}}
""".replace('  "Weird~Key": {gauge: {of: x}}\n', ""),
    "pings/app/needed.yaml": CRITICAL
    + """\
at: {request: needed}
fields:
  Count: {gauge: {of: x}}
  Extra: {gauge: {of: x}, tier: product, purposes: [product_improvement]}
""",
}
Case = tuple[str, object, Level, list[tuple[str, str]]]
SENT: tuple[Case, ...] = (
    ("nothing", {}, "full", []),
    ("null at the top", None, "full", [("PE103", "")]),
    ("a list at the top", [], "full", [("PE103", "")]),
    ("a text at the top", "{}", "none", [("PE103", "")]),
    ("an area of nothing", {"plain": None}, "full", []),
    ("an undeclared area", {"x": 1, "y": 2}, "full", [("PE102", ""), ("PE102", "")]),
    ("an undeclared field", {"plain": {"count": 1}}, "full", [("PE102", "/plain")]),
    ("an area that is a list", {"plain": []}, "full", [("PE103", "/plain")]),
    ("a count that is none", {"plain": {"Count": "1"}}, "full", [("PE103", "/plain/Count")]),
    ("a count that is true", {"plain": {"Count": True}}, "full", [("PE103", "/plain/Count")]),
    ("a count that is an object", {"plain": {"Count": {}}}, "full", [("PE103", "/plain/Count")]),
    ("a count with a part", {"plain": {"Count": 1.5}}, "full", [("PE103", "/plain/Count")]),
    ("a count as a whole float", {"plain": {"Count": 1.0}}, "full", []),
    ("a count of null", {"plain": {"Count": None}}, "full", []),
    ("a flag of null that must be set", {"plain": {"Flag": None}}, "full", [("PE103", "/plain/Flag")]),
    ("a flag that is 0", {"plain": {"Flag": 0}}, "full", [("PE103", "/plain/Flag")]),
    ("below", {"plain": {"Count": -1}}, "full", [("PE104", "/plain/Count")]),
    ("above", {"plain": {"Count": 101}}, "full", [("PE104", "/plain/Count")]),
    ("more than 64 bits", {"plain": {"All": 2**63}}, "full", [("PE104", "/plain/All")]),
    ("above the ratio", {"plain": {"Share": 1.01}}, "full", [("PE104", "/plain/Share")]),
    ("too long", {"plain": {"Name": "abcdef"}}, "full", [("PE104", "/plain/Name")]),
    ("too short", {"plain": {"Version": ""}}, "full", [("PE104", "/plain/Version")]),
    ("too many", {"plain": {"Words": ["a", "b", "a"]}}, "full", [("PE104", "/plain/Words")]),
    ("another pattern", {"plain": {"Name": "A"}}, "full", [("PE105", "/plain/Name")]),
    ("a line end behind the pattern", {"plain": {"Name": "a\n"}}, "full", [("PE105", "/plain/Name")]),
    ("no day", {"plain": {"Day": "2023-13-01"}}, "full", [("PE105", "/plain/Day")]),
    ("a day that its month has not", {"plain": {"Day": "2023-02-30"}}, "full", [("PE105", "/plain/Day")]),
    ("a leap day of a common year", {"plain": {"Day": "1900-02-29"}}, "full", [("PE105", "/plain/Day")]),
    ("a moment on no day", {"plain": {"Moment": "2023-04-31T10:00:00Z"}}, "full", [("PE105", "/plain/Moment")]),
    ("a leap day", {"plain": {"Day": "2024-02-29", "Moment": "2000-02-29T10:00:00Z"}}, "full", []),
    ("no moment", {"plain": {"Moment": "2023-01-01 10:00"}}, "full", [("PE105", "/plain/Moment")]),
    ("another word", {"plain": {"Word": "c"}}, "full", [("PE106", "/plain/Word")]),
    ("another code", {"plain": {"Code": 3}}, "full", [("PE106", "/plain/Code")]),
    ("another word in a list", {"plain": {"Words": ["a", "c"]}}, "full", [("PE106", "/plain/Words/1")]),
    ("null in a list", {"plain": {"Words": [None]}}, "full", [("PE103", "/plain/Words/0")]),
    ("deep", {"plain": {"Rows": [{}, {"In": {"Count": "x"}}]}}, "full", [("PE103", "/plain/Rows/1/In/Count")]),
    ("a removed field", {"plain": {"Buried": 1}}, "full", [("PE109", "/plain/Buried")]),
    ("a removed field of null", {"plain": {"Buried": None}}, "full", []),
    ("above the level", {"plain": {"Count": 1}}, "critical", [("PE107", "/plain")]),
    ("above the level, empty", {"plain": {}}, "critical", []),
    ("above the level in a kept area", {"needed": {"Count": 1, "Extra": 1}}, "critical", [("PE107", "/needed/Extra")]),
    ("above the level, zero", {"needed": {"Extra": 0}}, "critical", [("PE107", "/needed/Extra")]),
    ("anything at none", {"needed": {"Count": 1}, "plain": {}}, "none", [("PE107", "/needed")]),
    ("nothing at none", {"needed": None, "plain": {}}, "none", []),
)
STORED: tuple[Case, ...] = (
    ("null", {"plain": {"count": None, "flag": None, "text": None}}, "full", []),
    ("a number as text", {"plain": {"text": "7"}}, "full", []),
    ("a number as a number", {"plain": {"text": 7}}, "full", [("PE103", "/plain/text")]),
    ("a text that is no number", {"plain": {"text": "seven"}}, "full", [("PE103", "/plain/text")]),
    ("a number of another script", {"plain": {"text": "\u0667"}}, "full", [("PE103", "/plain/text")]),
    ("a number with a line between", {"plain": {"text": "1_0"}}, "full", [("PE103", "/plain/text")]),
    ("a number too large", {"plain": {"text": "101"}}, "full", [("PE104", "/plain/text")]),
    ("a number far too large", {"plain": {"text": "9" * 5000}}, "full", [("PE103", "/plain/text")]),
    ("a number that is none", {"plain": {"text": "nan"}}, "full", [("PE103", "/plain/text")]),
    ("a flag as text", {"plain": {"switch": "true"}}, "full", []),
    ("a flag as another text", {"plain": {"switch": "True"}}, "full", [("PE103", "/plain/switch")]),
    ("joined", {"plain": {"joined": "a,b,c,a"}}, "full", []),
    ("joined with another word", {"plain": {"joined": "a,b"}}, "full", [("PE106", "/plain/joined")]),
    ("joined of very many", {"plain": {"joined": "b," * 100_000}}, "full", [("PE106", "/plain/joined")]),
    ("a word", {"plain": {"state": "busy"}}, "full", []),
    ("another word", {"plain": {"state": "gone"}}, "full", [("PE106", "/plain/state")]),
    ("never filled", {"plain": {"never": 0}}, "full", [("PE103", "/plain/never")]),
    ("a difference below zero", {"plain": {"rest": -3}}, "full", []),
    ("a difference that is text", {"plain": {"rest": "3"}}, "full", [("PE103", "/plain/rest")]),
    ("above the level, as zero", {"plain": {}}, "critical", []),
    ("above the level", {"plain": {"text": "0", "count": 1}}, "critical", [("PE107", "/plain")]),
)


@pytest.fixture(scope="module")
def app() -> Ping:
    files = {path: text for path, text in ODD.items() if not path.startswith("pings/app/") or "ping.y" in path}
    return resolved_in(MemoryTree(files | {"pings/app/site.yaml": ODD["pings/app/site.yaml"]} | FIELDS)).pings["app"]


@pytest.mark.parametrize(("payload", "level", "found"), [case[1:] for case in SENT], ids=[case[0] for case in SENT])
def test_request_is_judged(app: Ping, payload: object, level: Level, found: list[tuple[str, str]]) -> None:
    diagnoses = judge(json.dumps(payload).encode(), app, level=level)
    assert [(d.code, d.pointer) for d in diagnoses] == found


@pytest.mark.parametrize(("payload", "level", "found"), [case[1:] for case in STORED], ids=[case[0] for case in STORED])
def test_message_is_judged(app: Ping, payload: object, level: Level, found: list[tuple[str, str]]) -> None:
    diagnoses = judge(json.dumps(payload).encode(), app, level=level, shape="warehouse")
    assert [(d.code, d.pointer) for d in diagnoses] == found


def test_every_code_has_a_case() -> None:
    codes = {code for _, _, _, found in (*SENT, *STORED) for code, _ in found}
    assert codes == {"PE102", "PE103", "PE104", "PE105", "PE106", "PE107", "PE109"}


def test_malformed_is_one_diagnosis(app: Ping) -> None:
    (found,) = judge(b"{", app)
    assert (found.code, found.pointer) == ("PE101", "")


def test_diagnoses_of_one_payload_are_cut_after_a_while(app: Ping) -> None:
    payload = {"plain": {"Rows": [1] * 100_000}}
    assert len(judge(json.dumps(payload).encode(), app)) == 1000


def test_keys_of_an_open_map_are_not_told() -> None:
    ping = resolved_in(MemoryTree(ODD)).pings["app"]
    payload = {"keyed": {"byName": {"some person": {"Count": "x"}}, "byLanguage": {"go": {"Count": "x"}, "lisp": {}}}}
    found = judge(json.dumps(payload).encode(), ping)
    assert [(d.code, d.pointer) for d in found] == [
        ("PE103", "/keyed/byName/*/Count"),
        ("PE103", "/keyed/byLanguage/go/Count"),
        ("PE102", "/keyed/byLanguage"),
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.just(NUMBER) | st.integers() | st.floats() | st.just(CANARY) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([CANARY, "searchUsage", "Daily", "site"]) | st.text(), inner, max_size=4)
    ),
    max_leaves=15,
)


@given(JSON, st.sampled_from(LEVELS), st.sampled_from(SHAPES))
def test_any_json_is_judged_without_being_told(payload: object, level: Level, shape: Shape) -> None:
    for ping in real_registry().pings.values():
        _says_nothing(payload, ping, level, shape)


@given(st.integers(0, 2**32), st.sampled_from(LEVELS), st.sampled_from(SHAPES))
def test_what_is_planted_into_a_sound_payload_is_not_told(seed: int, level: Level, shape: Shape) -> None:
    random = Random(seed)  # noqa: S311  payloads, no secrets
    for ping in real_registry().pings.values():
        sound = drawn(tree_of(ping, shape), random, fill=random.random()) or {}
        planted = replaced(sound, random, names=(CANARY,), leaves=(CANARY, NUMBER, -NUMBER, NUMBER / 7, True, None))
        _says_nothing(planted, ping, level, shape)


def _says_nothing(payload: object, ping: Ping, level: Level, shape: Shape) -> None:
    said = repr(tuple(judged(payload, tree_of(ping, shape), level=level)))
    assert CANARY not in said
    assert str(NUMBER) not in said
    assert str(NUMBER / 7) not in said


@given(st.integers(0, 2**32), st.sampled_from(LEVELS))
def test_a_payload_drawn_at_a_level_is_clean_at_it_and_above(seed: int, level: Level) -> None:
    random = Random(seed)  # noqa: S311  payloads, no secrets
    for ping in real_registry().pings.values():
        root = request_tree(ping)
        payload = drawn(root, random, level=level, fill=random.random()) or {}
        for higher in LEVELS[LEVELS.index(level) :]:
            assert not list(judged(payload, root, level=higher))
