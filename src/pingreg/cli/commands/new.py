"""`pingreg new`: write a correct file from a few answers, from flags, or from a payload."""

from datetime import date
from pathlib import Path

import click

from pingreg.cli.new.questions import AREA, FIELD, FROM, HEADING, IN_AREA, PING, REGISTRY, options
from pingreg.cli.opening import registry_option, today_option


@click.group(name="new")
def command() -> None:
    """Write a correct file: a registry, a ping, an area or a field.

    What no flag says is asked for on a terminal; in a script it is one error. Nothing is written that
    `pingreg check` would refuse, and no file is written over.

    \b
    Examples:
      pingreg new registry telemetry
      pingreg new area server queue --at queue --from request.json
      pingreg new field server/queue Retries
    """


@command.command(name="registry")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@options(*REGISTRY)
@today_option
@click.pass_context
def registry_command(ctx: click.Context, /, folder: Path, today: date | None, **flags: str | None) -> None:
    """Begin a registry in DIR: manifest, policy, teams and a first ping.

    \b
    Example:
      pingreg new registry telemetry --name acme --team platform --ping server
    """
    # The whole check is imported, which `--help` must not pay for.
    from pingreg.cli.new.registry import new_registry  # noqa: PLC0415

    ctx.exit(new_registry(folder, flags, today=today))


@command.command(name="ping")
@click.argument("name")
@options(*PING, *HEADING, *FROM)
@registry_option
@today_option
@click.pass_context
def ping_command(
    ctx: click.Context, /, name: str, registry: Path | None, today: date | None, **flags: str | None
) -> None:
    """Write the ping NAME, with the fields that name the instance and its version.

    With --from, each object at the top of the payload becomes an area, and --tier, --purposes and --category say what
    holds for them all.

    \b
    Examples:
      pingreg new ping agent --owner platform --endpoint https://pings.example.com/agent \\
        --description "Sent by every agent once a day." --cadence 1d
      pingreg new ping agent --from request.json
    """
    # The whole check is imported, which `--help` must not pay for.
    from pingreg.cli.new.ping import new_ping  # noqa: PLC0415
    from pingreg.cli.new.workspace import workspace_at  # noqa: PLC0415  same

    ctx.exit(new_ping(workspace_at(registry, today), flags, name=name))


@command.command(name="area")
@click.argument("ping")
@click.argument("name")
@options(*AREA, *HEADING, *FIELD, *FROM)
@registry_option
@today_option
@click.pass_context
def area_command(
    ctx: click.Context, /, ping: str, name: str, registry: Path | None, today: date | None, **flags: str | None
) -> None:
    """Write the area NAME of PING, with its first field.

    With --from, it gets a field for each value of the payload below --at that no field declares yet.

    \b
    Examples:
      pingreg new area server queue --owner platform --tier product --purposes product_improvement \\
        --category user.behavior --since 5.4 --at queueUsage \\
        --path Waiting --measure gauge --of jobs --description "Jobs that wait in the queue."
      pingreg new area server queue --at queueUsage --from request.json
    """
    # The whole check is imported, which `--help` must not pay for.
    from pingreg.cli.new.area import new_area  # noqa: PLC0415
    from pingreg.cli.new.workspace import workspace_at  # noqa: PLC0415  same

    ctx.exit(new_area(workspace_at(registry, today), flags, ping=ping, name=name))


@command.command(name="field")
@click.argument("area_argument", required=False, metavar="[PING/AREA]")
@click.argument("path_argument", required=False, metavar="[PATH]")
@options(*IN_AREA)
@registry_option
@today_option
@click.pass_context
def field_command(
    ctx: click.Context,
    /,
    area_argument: str | None,
    path_argument: str | None,
    registry: Path | None,
    today: date | None,
    **flags: str | None,
) -> None:
    """Add a field at the end of an area's file; every comment and byte elsewhere stays.

    \b
    Examples:
      pingreg new field
      pingreg new field server/batch_changes ApplyClicks --measure count --event ApplyClick --per week \\
        --new-event "The button that applies a batch change was clicked." \\
        --description "Clicks on the button that applies a batch change."
    """
    # The whole check is imported, which `--help` must not pay for.
    from pingreg.cli.new.field import new_field  # noqa: PLC0415
    from pingreg.cli.new.workspace import workspace_at  # noqa: PLC0415  same

    flags["path"] = _once("--path", path_argument, flags["path"])
    flags["area"] = _once("--area", area_argument, flags["area"])
    ctx.exit(new_field(workspace_at(registry, today), flags))


def _once(flag: str, argument: str | None, option: str | None) -> str | None:
    if argument is not None and option is not None and argument != option:
        message = f"{flag} is given twice, as `{argument}` and as `{option}`: keep one"
        raise click.UsageError(message)
    return argument if option is None else option
