"""Golden files: what each format prints of one report with everything in it, and of a clean one."""

from dataclasses import replace
from pathlib import Path

import pytest

from pingreg import __version__
from pingreg.render.format import format_named, format_names
from render.samples import DIAGNOSTICS, NEW, SECTIONS, report

GOLDEN = Path(__file__).parent / "golden"
CASES = {"full": replace(report(*DIAGNOSTICS), sections=SECTIONS, new=NEW), "clean": report()}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", format_names())
def test_output_equals_the_golden_file(name: str, case: str, pytestconfig: pytest.Config) -> None:
    printed = format_named(name).render(CASES[case], colour=False)
    printed = printed.replace(f'"semanticVersion": "{__version__}"', '"semanticVersion": "0.0.0"')
    golden = GOLDEN / f"{case}.{name}"
    if pytestconfig.getoption("--update-golden", default=False):
        golden.write_bytes(printed.encode())
    assert printed.encode() == golden.read_bytes()


def test_every_golden_file_belongs_to_a_format() -> None:
    expected = {f"{case}.{name}" for case in CASES for name in format_names()}
    assert {path.name for path in GOLDEN.iterdir()} == expected


@pytest.mark.parametrize("name", format_names())
def test_order_of_diagnostics_changes_no_byte(name: str) -> None:
    render = format_named(name).render
    ordered = report(*DIAGNOSTICS)
    shuffled = replace(ordered, diagnostics=tuple(reversed(DIAGNOSTICS * 2)))
    assert render(shuffled, colour=False) == render(ordered, colour=False)
