"""`pingreg convert`: judge requests, and print what the receiver stores of them."""

from pathlib import Path

import click

from pingreg.cli.opening import registry_option


@click.command(name="convert")
@click.argument("ping")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE...")
@click.option(
    "--level",
    type=click.Choice(["critical", "full"]),
    default="full",
    show_default=True,
    help="Judge at this level.",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help="A value that the receiver adds; may be repeated.",
)
@registry_option
@click.pass_context
def command(
    ctx: click.Context,
    ping: str,
    files: tuple[Path, ...],
    level: str,
    settings: tuple[str, ...],
    registry: Path | None,
) -> None:
    """Judge requests of PING, and print the message that the receiver stores for each.

    One file is printed indented, several as one line each. A payload that is not as declared is reported by code and
    JSON pointer, on standard error, and not converted: exit code 1.

    \b
    Examples:
      pingreg convert server request.json
      pingreg convert server request.json --set remote_ip=192.0.2.0 --set has_update=true
    """
    # The payload's whole machinery is needed by this command alone.
    from pingreg.cli.converting import converted  # noqa: PLC0415

    ctx.exit(converted(ping, files, level=level, settings=settings, registry=registry))
