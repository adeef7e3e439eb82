"""The library's face: wrong arguments are refused by name, and never by what they hold."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pingreg import Enforcer, RegistryError
from support.enforced import KEY_TEXT, KEYS, line, ping

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PAYLOAD = line(ping("full"))


@pytest.fixture
def root(registry: Path) -> Path:
    return registry / "registry"


@pytest.mark.parametrize("payload", [PAYLOAD.decode(), bytearray(PAYLOAD), ping("full"), None])
def test_a_payload_that_is_not_bytes_is_refused(root: Path, payload: object) -> None:
    with pytest.raises(TypeError, match=r"`payload` is of the type .*; give bytes") as refused:
        Enforcer(root, keys=KEYS).enforce(payload, NOW)
    assert "full-site" not in str(refused.value)


@pytest.mark.parametrize("moment", ["2026-11-25T12:00:00Z", date(2026, 11, 25), NOW.timestamp(), None])
def test_a_moment_that_is_no_datetime_is_refused(root: Path, moment: object) -> None:
    with pytest.raises(TypeError, match=r"`received_at` is of the type .*; give a datetime"):
        Enforcer(root, keys=KEYS).enforce(PAYLOAD, moment)


def test_a_moment_without_a_time_zone_is_refused(root: Path) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        Enforcer(root, keys=KEYS).enforce(PAYLOAD, NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("registry", value) for value in (None, 1, b"registry", ["registry"])),
        *(("contracts", value) for value in (1, b"crm.csv", {})),
        *(("keys", value) for value in (Path("keys"), KEY_TEXT.encode(), 1)),
        *(("stream", value) for value in (1, b"app", ["app"])),
    ],
)
def test_what_is_no_registry_contracts_keys_or_stream_is_refused(root: Path, name: str, value: object) -> None:
    arguments: dict[str, Any] = {"registry": root, "keys": KEYS, name: value}
    with pytest.raises(TypeError, match=f"`{name}` is of the type `") as refused:
        Enforcer(**arguments)
    assert "key test-1" not in str(refused.value)


def test_paths_and_keys_may_be_texts(root: Path) -> None:
    verdict = Enforcer(str(root), str(root / "contracts"), KEY_TEXT, stream="app").enforce(PAYLOAD, NOW)
    assert (verdict.outcome, verdict.problems) == ("emitted", ())


def test_a_stream_that_is_none_is_told_with_a_guess(root: Path) -> None:
    with pytest.raises(RegistryError, match="did you mean `app`"):
        Enforcer(root, keys=KEYS, stream="ap")


def test_a_shape_that_is_none_is_refused(root: Path) -> None:
    with pytest.raises(ValueError, match="use one of `request`, `warehouse`"):
        Enforcer(root, keys=KEYS, shape="requst")


@pytest.mark.parametrize(("level", "said"), [("ful", "has 1 problem;"), ("ful, event: none", "has 2 problems;")])
def test_a_registry_that_is_not_sound_is_refused_with_its_problems(
    root: Path, tmp_path: Path, level: str, said: str
) -> None:
    contract = (root / "contracts/full.yaml").read_text("utf-8")
    (tmp_path / "full.yaml").write_text(contract.replace("pings: full", f"pings: {level}"), "utf-8")
    with pytest.raises(RegistryError, match=said) as refused:
        Enforcer(root, tmp_path, KEYS)
    assert {one.code for one in refused.value.diagnostics} <= {"PM101", "PM104"}
