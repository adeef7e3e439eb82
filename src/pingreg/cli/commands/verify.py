"""`pingreg verify`: recount what `enforce` wrote, and hold it against its report."""

from pathlib import Path

import click


@click.command(name="verify")
@click.argument("out", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="FOLDER")
@click.option(
    "--input",
    "inputs",
    multiple=True,
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="An input of the run, in their order; may be repeated. Without, only what was written is counted.",
)
@click.pass_context
def command(ctx: click.Context, out: Path, inputs: tuple[Path, ...]) -> None:
    """Recompute the balance of a finished run: payloads in = emitted + withheld + quarantined.

    What was written is counted again. With the inputs, their payloads are counted too, and each quarantined one is
    looked up where the quarantine says it stands.

    Exit codes: 0 everything agrees, 2 there is no finished run, 4 something does not agree.

    \b
    Examples:
      pingreg verify out/
      pingreg verify out/ --input pings.ndjson.gz
    """
    # Reading payloads is needed by this command alone.
    from pingreg.cli.verifying import verified  # noqa: PLC0415

    ctx.exit(verified(out, inputs))
