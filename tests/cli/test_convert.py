"""`pingreg convert` through the command line."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from pingreg.cli.main import cli

EXAMPLES = Path(__file__).parents[2] / "registry" / "pings" / "server" / "examples" / "valid"
ADDED = ("remote_ip=192.0.2.10", "has_update=true", "timestamp=2023-02-14T09:31:00Z")


def convert(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(
        cli, ["convert", "server", *arguments, "--registry", str(EXAMPLES.parents[3])], input=stdin
    )


def test_the_full_request_becomes_the_stored_message_exactly() -> None:
    settings = [word for setting in ADDED for word in ("--set", setting)]
    done = convert(str(EXAMPLES / "full_4x.json"), *settings)
    stored = json.loads((EXAMPLES / "stored_full_4x.json").read_text())
    assert json.loads(done.stdout) == stored.get("payload", stored)
    assert done.exit_code == 0


def test_what_is_above_the_level_is_named_by_pointer_and_never_by_value() -> None:
    done = convert(str(EXAMPLES / "full_4x.json"), "--level", "critical")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "PE107" in done.stderr
    assert "/searchUsage" in done.stderr
    assert "559.55" not in done.stderr


def test_several_files_give_a_line_each_and_a_faulty_one_none() -> None:
    faulty = '{"site": 1, "secret-key-name": "secret-value"}'
    done = convert(str(EXAMPLES / "full_4x.json"), "-", stdin=faulty)
    assert len(done.stdout.splitlines()) == 1
    assert done.exit_code == 1
    assert "PE103" in done.stderr
    assert "secret" not in done.output


def test_a_typo_in_what_the_receiver_adds_is_usage() -> None:
    done = convert(str(EXAMPLES / "full_4x.json"), "--set", "remot_ip=1")
    assert done.exit_code == 2
    assert "did you mean `remote_ip`" in done.output


def test_an_unknown_ping_is_usage() -> None:
    done = CliRunner().invoke(cli, ["convert", "servr", "-", "--registry", str(EXAMPLES.parents[3])])
    assert (done.exit_code, "did you mean `server`" in done.output) == (2, True)


def test_what_the_receiver_adds_is_judged_too() -> None:
    done = convert(str(EXAMPLES / "full_4x.json"), "--set", "has_update=perhaps-secret")
    assert done.exit_code == 2
    assert "--set has_update: the text is none of the declared values" in done.output
    assert "perhaps-secret" not in done.output
