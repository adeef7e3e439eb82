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
@click.argument("base", required=False)
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
@click.option(
    "--table",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="Compare HEAD with a deployed table, as `bq show --format=prettyjson` prints it; BASE may be left out.",
)
@click.option("--table-name", metavar="TABLE", help="The table as it is declared, where the file does not say it.")
@click.option("--private", is_flag=True, help="Name contracts, which are called after customers.")
@click.pass_context
def command(
    ctx: click.Context,
    base: str | None,
    head: str | None,
    registry: Path | None,
    form: str,
    contracts: Path | None,
    today: date | None,
    categories: tuple[Any, ...],
    released: str | None,
    review: str | None,
    table: Path | None,
    table_name: str | None,
    *,
    from_ancestor: bool,
    private: bool,
) -> None:
    """Say what changed from BASE to HEAD: what breaks, what widens, for whom, and who must agree.

    A side is a folder, a snapshot, or else a git ref; HEAD is the work tree unless it is given. A change that breaks
    ingestion breaks tables too, and what breaks tables breaks generated code; privacy stands beside them. Rules of
    `pingreg check` do not judge the base. Exits with 1 when there is an error, and with 2 when a side cannot be read.

    Below what was found stand tables: the versions of pings that changed, what to run so that the warehouse follows,
    and what customers are to be told. With --table, what is deployed is an error as long as it is behind HEAD.

    \b
    Examples:
      pingreg diff origin/main
      pingreg diff origin/main --merge-base --for privacy
      pingreg diff origin/main --write-review search-latency
      pingreg diff origin/main --released v1.2 --format markdown
      pingreg diff v1.2 v1.3 --format json
      pingreg diff released.json
      pingreg diff --table bq_show.json
    """
    if review is not None and (head is not None or not _ID.fullmatch(review)):
        message = "--write-review takes an id such as `search-latency`, and writes into the work tree, not another HEAD"
        raise click.UsageError(message)
    if base is None and (table is None or from_ancestor or released is not None or review is not None):
        message = "name BASE, which HEAD is compared with; it may be left out only to compare with --table"
        raise click.UsageError(message)
    if table is None and table_name is not None:
        message = "--table-name says which table the file of --table describes"
        raise click.UsageError(message)
    # What compares imports models and rules, which help and mistakes in options do not need.
    from pingreg.cli.comparing import compare  # noqa: PLC0415
    from pingreg.cli.deployed import read_deployed  # noqa: PLC0415

    is_clean = compare(
        root_of(registry, head, base),
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
        table=None if table is None else read_deployed(table, table_name),
    )
    ctx.exit(0 if is_clean else 1)
