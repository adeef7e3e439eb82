"""Verify a finished run: count again, and hold it against the report."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pingreg.enforce.outputs import REPORT
from pingreg.enforce.run import QUARANTINE, output_name
from pingreg.stream.inputs import blocks, opened

_MISSING = "there is no report: the run is not finished"


class NoReportError(Exception):
    """Say that a folder holds no finished run."""


@dataclass(slots=True)
class _Quarantine:
    """Hold what the quarantine says: how many payloads, for which codes, and where they stand by input."""

    payloads: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    places: dict[int, dict[int, int]] = field(default_factory=dict)
    """By input, the offset of each record."""


def report_in(folder: Path) -> Mapping[str, Any]:
    """Read the report of a finished run.

    Raises:
        NoReportError: there is none that can be read.
    """
    try:
        found = json.loads((folder / REPORT).read_bytes())
    except (OSError, ValueError) as error:
        raise NoReportError(_MISSING) from error
    if not isinstance(found, dict) or not {"payloads", "problems", "digests", "stream"} <= found.keys():
        raise NoReportError(_MISSING)
    return found


def faults_of(folder: Path, report: Mapping[str, Any], inputs: Sequence[Path]) -> Iterator[str]:
    """Say all that does not agree: the report with itself, with what was written, and with the inputs, if any.

    Raises:
        OSError: something cannot be read, or an input is damaged.
    """
    payloads = report["payloads"]
    parts = payloads["emitted"] + payloads["withheld"] + payloads["quarantined"]
    yield from _differing("payloads in", payloads["in"], "the sum of what became of them", parts)
    kept = folder / output_name(report["stream"], report["compression"])
    yield from _differing("payloads emitted", payloads["emitted"], f"lines in `{kept.name}`", _lines(kept))
    content = (folder / QUARANTINE).read_bytes()
    try:
        quarantine = _quarantine_of(content)
    except (ValueError, KeyError, TypeError):
        yield f"`{QUARANTINE}` is not as a run writes it"
        return
    yield from _differing("payloads quarantined", payloads["quarantined"], f"in `{QUARANTINE}`", quarantine.payloads)
    yield from _differing("problems", report["problems"], f"in `{QUARANTINE}`", dict(sorted(quarantine.codes.items())))
    if inputs:
        yield from _input_faults(report, inputs, quarantine)


def _input_faults(report: Mapping[str, Any], inputs: Sequence[Path], quarantine: _Quarantine) -> Iterator[str]:
    known: list[str] = report["digests"]["input"]
    yield from _differing("inputs", len(known), "given", len(inputs))
    total = 0
    for index, path in enumerate(inputs[: len(known)]):
        places = dict(quarantine.places.get(index + 1, {}))
        payloads, digest = _walked(path, places)
        total += payloads
        yield from _differing(f"digest of input {index + 1}", known[index], "what is there now", digest)
        if places:
            yield f"{len(places)} quarantined payloads of input {index + 1} do not stand where the quarantine says"
    yield from _differing("payloads in", report["payloads"]["in"], "payloads in the inputs", total)


def _walked(path: Path, places: dict[int, int]) -> tuple[int, str]:
    """Count an input's payloads and digest it; places of records that are right are taken out of `places`."""
    payloads = record = 0
    digest = hashlib.sha256().hexdigest()
    with opened(path) as file:
        for block in blocks(file):
            offset = block.offset
            data = b"?" if block.is_oversized else bytes(block.data)
            for line in data.split(b"\n"):
                record += 1
                if line and not line.isspace():
                    payloads += 1
                    if places.get(record) == offset:
                        del places[record]
                offset += len(line) + 1
            if data.endswith(b"\n"):
                record -= 1  # nothing stands behind the last line's end
            digest = block.digest
    return payloads, digest


def _lines(path: Path) -> int:
    with opened(path) as file:
        return sum(bytes(block.data).count(b"\n") for block in blocks(file))


def _quarantine_of(content: bytes) -> _Quarantine:
    found = _Quarantine()
    for line in content.split(b"\n")[:-1]:
        told = json.loads(line)
        found.payloads += 1
        found.codes.update({problem["code"] for problem in told["problems"]})
        found.places.setdefault(told["input"], {})[told["record"]] = told["offset"]
    return found


def _differing(what: str, told: object, other: str, found: object) -> Iterator[str]:
    if told != found:
        yield f"{what}: the report says {told}, and {other} {found}"
