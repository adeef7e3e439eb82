"""`--from`: paths and types are inferred, and no value of a payload is ever written or printed."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.new_registry import DAY, HEADING, begun, files_of, is_sound, new, run
from pingreg.cli.new.inference import Found, LeftOut, inferred
from pingreg.cli.new.payloads import bodies
from pingreg.resolve.model import dotted

UUID = "3f2b6c1e-5a77-4b53-9d6a-0123456789ab"
PAYLOAD = {
    "site": UUID,
    "version": "5.4.1",
    "count": 31337,
    "worker": {
        "retries": 271828,
        "load": 0.57721,
        "delta": -161803,
        "enabled": True,
        "mode": "zanzibar",
        "release": "98.76.54",
        "started": "1999-03-04T05:06:07Z",
        "day": "1999-03-05",
        "tags": ["ouagadougou", "antananarivo"],
        "tasks": [{"done": 3, "kind": "reykjavik"}, {"done": None, "failed": 4}],
        "host": "lilongwe",
        "byUser": {UUID: 1},
        "byLogin": {f"user{index}": {"runs": index} for index in range(20)},
    },
    "admin": "ljubljana@example.com",
    "home": "https://bratislava.example.com/x",
    "peer": "203.0.113.77",
    "digest": "deadbeefcafe0123",
    "motto": "to boldly go to Thimphu",
    "none": None,
    "empty": {},
    "list": [],
    "mixed": [1, "nuku"],
    "odd key!": 5,
}
SECRETS = (
    *("31337", "271828", "57721", "161803", "zanzibar", "98.76.54", "1999", "ouagadougou", "antananarivo", "reykjavik"),
    *(
        "lilongwe",
        "3f2b6c1e",
        "user1",
        "ljubljana",
        "bratislava",
        "203.0.113",
        "deadbeef",
        "Thimphu",
        "nuku",
        "odd key",
    ),
)
PING = (
    *("--owner", "telemetry", "--endpoint", "https://pings.example.com/agent", "--tier", "product"),
    *("--description", "Sent by every agent once a day.", "--purposes", "capacity", "--category", "system.operations"),
)


def written(folder: Path, payload: object) -> str:
    file = folder / "request.json"
    file.write_text(json.dumps(payload))
    return str(file)


def test_ping_from_a_payload_passes_check_and_holds_no_value(tmp_path: Path) -> None:
    root = begun(tmp_path)
    made = new(root, "ping", "agent", "--from", written(tmp_path, PAYLOAD), *PING)
    assert made.exit_code == 0, made.output
    assert is_sound(root)
    texts = [made.output, *(content.decode() for path, content in files_of(root).items() if "agent" in path)]
    assert not [secret for secret in SECRETS for text in texts if secret in text]


def test_types_and_lists_are_inferred(tmp_path: Path) -> None:
    root = begun(tmp_path)
    assert new(root, "ping", "agent", "--from", written(tmp_path, PAYLOAD), *PING).exit_code == 0
    lines = (root / "pings/agent/worker.yaml").read_text().splitlines()
    fields = [line.strip() for line in lines if line.startswith("  ") and "description" not in line]
    word = ["max_length: 40", 'pattern: "^[A-Za-z0-9_-]{1,40}$"']
    assert fields == [
        *("retries:", "gauge: {of: retries}"),
        *("load:", "gauge: {of: load}", "type: number"),
        *("delta:", "gauge: {of: delta}", "min: -9007199254740991"),
        *("enabled:", "flag: {}"),
        *("mode:", "text: {}", *word),
        *("release:", "version: {}"),
        *("started:", "time: {}", "anonymize: [{truncate_time: {to: day}}]"),
        *("day:", "time: {as: date}"),
        *("tags:", "text: {}", "repeated: true", "max_items: 100", *word),
        *("tasks[].done:", "gauge: {of: done}"),
        *("tasks[].kind:", "text: {}", *word),
        *("tasks[].failed:", "gauge: {of: failed}"),
    ]


def test_what_is_left_out_is_listed_by_pointer(tmp_path: Path) -> None:
    root = begun(tmp_path)
    output = new(root, "ping", "agent", "--from", written(tmp_path, PAYLOAD), *PING).output
    for pointer, because in {
        "/worker/host": "looks by its key like",
        "/worker/byUser": "has keys that look like data",
        "/worker/byLogin": "has keys that look like data",
        "/admin": "looks like an e-mail address",
        "/home": "looks like a URL",
        "/peer": "looks like an IP address",
        "/digest": "looks like a hash",
        "/motto": "looks like free text",
        "/none": "was null",
        "/empty": "is an empty object",
        "/list": "is an empty list",
        "/mixed": "is a list of lists, or of several types",
        "the payload": "has keys (1) that look like data",
    }.items():
        assert f"left out: {pointer} {because}" in output


def test_area_from_a_request_takes_what_nobody_declares(tmp_path: Path) -> None:
    root = begun(tmp_path)
    file = written(tmp_path, {"site": UUID, "queue": {"Waiting": 3, "Slots": 4}})
    made = new(root, "area", "server", "slots", "--from", file, "--at", "queue", *HEADING)
    assert made.exit_code == 0, made.output
    text = (root / "pings/server/slots.yaml").read_text()
    assert "\n  Slots:\n" in text
    assert "Waiting" not in text
    assert is_sound(root)


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[1]", b'{"a": NaN}', b"[" * 100_000, b"", b'{"a": "zanzibar'])
def test_a_payload_that_is_none_is_refused_by_code(tmp_path: Path, content: bytes) -> None:
    root = begun(tmp_path)
    before = files_of(root)
    refused = new(root, "area", "server", "more", "--from", "-", *HEADING, given=content)
    assert refused.exit_code == 1
    assert refused.output.startswith("error[PE101]: -: the payload")
    assert "zanzibar" not in refused.output
    assert files_of(root) == before


def test_a_payload_without_anything_new_makes_no_area(tmp_path: Path) -> None:
    root = begun(tmp_path)
    refused = new(root, "area", "server", "more", "--from", written(tmp_path, {"site": UUID}), *HEADING)
    assert refused.exit_code == 2
    assert "no value that is not declared yet" in refused.output


def test_a_key_that_no_rule_admits_is_left_out(tmp_path: Path) -> None:
    root = begun(tmp_path)
    long = "a_" + "b" * 40
    file = written(tmp_path, {"busy": {"jobs": 1, "slots": 2, "Jobs": 3, "_TABLE_x": 4, long: 5}})
    made = new(root, "area", "server", "busy", "--from", file, "--at", "busy", *HEADING)
    assert made.exit_code == 0, made.output
    assert "left out: /busy/Jobs differs from another key only in its case" in made.output
    assert is_sound(root)


@pytest.mark.parametrize("site", [{"inside": 1}, [{"inside": 1}]])
def test_a_value_that_a_declared_field_has_no_room_for_is_left_out(tmp_path: Path, site: object) -> None:
    root = begun(tmp_path)
    made = new(root, "area", "server", "more", "--from", written(tmp_path, {"site": site, "other": 2}), *HEADING)
    assert made.exit_code == 0, made.output
    assert "crosses `site`, which is declared otherwise" in made.output
    assert is_sound(root)


KEYS = st.text(st.sampled_from("abcXYZ_-09.[]*$ {}:#\n\x1b\u202eü/"), max_size=8) | st.sampled_from(
    ["site", "version", "ping", "general", "no", "null", "queueSize", "QueueSize", "queue_size", "_TABLE_x", "total"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_payload_gives_legal_paths_only(payload: dict[str, object]) -> None:
    answers = list(inferred([payload], ()))
    found = [answer for answer in answers if isinstance(answer, Found)]
    for path in bodies(found, "server", at=()):
        assert path.replace("[]", "").replace(".", "").replace("-", "_").isidentifier()
    for answer in answers:
        if isinstance(answer, LeftOut):
            assert (answer.pointer + answer.because).isprintable()
    assert len({dotted(field.steps) for field in found}) == len(found)


@given(st.text(max_size=40), st.text(max_size=40))
def test_two_texts_of_one_form_give_the_same_fields(one: str, two: str) -> None:
    first, second = (list(inferred([{"mode": text}], ())) for text in (one, two))
    kinds = {type(answer) for answer in (*first, *second)}
    if kinds == {Found} and first[0].body.keys() == second[0].body.keys():  # type: ignore[union-attr]  # found, as just seen
        assert first == second


@settings(max_examples=15)
@given(payload=st.dictionaries(KEYS, VALUES, min_size=1, max_size=6))
def test_ping_from_any_payload_passes_check(
    tmp_path_factory: pytest.TempPathFactory, payload: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    root = folder / "telemetry"
    assert run("new", "registry", str(root), *DAY).exit_code == 0
    made = new(root, "ping", "agent", "--from", written(folder, payload), *PING)
    assert made.exit_code == 0, made.output
    assert is_sound(root)
