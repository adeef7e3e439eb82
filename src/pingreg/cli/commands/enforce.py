"""`pingreg enforce`: pass what is permitted of a stream of payloads, anonymize, withhold, quarantine."""

from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from pingreg.cli.contracts import contracts_option
from pingreg.cli.keys import keys_option
from pingreg.cli.opening import registry_option


@click.command(name="enforce")
@click.argument("ping", metavar="PING|events")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE...")
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True, file_okay=False),
    metavar="FOLDER",
    help="Where to write what is emitted, what is quarantined, and the report; - is standard output.",
)
@click.option(
    "--shape",
    type=click.Choice(["request", "warehouse"]),
    default="request",
    show_default=True,
    help="Whether payloads are as they were sent, or as they are stored.",
)
@click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Work in so many processes.")
@click.option(
    "--received-at",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"]),
    help="When the payloads were received, in UTC; by default when the run was first started.",
)
@click.option(
    "--compress",
    type=click.Choice(["none", "gzip", "zstd"]),
    default="none",
    show_default=True,
    help="Compress what is emitted.",
)
@contracts_option
@keys_option
@registry_option
@click.pass_context
def command(
    ctx: click.Context,
    ping: str,
    files: tuple[Path, ...],
    out: Path,
    shape: Literal["request", "warehouse"],
    jobs: int,
    received_at: datetime | None,
    compress: Literal["none", "gzip", "zstd"],
    contracts: Path | None,
    keys: Path | None,
    registry: Path | None,
) -> None:
    """Pass payloads of PING (or `events`), one a line, plain or compressed with gzip or zstd.

    For each payload the contract of who sent it decides what is kept. What is not kept is never looked into; a payload
    of which something that would be kept is wrong is quarantined by its place, never with a value. A run that is
    interrupted goes on where it was when the same command is given again, and one that is finished changes nothing.

    Exit codes: 0 every payload is accounted for, 2 wrong usage, 4 stopped halfway.

    \b
    Examples:
      pingreg enforce server pings.ndjson.gz -o out/
      pingreg enforce server pings.ndjson --contracts crm.csv --jobs 2 -o out/
      zcat pings.ndjson.gz | pingreg enforce server - -o - > kept.ndjson
    """
    # The payload's whole machinery is needed by this command alone.
    from pingreg.cli.enforcing import Request, enforced  # noqa: PLC0415

    request = Request(
        stream=ping,
        inputs=files,
        shape=shape,
        workers=jobs,
        received=received_at,
        compression=compress,
        contracts=contracts,
        keys=keys,
        registry=registry,
    )
    ctx.exit(enforced(request, out))
