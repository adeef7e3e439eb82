"""`pingreg diff`: what a change breaks, what it widens, for whom, and who must agree."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from pingreg.cli.contracts import contracts_option
from pingreg.cli.opening import registry_option, root_of, the_day, today_option
from pingreg.cli.printing import format_option

_ID = re.compile("[a-z][a-z0-9]*([_-][a-z0-9]+)*")
_CATEGORIES = ("ingest", "table", "code", "privacy")


@click.command(name="diff")
@click.argument("base")
@click.argument("head", required=False)
@registry_option
@format_option
@contracts_option
@today_option
@click.option("--merge-base", "from_ancestor", is_flag=True, help="Compare with the commit at which the two parted.")
@click.option(
    "--for",
    "categories",
    multiple=True,
    type=click.Choice(_CATEGORIES),
    help="Tell only what matters to ingestion, to tables, to generated code, or to privacy; may be repeated.",
)
@click.option("--released", metavar="REF", help="List too, once and as notes, what differs from this release already.")
@click.option(
    "--write-review", "review", metavar="ID", help="Draft `reviews/ID.yaml`: the record by which it is agreed to."
)
@click.option("--private", is_flag=True, help="Name contracts, which are called after customers.")
@click.pass_context
def command(
    ctx: click.Context,
    base: str,
    head: str | None,
    registry: Path | None,
    form: str,
    contracts: Path | None,
    today: date | None,
    categories: tuple[Any, ...],
    released: str | None,
    review: str | None,
    *,
    from_ancestor: bool,
    private: bool,
) -> None:
    """Say what changed from BASE to HEAD: what breaks, what widens, for whom, and who must agree.

    A side is a folder, a snapshot, or else a git ref; HEAD is the work tree unless it is given. A change that breaks
    ingestion breaks tables too, and what breaks tables breaks generated code; privacy stands beside them. Rules of
    `pingreg check` do not judge the base. Exits with 1 when there is an error, and with 2 when a side cannot be read.

    \b
    Examples:
      pingreg diff origin/main
      pingreg diff origin/main --merge-base --for privacy
      pingreg diff origin/main --write-review search-latency
      pingreg diff origin/main --released v1.2 --format markdown
      pingreg diff v1.2 v1.3 --format json
      pingreg diff released.json
    """
    if review is not None and (head is not None or not _ID.fullmatch(review)):
        message = "--write-review takes an id such as `search-latency`, and writes into the work tree, not another HEAD"
        raise click.UsageError(message)
    # What compares imports models and rules, which help and mistakes in options do not need.
    from pingreg.cli.comparing import compare  # noqa: PLC0415

    is_clean = compare(
        root_of(registry),
        base,
        head,
        categories=categories or _CATEGORIES,
        contracts=contracts,
        from_ancestor=from_ancestor,
        today=the_day(today),
        form=form,
        review=review,
        released=released,
        private=private,
    )
    ctx.exit(0 if is_clean else 1)
