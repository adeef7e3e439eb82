"""`pingreg scan`: find identifiers in payloads where nothing declares them."""

from pathlib import Path
from typing import Literal

import click

from pingreg.cli.keys import keys_option
from pingreg.cli.opening import registry_option


@click.command(name="scan")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE...")
@click.option("--ping", metavar="PING|events", help="What the payloads are; the only ping, when there is one.")
@click.option("--untyped", is_flag=True, help="Take nothing for declared.")
@click.option(
    "--shape",
    type=click.Choice(["request", "warehouse"]),
    default="request",
    show_default=True,
    help="Whether payloads are as they were sent, or as they are stored.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print what was found.",
)
@keys_option
@registry_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    ping: str | None,
    shape: Literal["request", "warehouse"],
    form: Literal["text", "json"],
    keys: Path | None,
    registry: Path | None,
    *,
    untyped: bool,
) -> None:
    """Find addresses, numbers, tokens, hosts and paths in payloads, one a line or one a file, plain, gzip or zstd.

    What the declaration of a field explains is no finding: an address of mail in a field of that category, a release
    that looks like an internet address. Everything else is told by its JSON pointer, in which `[]` stands for an item,
    `*` for a key of a map and `?` for a name that nobody declared; by its shape; and, with a key, by a keyed digest;
    never by its value. A line that is no JSON is looked into as text. A line of over a megabyte is not looked into, and
    what is no UTF-8 is not understood: both are told, and are never clean.

    Exit codes: 0 nothing was found, 1 something was, or could not be looked into, 2 wrong usage.

    \b
    Examples:
      pingreg scan pings.ndjson.gz --ping server
      pingreg scan stored.ndjson --ping server --shape warehouse --format json
      zcat events.ndjson.gz | pingreg scan - --ping events --keys keys.txt
      pingreg scan anything.json --untyped
    """
    # The payload's whole machinery is needed by this command alone.
    from pingreg.cli.scanning import Request, scanned  # noqa: PLC0415

    request = Request(files, ping, shape, form, keys, registry, untyped=untyped)
    ctx.exit(scanned(request))
