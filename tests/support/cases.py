"""Cases as data: a block over the minimal registry, and every finding with the text that it points at."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from _pytest.mark.structures import ParameterSet

from pingreg.diagnostics import Diagnostic, Severity
from support.minimal import check, overlay


@dataclass(frozen=True, slots=True)
class Case:
    """One case: `found` lists `{code, at}` and perhaps `says`, a part of the message or the help."""

    name: str
    block: str
    found: tuple[dict[str, str], ...]

    def run(self) -> None:
        """Check the block; errors have to be those that are listed, and at the places that are listed."""
        files = overlay(self.block)
        errors = [one for one in check(files) if one.severity is Severity.ERROR]
        seen = [(str(one.code), pointed_at(one, files)) for one in errors]
        assert sorted(seen) == sorted((one["code"], one["at"]) for one in self.found), errors
        for expected in self.found:
            said = " | ".join(f"{one.message} | {one.help}" for one in errors if one.code == expected["code"])
            assert expected.get("says", "") in said, said


def pointed_at(diagnostic: Diagnostic, files: dict[str, str]) -> str:
    """Cut out of the file what a diagnostic's span marks; a place in no line is the file's path."""
    span = diagnostic.span
    if span.path not in files or (span.line, span.column, span.end_line, span.end_column) == (1, 1, 1, 1):
        return span.path
    lines = [*files[span.path].splitlines(), ""]
    return lines[span.line - 1][span.column - 1 : span.end_column - 1]


def cases_in(folder: Path) -> tuple[ParameterSet, ...]:
    """Give each case of a folder's files to pytest, under the file's and its own name."""
    return tuple(
        pytest.param(Case(case["name"], case["block"], tuple(case["found"])), id=f"{file.stem}: {case['name']}")
        for file in sorted(folder.glob("*.yaml"))
        for case in yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  it makes nothing but text
    )
