"""Failures that were seen in payloads, sent by instances of the real registry's contracts: F31 to F36, F39."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pingreg.cli.main import cli

ROOT = Path(__file__).parents[2]
_SAMPLE = json.loads((ROOT / "registry/pings/server/examples/valid/full_4x.json").read_text("utf-8"))
PING: dict[str, Any] = _SAMPLE.get("payload", _SAMPLE)
MINISTRY = {"LicenseKey": "example-ministry-key"}
INSURER = {"LicenseKey": "example-insurer-key", "site": "b0a7e006-0000-4000-8000-000000000006"}
SHIPPING: dict[str, Any] = {}
CANARY = "canary-4d1f"


def enforced(folder: Path, *payloads: dict[str, Any], registry: Path = ROOT / "registry") -> tuple[Result, Path]:
    """Enforce payloads on the day of the examples, and give the folder of what was written."""
    folder.mkdir(exist_ok=True)
    source, out = folder / "pings.ndjson", folder / "out"
    source.write_text("".join(f"{json.dumps(payload)}\n" for payload in payloads), "utf-8")
    command = ["enforce", "server", str(source), "-o", str(out), "--registry", str(registry)]
    done = CliRunner().invoke(
        cli, [*command, "--received-at", "2026-11-25"], env={**os.environ, "PINGREG_CACHE": "off"}
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done, out


def lines_of(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "server.ndjson").read_text("utf-8").splitlines()]


def report_of(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "report.json").read_text("utf-8"))
    return found


def written(done: Result, out: Path) -> str:
    return done.output + "".join(file.read_text("utf-8") for file in sorted(out.iterdir()))


def test_f31_nothing_gets_through_from_where_nothing_may_be_kept(tmp_path: Path) -> None:
    _, out = enforced(tmp_path, {**PING, **MINISTRY})
    assert (out / "server.ndjson").read_bytes() == b""
    assert report_of(out)["payloads"] == {"in": 1, "emitted": 0, "withheld": 1, "quarantined": 0}


def test_f32_of_an_instance_with_critical_pings_that_sends_everything_only_those_are_kept(tmp_path: Path) -> None:
    _, out = enforced(tmp_path, {**PING, **INSURER})
    (kept,) = lines_of(out)
    assert {"site", "version", "totalUsers"} <= kept.keys()
    assert not {"searchUsage", "batchChangesUsage", "auth", "initAdmin"} & kept.keys()
    fields = report_of(out)["fields"]
    assert fields["server/batchChangesUsage"]["withheld"] == 1
    assert fields["server/initAdmin"]["withheld"] == 1


def test_f33_keys_that_nobody_declared_do_not_get_through_and_are_counted(tmp_path: Path) -> None:
    done, out = enforced(
        tmp_path, {**PING, CANARY: CANARY, "growthStatistics": {**PING["growthStatistics"], CANARY: 1}}
    )
    assert CANARY not in written(done, out)
    fields = report_of(out)["fields"]
    assert fields["server/"]["undeclared"] == fields["server/growthStatistics"]["undeclared"] == 1


def test_f33_a_value_of_another_kind_is_quarantined_by_its_place(tmp_path: Path) -> None:
    done, out = enforced(tmp_path, {**PING, "totalUsers": CANARY})
    (told,) = map(json.loads, (out / "quarantine.ndjson").read_text("utf-8").splitlines())
    assert told["problems"] == [{"code": "PE103", "pointer": "/totalUsers"}]
    assert CANARY not in written(done, out)


LEAKED = {
    "mail address": ("/version", {"version": "someone@corp.acme.dev"}),
    "internet address": ("/growthStatistics/DeletedUsers", {"growthStatistics": {"DeletedUsers": "192.0.2.77"}}),
    "host name": ("/growthStatistics/DeletedUsers", {"growthStatistics": {"DeletedUsers": "db1.acme.dev"}}),
    "host name in place of a version": ("/version", {"version": "db1.acme.dev"}),
    "host name in a message": ("/?", {"lastError": "dial tcp db1.acme.dev:5432: connection refused"}),
    "path of a home folder": ("/?", {"lastError": "open /home/adalovelace/src/main.go: no such file"}),
    "token": ("/?", {"lastError": "Authorization: Bearer ghp_" + "a1B2c3D4e5F6g7H8i9J0" * 2}),
}


@pytest.mark.parametrize("what", LEAKED)
def test_f34_what_names_somebody_is_found_where_nothing_declares_it(tmp_path: Path, what: str) -> None:
    pointer, leaked = LEAKED[what]
    (tmp_path / "clean.ndjson").write_text(json.dumps(PING), "utf-8")
    (tmp_path / "leaked.ndjson").write_text(json.dumps({**PING, **leaked}), "utf-8")
    found = {}
    for name in ("clean", "leaked"):
        command = ["scan", str(tmp_path / f"{name}.ndjson"), "--ping", "server", "--registry", str(ROOT / "registry")]
        found[name] = CliRunner().invoke(cli, [*command, "--format", "json"])
    assert (found["clean"].exit_code, found["leaked"].exit_code) == (0, 1)
    assert pointer in found["leaked"].output
    for value in ("adalovelace", "someone@", "192.0.2.77", "ghp_", "db1.acme"):
        assert value not in found["leaked"].output


@pytest.mark.parametrize("name", ["initAdmin", "searchUsage", "hostNames"])
def test_f35_what_is_withheld_is_in_no_byte_that_is_written(tmp_path: Path, name: str) -> None:
    done, out = enforced(tmp_path, {**PING, **INSURER, name: CANARY})
    assert report_of(out)["payloads"]["emitted"] == 1
    assert CANARY not in written(done, out)


@pytest.mark.parametrize("raw", ["a" * 64, f"h1:unknown:{'a' * 26}", "h1:sender-1:short"])
def test_f36_what_only_looks_hashed_is_hashed(tmp_path: Path, raw: str, monkeypatch: pytest.MonkeyPatch) -> None:
    registry = tmp_path / "registry"
    shutil.copytree(ROOT / "registry", registry)
    area = registry / "pings/server/site.yaml"
    text = area.read_text("utf-8").replace(
        "    category: user.contact.email\n", f"    category: user.contact.email\n{_HASHED}"
    )
    area.write_text(text.replace('    pattern: "^(?:[^@ ]+@[^@ ]+)?$"\n', ""), "utf-8")
    monkeypatch.setenv("PINGREG_KEYS", f"key own {os.urandom(32).hex()}\nknown sender-1\n")
    hashed = f"h1:sender-1:{'a' * 25}a"
    done, out = enforced(tmp_path, {**PING, "initAdmin": raw}, {**PING, "initAdmin": hashed}, registry=registry)
    first, second = (kept["initAdmin"] for kept in lines_of(out))
    assert raw not in written(done, out)
    assert first.startswith("h1:own:")
    assert second == hashed


_HASHED = "    anonymize: [{hmac: {purpose: support}, at: sender}]\n"


def test_f36_without_a_key_nothing_is_hashed_and_nothing_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = tmp_path / "registry"
    shutil.copytree(ROOT / "registry", registry)
    area = registry / "pings/server/site.yaml"
    text = area.read_text("utf-8").replace(
        "    category: user.contact.email\n", f"    category: user.contact.email\n{_HASHED}"
    )
    area.write_text(text, "utf-8")
    monkeypatch.delenv("PINGREG_KEYS", raising=False)
    done, out = enforced(tmp_path, PING, registry=registry)
    assert done.exit_code == 2
    assert "give --keys FILE" in done.output
    assert not (out / "server.ndjson").exists()


@pytest.mark.parametrize(
    "unknown",
    [{"LicenseKey": CANARY}, {"LicenseKey": 17}, {"LicenseKey": "", "site": ""}, {"LicenseKey": None, "site": None}],
)
def test_f39_what_cannot_be_recognized_is_kept_nothing_of(tmp_path: Path, unknown: dict[str, Any]) -> None:
    done, out = enforced(tmp_path, {**PING, **unknown})
    assert report_of(out)["payloads"] == {"in": 1, "emitted": 0, "withheld": 1, "quarantined": 0}
    assert CANARY not in written(done, out)


def test_f39_a_contract_that_is_over_keeps_what_is_critical(tmp_path: Path) -> None:
    registry = tmp_path / "registry"
    shutil.copytree(ROOT / "registry", registry)
    contract = registry / "contracts/example-shipping.yaml"
    contract.write_text(contract.read_text("utf-8").replace("until: 2027-02-01", "until: 2026-02-01"), "utf-8")
    _, out = enforced(tmp_path, PING, registry=registry)
    assert report_of(out)["by_level"] == {"critical": 1}
    assert "batchChangesUsage" not in lines_of(out)[0]


def test_f39_a_site_is_known_however_its_letters_are_written(tmp_path: Path) -> None:
    _, out = enforced(tmp_path, {**PING, "LicenseKey": "", "site": "B0A7E008-0000-4000-8000-000000000008"})
    assert report_of(out)["by_level"] == {"none": 1}


def test_f39_an_event_of_a_time_that_there_is_not_is_kept_nothing_of(tmp_path: Path) -> None:
    event = json.loads((ROOT / "registry/events/examples/valid/completion_accepted.json").read_text("utf-8"))
    event = event.get("payload", event)
    moments = ("2024-03-01T10:00:00Z", "2016-12-31T23:59:60Z", "2027-02-29T00:00:00Z", "0000-01-01T00:00:00Z")
    lines = [json.dumps({**event, "event": {**event["event"], "timestamp": moment}}) for moment in moments]
    (tmp_path / "events.ndjson").write_text("\n".join(lines), "utf-8")
    command = ["enforce", "events", str(tmp_path / "events.ndjson"), "-o", str(tmp_path / "out")]
    done = CliRunner().invoke(cli, [*command, "--registry", str(ROOT / "registry"), "--received-at", "2026-11-25"])
    assert done.exit_code == 0
    assert report_of(tmp_path / "out")["payloads"] == {"in": 4, "emitted": 2, "withheld": 2, "quarantined": 0}
