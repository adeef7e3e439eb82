"""`pingreg status`: what may be kept of every instance, and the clause that says so."""

from datetime import date
from pathlib import Path

import click

from pingreg.cli.contracts import contracts_option
from pingreg.cli.opening import Day, registry_option, the_day


@click.command(name="status")
@click.option("--customer", metavar="NAME", help="Only this customer, by the name or title of its contract.")
@click.option("--level", type=click.Choice(["none", "critical", "full"]), help="Only what is kept at this level.")
@click.option("--at", type=Day(), help="The standing on this day.  [default: today]")
@click.option(
    "--seen",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A CSV of what was heard: columns site, version, last_seen.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@contracts_option
@registry_option
def command(
    *,
    customer: str | None,
    level: str | None,
    at: date | None,
    seen: Path | None,
    form: str,
    contracts: Path | None,
    registry: Path | None,
) -> None:
    """Show the telemetry status of every instance: what is kept, what it sends, and why.

    An instance is a license, or a site of one. `kept` is what its contract, its population and the ceiling of its
    hosting allow together; `sent` what the switches that are known to be on there send; `changes` the first day on
    which something else may hold. Populations stand for instances under no contract. Whatever is unknown or cannot
    be read keeps nothing, and the line says why. A license is shown by the first digits of its key's SHA-256.

    \b
    Examples:
      pingreg status
      pingreg status --customer example-bank --at 2027-01-01
      pingreg status --seen last_payloads.csv --format csv > status.csv
    """
    # The whole registry is needed only here.
    from pingreg.cli.status.run import status  # noqa: PLC0415

    status(registry=registry, contracts=contracts, customer=customer, level=level, at=the_day(at), seen=seen, form=form)
