"""The balance of a run, for people: what came in, and what became of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

_MOST_FIELDS = 8
_WORDS = {
    "emitted": "passed, with what is permitted",
    "withheld": "nothing of them may be kept",
    "quarantined": "what would be kept is not as declared",
}


def summary_of(report: Mapping[str, Any], out: Path | None) -> str:
    """Write the balance, the codes of what was quarantined, and the fields to which most happened."""
    payloads = report["payloads"]
    width = len(f"{payloads['in']:,}")
    noun = "payload" if payloads["in"] == 1 else "payloads"
    lines = [f"{payloads['in']:>{width},} {noun} of {report['stream']}, received {report['received_at']}"]
    lines.extend(f"{payloads[name]:>{width},} {name:<12} {said}" for name, said in _WORDS.items())
    levels = ", ".join(f"{level} {times:,}" for level, times in report["by_level"].items())
    lines.extend([f"{'':>{width}} by level: {levels}"] if levels else [])
    codes = ", ".join(f"{code} {times:,}" for code, times in report["problems"].items())
    lines.extend([f"{'':>{width}} quarantined for: {codes}"] if codes else [])
    lines.extend(_fields(report["fields"], width))
    if out is not None:
        lines.append(f"{'':>{width}} written to {click.format_filename(out)}")
    return "\n".join(lines)


def _fields(fields: Mapping[str, Mapping[str, int]], width: int) -> list[str]:
    """List the fields with most to tell, the busiest first."""
    busiest = sorted(fields.items(), key=lambda one: (-sum(one[1].values()), one[0]))
    told = [
        f"{'':>{width}} {path}: {', '.join(f'{kind} {times:,}' for kind, times in kinds.items() if times)}"
        for path, kinds in busiest[:_MOST_FIELDS]
    ]
    more = len(busiest) - _MOST_FIELDS
    return [*told, f"{'':>{width}} and {more} more fields in the report"] if more > 0 else told
