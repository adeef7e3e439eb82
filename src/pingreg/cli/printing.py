"""Print a verdict in one of the formats."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence

import click

from pingreg.cli.verdict import Verdict
from pingreg.diagnostics import RulePage
from pingreg.naming import did_you_mean, one_of
from pingreg.render.format import format_named, format_names
from pingreg.render.report import Report
from pingreg.source.tree import Tree


def _known(ctx: click.Context, param: click.Parameter, value: str) -> str:  # noqa: ARG001  click's signature
    """Refuse what is no format, with a guess."""
    known = format_names()
    if value in known:
        return value
    message = f"`{value}` is no format{did_you_mean(value, known)}; use one of {one_of(known)}"
    raise click.UsageError(message, ctx)


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001  click's signature
    return [name for name in format_names() if name.startswith(incomplete)]


format_option = click.option(
    "--format",
    "form",
    metavar=f"[{'|'.join(format_names())}]",
    default="text",
    show_default=True,
    callback=_known,
    shell_complete=_complete,
    help="How to print what was found.",
)


def printed(verdict: Verdict, form: str, *, lines: Callable[[str], Sequence[str]]) -> None:
    """Print a verdict to standard output; in colour on a terminal, plain in a pipe."""
    chosen = format_named(form)
    pages = _pages() if chosen.needs_rules else {}
    command = click.get_current_context().info_name or ""
    report = Report(
        verdict.diagnostics,
        verdict.summary,
        verdict.docs,
        lines,
        pages,
        verdict.new,
        verdict.sections,
        command,
        is_comparison=verdict.is_comparison,
    )
    colour = chosen.is_coloured and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    click.echo(chosen.render(report, colour=colour), nl=False, color=colour)


def lines_of(tree: Tree) -> Callable[[str], Sequence[str]]:
    """Give excerpts from a tree's own files, wherever they come from; none of contracts, of payloads and of no text."""
    shown = {tree.shown(path): path for path in tree.paths if _may_be_quoted(path)}

    def lines(path: str) -> Sequence[str]:
        try:
            return tree.read(shown[path]).decode("utf-8").replace("\r\n", "\n").split("\n")
        except (OSError, ValueError, KeyError):
            return ()

    return lines


def _may_be_quoted(path: str) -> bool:
    return not path.startswith("contracts/") and not path.endswith(".json")


def _pages() -> Mapping[str, RulePage]:
    # Few formats carry the catalogue, and importing every rule costs more than an unchanged registry's whole check.
    from pingreg.cli.rule_pages import rule_pages  # noqa: PLC0415

    return {page.code: page for page in rule_pages()}
