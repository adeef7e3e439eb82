"""Verify a finished run, and say what does not agree."""

from collections.abc import Sequence
from pathlib import Path

import click

from pingreg.cli.balance import summary_of
from pingreg.enforce.verify import NoReportError, faults_of, report_in

BROKEN = 4
"""The exit code of a balance that does not come out even."""


def verified(folder: Path, inputs: Sequence[Path]) -> int:
    """Print the balance, or all that is wrong with it, and give the exit code."""
    try:
        report = report_in(folder)
    except NoReportError as error:
        message = f"`{click.format_filename(folder)}`: {error}"
        raise click.UsageError(message) from error
    faults = tuple(faults_of(folder, report, inputs))
    label = click.style("error", fg="red", bold=True)
    for fault in faults:
        click.echo(f"{label}: {fault}", err=True)
    if faults:
        return BROKEN
    click.echo(summary_of(report, None))
    against = "also with the inputs" if inputs else "with what was written; give --input to count the inputs too"
    click.echo(f"the balance comes out even, {against}")
    return 0
