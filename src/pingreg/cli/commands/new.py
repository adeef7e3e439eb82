"""`pingreg new`: write a correct file from a few answers, from flags, or from a payload."""

from datetime import date
from pathlib import Path
from typing import Unpack

import click

from pingreg.cli.new.options import FieldWords, HeadingWords, field_options, from_option, heading_options
from pingreg.cli.opening import registry_option, today_option


class _AreaWords(HeadingWords, FieldWords):
    """Hold what flags said about an area and its first field."""


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
@click.option("--name", help="Its name; else the folder's.")
@click.option("--title", help="Its title.")
@click.option("--team", metavar="ID", help="The first team.")
@click.option("--ping", metavar="NAME", help="The first ping.")
@click.option("--endpoint", metavar="URL", help="Where the first ping is sent to.")
@today_option
@click.pass_context
def registry_command(
    ctx: click.Context,
    folder: Path,
    name: str | None,
    title: str | None,
    team: str | None,
    ping: str | None,
    endpoint: str | None,
    today: date | None,
) -> None:
    """Begin a registry in DIR: manifest, policy, teams and a first ping.

    \b
    Example:
      pingreg new registry telemetry --name acme --team platform --ping server
    """
    # The whole check is imported, which `--help` must not pay for.
    from pingreg.cli.new.registry import RegistryFlags, new_registry  # noqa: PLC0415

    ctx.exit(new_registry(folder, RegistryFlags(name, title, team, ping, endpoint), today=today))


@command.command(name="ping")
@click.argument("name")
@click.option("--title", help="Its title; else made of its name.")
@click.option("--description", metavar="TEXT", help="Who sends it, and when.")
@click.option("--endpoint", metavar="URL", help="Where it is sent to.")
@click.option("--cadence", default="30m", show_default=True, help="How often it is sent.")
@click.option("--site", default="site", show_default=True, metavar="PATH", help="The field that names the instance.")
@click.option("--version-field", default="version", show_default=True, metavar="PATH", help="The product's version.")
@click.option("--table", metavar="NAME", help="The table that it is stored in; else made of its name.")
@click.option("--recipients", metavar="A,B", help="Stores of the policy that keep it.")
@heading_options
@from_option
@registry_option
@today_option
@click.pass_context
def ping_command(
    ctx: click.Context,
    name: str,
    title: str | None,
    description: str | None,
    endpoint: str | None,
    cadence: str,
    site: str,
    version_field: str,
    table: str | None,
    recipients: str | None,
    source: Path | None,
    registry: Path | None,
    today: date | None,
    **heading: Unpack[HeadingWords],
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
    from pingreg.cli.new.ping import PingFlags, new_ping  # noqa: PLC0415
    from pingreg.cli.new.workspace import workspace_at  # noqa: PLC0415  same

    flags = PingFlags(title, description, endpoint, cadence, site, version_field, table, recipients, source, heading)
    ctx.exit(new_ping(workspace_at(registry, today), name, flags=flags))


@command.command(name="area")
@click.argument("ping")
@click.argument("name")
@click.option("--title", help="Its title; else made of its name.")
@click.option("--about", metavar="TEXT", help="What its fields are about.")
@click.option("--at", metavar="PATH", help="Where it stands in the request; else at the top.")
@heading_options
@field_options
@from_option
@registry_option
@today_option
@click.pass_context
def area_command(
    ctx: click.Context,
    ping: str,
    name: str,
    title: str | None,
    about: str | None,
    at: str | None,
    source: Path | None,
    registry: Path | None,
    today: date | None,
    **words: Unpack[_AreaWords],
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
    from pingreg.cli.new.area import AreaFlags, new_area  # noqa: PLC0415
    from pingreg.cli.new.workspace import workspace_at  # noqa: PLC0415  same

    flags = AreaFlags(title, about, at, source, heading=words, field=words)
    ctx.exit(new_area(workspace_at(registry, today), flags, ping=ping, name=name))


@command.command(name="field")
@click.argument("area_argument", required=False, metavar="[PING/AREA]")
@click.argument("path_argument", required=False, metavar="[PATH]")
@click.option("--area", metavar="PING/AREA", help="The area that it is added to.")
@field_options
@click.option("--category", help="Its category, where it is not the area's.")
@click.option("--since", metavar="VERSION", help="The first version that sends it, where it is not the area's.")
@registry_option
@today_option
@click.pass_context
def field_command(
    ctx: click.Context,
    area_argument: str | None,
    path_argument: str | None,
    area: str | None,
    category: str | None,
    since: str | None,
    registry: Path | None,
    today: date | None,
    **words: Unpack[FieldWords],
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

    words["path"] = _once("--path", path_argument, words["path"])
    name = _once("--area", area_argument, area)
    ctx.exit(new_field(workspace_at(registry, today), name, words, category=category, since=since))


def _once(flag: str, argument: str | None, option: str | None) -> str | None:
    if argument is not None and option is not None and argument != option:
        message = f"{flag} is given twice, as `{argument}` and as `{option}`: keep one"
        raise click.UsageError(message)
    return argument if option is None else option
