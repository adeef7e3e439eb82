"""A small registry with a contract at each level, keys, and `pingreg enforce` as a process of its own."""

import fcntl
import hashlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pingreg.anonymize.keys import Key, Keys
from support.minimal import HEADER, MINIMAL

KEYS = Keys((Key("test-1", bytes(range(32))),))
KEY_TEXT = f"key test-1 {bytes(range(32)).hex()}\n"
RECEIVED = "2026-11-25"
LEVELS = ("none", "critical", "full")

_SITE = """\
  licenseKey:
    id: {of: organisation, empty: true}
    pattern: "^[a-z-]*$"
    max_length: 64
    exception: {basis: the contract says so, approved_by: legal, review_by: 2027-06-30}
    description: License that the instance has.
  admin:
    id: {of: person}
    max_length: 320
    category: user.contact.email
    exception: {basis: somebody must be reached, approved_by: legal, review_by: 2027-06-30}
    anonymize: [{hmac: {purpose: support}}]
    description: Address of an administrator.
"""
_EXAMPLE = """\
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button that opens the example.}
  Edition: {label: {values: [free, team]}, description: Edition of the app that runs.}
  Drags: {count: {event: Drag, per: week}, description: Times it was moved., removed: {in: "2.0", because: it stays}}
  Names: {label: {values: [a, b]}, repeated: true, description: Names of what was opened in the week.}
  Rows[].Views: {count: {event: View, per: week}, description: Times that the page was seen.}
"""


def _license(name: str) -> str:
    return f"{name}-key"


def _contract(name: str, level: str, withhold: str = "") -> str:
    digest = hashlib.sha256(_license(name).encode()).hexdigest()
    term = f"from: 2024-01-01, pings: {level}, events: none, reference: order form 1{withhold}"
    return f"""\
title: Customer {name}
hosting: self_hosted
licenses: [{{key_sha256: "{digest}", created: 2024-01-01, environment: production, sites: [{name}-site]}}]
terms: [{{{term}}}]
"""


FILES: Mapping[str, str] = {
    **MINIMAL,
    "pingreg.yaml": MINIMAL["pingreg.yaml"] + "contracts: contracts\n",
    "pings/app/ping.yaml": MINIMAL["pings/app/ping.yaml"].replace("{site: site}", "{license: licenseKey, site: site}"),
    "pings/app/site.yaml": MINIMAL["pings/app/site.yaml"] + _SITE,
    "pings/app/example.yaml": HEADER + _EXAMPLE,
    **{f"contracts/{level}.yaml": _contract(level, level) for level in LEVELS},
    "contracts/some.yaml": _contract("some", "full", ", withhold: [app/example.Clicks]"),
}
"""The files of the registry."""

CONTRACTS = (*LEVELS, "some")


def ping(contract: str = "full", **more: Any) -> dict[str, Any]:  # noqa: ANN401  JSON
    """Give a payload of a customer with a contract."""
    example = {"Clicks": 3, "Edition": "team", "Rows": [{"Views": 1}]}
    head = {"site": f"{contract}-site", "licenseKey": _license(contract), "version": "1.2.3", "admin": "a@example.org"}
    return {**head, "example": example, **more}


def line(payload: object) -> bytes:
    return json.dumps(payload, separators=(",", ":")).encode() + b"\n"


def write_registry(folder: Path) -> Path:
    """Write the registry and its keys under a folder."""
    for path, text in FILES.items():
        file = folder / "registry" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    keys = folder / "keys"
    keys.write_text(KEY_TEXT)
    keys.chmod(0o600)
    return folder


def command(folder: Path, inputs: Sequence[Path | str], out: Path | str, *more: str) -> list[str]:
    """Write the command line of a run; `folder` holds the registry."""
    return [
        *(sys.executable, "-m", "pingreg", "enforce", "app", *map(str, inputs), "-o", str(out)),
        *("--registry", str(folder / "registry"), "--keys", str(folder / "keys"), "--received-at", RECEIVED),
        *more,
    ]


_OFTEN = "from pingreg.enforce import run; run._SECONDS = 0; from pingreg.__main__ import main; main()"


def marked_often(arguments: Sequence[str]) -> list[str]:
    """Change a command line so that the run writes a checkpoint after every block."""
    return [arguments[0], "-c", _OFTEN, *arguments[3:]]


def small_files() -> None:
    """Let this process write files of a megabyte at most, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))


def run(arguments: Iterable[str], **options: Any) -> subprocess.CompletedProcess[bytes]:  # noqa: ANN401  subprocess
    """Run a command to its end."""
    environment = {**os.environ, "PINGREG_CACHE": "off", **options.pop("env", {})}
    return subprocess.run(list(arguments), capture_output=True, check=False, env=environment, **options)


def bytes_under(folder: Path) -> dict[str, bytes]:
    """Read every file under a folder, hidden ones too."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def wait_for_lock(out: Path) -> bool:
    """Wait until nobody holds a folder: workers of a process that was killed end a moment after it."""
    for _ in range(3000):
        if not out.exists():
            return True
        with (out / ".lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.01)
            else:
                return True
    return False
