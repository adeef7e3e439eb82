"""Print a verdict in one of the formats."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence

import click

from pingreg.cli.checking import Verdict
from pingreg.render.format import format_named, format_names
from pingreg.render.report import Report, RuleInfo
from pingreg.source.tree import Tree

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(format_names()),
    default="text",
    show_default=True,
    help="How to print what was found.",
)


def printed(verdict: Verdict, form: str, *, lines: Callable[[str], Sequence[str]]) -> None:
    """Print a verdict to standard output; in colour on a terminal, plain in a pipe."""
    report = Report(verdict.diagnostics, verdict.summary, verdict.docs, lines, _rules(form))
    colour = form == "text" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    click.echo(format_named(form).render(report, colour=colour), nl=False, color=colour)


def lines_of(tree: Tree) -> Callable[[str], Sequence[str]]:
    """Give excerpts from a tree's own files, wherever they come from; none where there is no text to show."""
    shown = {tree.shown(path): path for path in tree.paths}

    def lines(path: str) -> Sequence[str]:
        try:
            return tree.read(shown[path]).decode("utf-8").replace("\r\n", "\n").split("\n")
        except (OSError, ValueError, KeyError):
            return ()

    return lines


def _rules(form: str) -> Mapping[str, RuleInfo]:
    if form != "sarif":
        return {}
    # Only SARIF carries the catalogue, and importing every rule costs more than an unchanged registry's whole check.
    from pingreg.lint.rule import rules  # noqa: PLC0415

    return {rule.code: RuleInfo(rule.code, rule.name, rule.title, rule.doc) for rule in rules()}
