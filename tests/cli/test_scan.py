"""`pingreg scan` through the command line: what is planted is found, and no value is ever printed."""

import bz2
import gzip
import json
import lzma
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from backports import zstd
from click.testing import CliRunner, Result

from pingreg.cli.main import cli
from support.enforced import KEY_TEXT

ROOT = Path(__file__).parents[2]
REGISTRY = ROOT / "registry"
EXAMPLES = REGISTRY / "pings" / "server" / "examples" / "valid"
FULL: Mapping[str, Any] = json.loads((EXAMPLES / "full_4x.json").read_text())

PLANTED: Mapping[str, tuple[dict[str, Any], str, str]] = {
    "a host where a site's id belongs": ({"site": "db1.corp.example.org"}, "/site", "host-name"),
    "an address of mail in a version": ({"version": "alice@example.org"}, "/version", "email"),
    "a host in a version": ({"version": "db1.corp.example.org"}, "/version", "host-name"),
    "a path for a way of installing": ({"deployType": "/home/alice/sourcegraph"}, "/deployType", "home-path"),
    "a token for a code host": ({"extsvcs": ["GITHUB", "ghp_" + "a1B2" * 9]}, "/extsvcs", "access-token"),
    "a token in an undeclared area": ({"debug": {"env": ["sgp_" + "0a" * 20]}}, "/?/?/[]", "access-token"),
    "a key of a map": (
        {"newCodeIntelUsage": {"CountsByLanguage": {"alice@example.org": {"NumRepositories": 1}}}},
        "/newCodeIntelUsage/CountsByLanguage/*",
        "email",
    ),
    "a name of a member": ({"alice@example.org": 1}, "/?", "email"),
    "a text for a count": ({"totalUsers": "203.0.113.7"}, "/totalUsers", "ipv4"),
    "a card among counts that nobody declared": ({"counts": {"n": 4111111111111111}}, "/?/?", "payment-card"),
    "a hash that promises to be harmless": ({"initAdmin": "5d41402abc4b2a76b9719d911017c592"}, "/initAdmin", "hash"),
    "a password in an address": ({"externalURL": "https://a:b@example.org"}, "/externalURL", "url-credentials"),
}
VALUES = ("alice", "corp.example", "ghp_", "a1B2", "sgp_", "203.0.113", "4111", "5d41402", "a:b@")


def scan(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Scan; what stands for standard input is put into a file, as click's runner has no real one."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(stdin or b"")
        file.flush()
        is_alone = arguments.count("-") == 1
        named = [file.name if argument == "-" and is_alone else str(argument) for argument in arguments]
        command = ["scan", *named, "--registry", str(REGISTRY)]
        return CliRunner().invoke(cli, command, env={"PINGREG_KEYS": ""})


def found_in(result: Result) -> list[tuple[str, str]]:
    return [(one["pointer"], one["detector"]) for one in json.loads(result.stdout)["found"]]


@pytest.mark.parametrize(("change", "pointer", "detector"), PLANTED.values(), ids=PLANTED)
def test_what_is_planted_is_found_and_never_printed(
    tmp_path: Path, change: dict[str, Any], pointer: str, detector: str
) -> None:
    file = tmp_path / "pings.ndjson"
    file.write_text(f"{json.dumps(FULL)}\n{json.dumps({**FULL, **change})}\n")
    done = scan(file, "--ping", "server", "--format", "json")
    assert found_in(done) == [(pointer, detector)]
    assert json.loads(done.stdout)["found"][0]["line"] == 2
    assert done.exit_code == 1
    said = done.output + scan(file, "--ping", "server").output
    assert not [value for value in VALUES if value in said]


@pytest.mark.parametrize("ping", ["server", "desktop"])
def test_valid_examples_hold_nothing(ping: str) -> None:
    for file in sorted((REGISTRY / "pings" / ping / "examples" / "valid").glob("*.json")):
        content = json.loads(file.read_text())
        payload, shape = content.get("payload", content), content.get("shape", "request")
        done = scan("-", "--ping", ping, "--shape", shape, stdin=json.dumps(payload).encode())
        assert done.exit_code == 0, (file.name, done.output)


def test_valid_events_hold_nothing() -> None:
    files = sorted((REGISTRY / "events" / "examples" / "valid").glob("*.json"))
    done = scan(*files, "--ping", "events")
    assert "nothing was found" in done.stdout
    assert done.exit_code == 0


def test_an_event_is_held_against_its_kind_and_one_of_no_kind_against_the_envelope() -> None:
    event = json.loads((REGISTRY / "events/examples/valid/own_cloud.json").read_text())
    event["event"]["parameters"]["private_metadata"]["chatModel"] = "alice@example.org"
    unknown = {**event, "event": {**event["event"], "feature": "nobody.declared"}}
    done = scan(
        "-", "--ping", "events", "--format", "json", stdin=b"\n".join(json.dumps(e).encode() for e in (event, unknown))
    )
    assert found_in(done) == [
        ("/event/parameters/?/?", "email"),
        ("/event/parameters/private_metadata/chatModel", "email"),
    ]


@pytest.mark.parametrize("packed", [bytes, gzip.compress, zstd.compress], ids=["plain", "gzip", "zstd"])
def test_inputs_may_be_compressed(tmp_path: Path, packed: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "in"
    file.write_bytes(packed(json.dumps({**FULL, "x": "alice@example.org"}).encode() + b"\n"))
    assert found_in(scan(file, "--ping", "server", "--format", "json")) == [("/?", "email")]


def test_a_document_over_several_lines_is_one_payload_and_a_list_is_several() -> None:
    pretty = json.dumps({**FULL, "x": "alice@example.org"}, indent=2).encode()
    one = json.loads(scan("-", "--ping", "server", "--format", "json", stdin=pretty).stdout)
    assert (one["payloads"], one["not_json"], len(one["found"])) == (1, 0, 1)
    many = json.dumps([FULL, FULL], indent=2).encode()
    two = json.loads(scan("-", "--ping", "server", "--format", "json", stdin=many).stdout)
    assert (two["payloads"], two["found"]) == (2, [])


def test_a_line_that_is_no_json_is_looked_into_as_text() -> None:
    lines = b'{"site": "x"}\n{"site": "alice@example.org", \n\xff alice@example.org\n'
    done = json.loads(scan("-", "--ping", "server", "--format", "json", stdin=lines).stdout)
    assert (done["payloads"], done["not_json"]) == (1, 2)
    assert [(one["pointer"], one["detector"], one["times"], one["line"]) for one in done["found"]] == [
        ("", "email", 2, 2)
    ]


def test_a_line_that_is_too_long_is_counted_and_not_clean() -> None:
    lines = b'{"site": "' + b"x" * 1_100_000 + b'"}\n{"site": "x", "y": "alice@example.org"}\n'
    done = scan("-", "--ping", "server", stdin=lines)
    assert "1 line of over a megabyte, not looked into" in done.stdout
    assert "line 2" in done.stdout
    assert scan("-", "--ping", "server", stdin=b"x" * 1_100_000).exit_code == 1


def test_digests_are_keyed_and_the_same_for_the_same_value(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    keys.touch(0o600)
    keys.write_text(KEY_TEXT)
    lines = json.dumps({"x": "alice@example.org", "y": ["alice@example.org"]}).encode()
    done = scan("-", "--ping", "server", "--format", "json", "--keys", keys, stdin=lines)
    digests = {one["digest"] for one in json.loads(done.stdout)["found"]}
    assert len(digests) == 1
    assert digests.pop().startswith("h1:test-1:")
    assert "h1:test-1:" in scan("-", "--ping", "server", "--keys", keys, stdin=lines).stdout


def test_untyped_needs_no_registry_and_takes_nothing_for_declared(tmp_path: Path) -> None:
    file = tmp_path / "in"
    file.write_text(json.dumps(FULL))
    command = [sys.executable, "-m", "pingreg", "scan", "in", "--untyped", "--format", "json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    found = {(one["pointer"], one["detector"]) for one in json.loads(done.stdout)["found"]}
    assert found == {("/?", "email"), ("/?", "uuid")}
    assert ("/initAdmin", "email") in found_in(scan(file, "--untyped", "--format", "json"))


@pytest.mark.parametrize("form", ["text", "json"])
def test_detectors_that_lack_their_library_are_told(tmp_path: Path, form: str) -> None:
    (tmp_path / "hidden.py").write_text(_HIDING)
    command = [sys.executable, "hidden.py", "scan", "-", "--ping", "server", "--registry", str(REGISTRY)]
    done = subprocess.run(
        [*command, "--format", form], cwd=tmp_path, input=b'{"x": "+49 30 901820"}', capture_output=True, check=False
    )
    assert done.returncode == 0
    if form == "json":
        assert [one["detector"] for one in json.loads(done.stdout)["not_run"]] == ["national-id", "phone"]
    else:
        assert b"2 detectors did not run: national-id, phone" in done.stderr
        assert b"pip install 'pingreg[scan]'" in done.stderr


_HIDING = """\
import importlib.util
import sys

find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name in {"phonenumbers", "stdnum"} else find(name, *rest)
from pingreg.__main__ import main

main()
"""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-",), "say what the payloads are: `--ping` with one of `desktop`, `events`, `server`, or `--untyped`"),
        (("-", "-", "--ping", "server"), "name it once"),
        (("-", "--ping", "sever"), "did you mean `server`?"),
        (("-", "--ping", "server", "--untyped"), "takes nothing for declared"),
        (("-", "--ping", "events", "--shape", "warehouse"), "events have no shape in the warehouse"),
    ],
)
def test_wrong_usage_is_told_with_a_way_out(arguments: tuple[str, ...], said: str) -> None:
    done = scan(*arguments, stdin=b"")
    assert done.exit_code == 2
    assert said in done.stderr


def test_what_cannot_be_read_is_wrong_usage(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pingreg", "scan", "missing", "--ping", "server", "--registry", str(REGISTRY)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, b"No such file" in done.stderr) == (2, True), done.stderr


def test_a_damaged_input_is_named_and_takes_nothing_away_from_the_others(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.json", "broken.gz", "c.json")]
    for file in files:
        file.write_text(json.dumps({"x": "alice@example.org"}))
    files[1].write_bytes(gzip.compress(b"{}" * 1000)[:-9])
    done = scan(*files, "--ping", "server")
    assert done.exit_code == 1
    assert f"`{files[1]}` is damaged" in done.stdout
    assert "1 finding, 2 times" in done.stdout
    assert f"1 is `{files[0]}`" in done.stdout
    data = json.loads(scan(*files, "--ping", "server", "--format", "json").stdout)
    assert (data["damaged"], data["inputs"][1]) == ([2], str(files[1]))
    alone = scan(files[1], "--ping", "server")
    assert "nothing was found" not in alone.stdout
    assert alone.exit_code == 1


@pytest.mark.parametrize(
    "packed", [bz2.compress, lzma.compress, lambda data: data.decode().encode("utf-16")], ids=["bzip2", "xz", "utf-16"]
)
def test_what_is_not_understood_is_not_clean(packed: Callable[[bytes], bytes]) -> None:
    done = scan("-", "--ping", "server", stdin=packed(json.dumps({"x": "alice@example.org"}).encode()))
    assert "no text in UTF-8" in done.stdout
    assert "nothing was found" not in done.stdout
    assert done.exit_code == 1


def test_a_byte_order_mark_is_no_part_of_a_payload() -> None:
    done = scan("-", "--ping", "server", stdin=b"\xef\xbb\xbf" + json.dumps(FULL).encode() + b"\n{}\n")
    assert (done.exit_code, "2 payloads" in done.stdout) == (0, True)


def test_a_list_of_over_a_megabyte_holds_payloads_and_its_findings_have_lines() -> None:
    many = json.dumps([FULL] * 300, indent=2).encode()
    assert len(many) > 1_048_576
    clean = scan("-", "--ping", "server", stdin=many)
    assert (clean.exit_code, "300 payloads" in clean.stdout) == (0, True), clean.output
    last = json.dumps([FULL] * 300 + [{"x": "alice@example.org"}], indent=2).encode()
    (found,) = json.loads(scan("-", "--ping", "server", "--format", "json", stdin=last).stdout)["found"]
    assert (found["pointer"], found["line"]) == ("/?", many.count(b"\n") + 1)


def test_a_value_that_a_second_member_of_the_name_hides_is_found() -> None:
    hidden = b'{"site": "alice@example.org", "site": 1, "a": {"y": "192.0.2.7", "y": 2}}\n'
    done = scan("-", "--ping", "server", "--format", "json", stdin=hidden)
    assert found_in(done) == [("/?", "email"), ("/?", "ipv4")]


def test_escapes_hide_nothing_in_a_line_that_is_no_json() -> None:
    lines = rb"""{"x":"\/home\/alice\/x","y":NaN}
{"x":"alice\u0040example.org","y":NaN}
{"x":"C:\\Users\\alice\\a","y":NaN}
"""
    found = json.loads(scan("-", "--ping", "server", "--format", "json", stdin=lines).stdout)["found"]
    told = {(one["detector"], one["times"], one["line"]) for one in found}
    assert told >= {("email", 1, 2), ("home-path", 2, 1)}


@pytest.mark.parametrize("ping", ["server", "desktop", "events"])
def test_a_valid_example_is_looked_at_in_the_shape_that_it_names(ping: str) -> None:
    folder = REGISTRY / ("events" if ping == "events" else f"pings/{ping}") / "examples" / "valid"
    done = scan(*sorted(folder.glob("*.json")), "--ping", ping)
    assert done.exit_code == 0, done.output


def test_what_stands_beside_an_example_is_looked_at() -> None:
    wrapped = {"because": "alice@example.org said so", "level": "critical", "payload": {**FULL, "site": "db1.corp.fr"}}
    done = scan("-", "--ping", "server", "--format", "json", stdin=json.dumps(wrapped).encode())
    assert found_in(done) == [("/?", "email"), ("/site", "host-name")]


def hostile() -> Iterator[bytes]:
    yield b"[" * 100_000
    yield b'{"a":' * 100 + b"1" + b"}" * 100
    yield b'{"\\ud800": "\\udfff \xe2\x80\xae"}'
    yield b"\xff\xfe\0\x1b[31m"
    yield b'{"x": 1' + b"0" * 5000 + b', "y": 1e999, "z": NaN}'
    yield b'{"x": -1e-5, "lat": 1e300, "phone": 999999999999999999999999}'
    yield json.dumps({"x": "@" * 900_000}).encode()
    yield b'""'
    yield b"null"


@pytest.mark.parametrize("content", tuple(hostile()), ids=range(9))
@pytest.mark.parametrize("how", [("--ping", "server"), ("--ping", "events"), ("--untyped",)], ids=" ".join)
def test_hostile_inputs_are_looked_into(content: bytes, how: tuple[str, ...]) -> None:
    done = scan("-", *how, stdin=content + b"\n")
    assert done.exit_code in {0, 1}
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.output.isprintable() or "\x1b" not in done.output
