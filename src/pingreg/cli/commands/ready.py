"""`pingreg ready`: all that a change needs before review: format, mend, check, generate, compare, draft."""

import re
from datetime import date
from pathlib import Path

import click

from pingreg.cli.opening import registry_option, root_of, the_day, today_option

_ID = re.compile("[a-z][a-z0-9]*([_-][a-z0-9]+)*")


@click.command(name="ready")
@registry_option
@click.option(
    "--against", metavar="REF", help="Compare with where the branch parted from REF.  [default: the main branch]"
)
@click.option("--review", metavar="ID", help="Draft `reviews/ID.yaml`.  [default: the branch's name]")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; list what would be left to do.")
@today_option
@click.pass_context
def command(
    ctx: click.Context,
    registry: Path | None,
    against: str | None,
    review: str | None,
    today: date | None,
    *,
    only_check: bool,
) -> None:
    """Make a change ready for review, and list what is left to do, in order.

    Formats the files that differ from the main branch, puts right what has one safe mend, checks, writes the outputs
    that are kept in the repository, says what breaks and widens, and drafts the record of a review when one is missing.
    Exits with 1 when something is left, with 2 when there is no commit to compare with.

    \b
    Examples:
      pingreg ready
      pingreg ready --check
      pingreg ready --against origin/release-5 --review search-latency
    """
    if review is not None and not _ID.fullmatch(review):
        message = "--review takes an id such as `search-latency`"
        raise click.UsageError(message)
    # The steps import everything, which help and mistakes in options do not need.
    from pingreg.cli.ready.all import make_ready  # noqa: PLC0415

    is_ready = make_ready(
        root_of(registry), against=against, review=review, today=the_day(today), only_check=only_check
    )
    ctx.exit(0 if is_ready else 1)
