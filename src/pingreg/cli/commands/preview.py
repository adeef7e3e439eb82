"""`pingreg preview`: what such an instance sends, and what of it is kept."""

from datetime import date
from pathlib import Path
from typing import Literal

import click

from pingreg.cli.contracts import contracts_option
from pingreg.cli.opening import Day, registry_option, the_day


@click.command(name="preview")
@click.argument("ping", required=False)
@click.option("--population", metavar="NAME", help="An instance of this population of the policy, under no contract.")
@click.option("--instance", metavar="SITE", help="One instance: its site, or the first digits of its license's digest.")
@click.option("--level", type=click.Choice(["none", "critical", "full"]), help="Keep no more than this level.")
@click.option("--product-version", metavar="VERSION", help="The release that the instance runs.")
@click.option("--switch", "switches", multiple=True, metavar="NAME", help="A switch that is on there; may be repeated.")
@click.option("--at", type=Day(), help="The standing on this day.  [default: today]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
    help="How to print it.",
)
@contracts_option
@registry_option
def command(
    *,
    ping: str | None,
    population: str | None,
    instance: str | None,
    level: Literal["none", "critical", "full"] | None,
    product_version: str | None,
    switches: tuple[str, ...],
    at: date | None,
    form: str,
    contracts: Path | None,
    registry: Path | None,
) -> None:
    """Show the shape of what an instance sends of PING (else of the only ping, or of `server`), and what is kept.

    A field is sent from the release that introduced it; where that is unknown, or no release is given that can be
    ordered, it is taken to be sent. Switches send less in their range of releases; for an instance, those on file
    are on.

    \b
    Examples:
      pingreg preview --population licensed --level critical --product-version 4.5.1
      pingreg preview --instance 9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14 --format json
      pingreg preview --population licensed --switch disableNonCriticalTelemetry --product-version 4.5.1
    """
    # The whole registry is needed only here.
    from pingreg.cli.previewing import Asked, preview  # noqa: PLC0415

    asked = Asked(ping, population, instance, level, product_version, switches, the_day(at))
    click.echo(preview(asked, form=form, registry=registry, contracts=contracts))
