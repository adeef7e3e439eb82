"""`pingreg explain`: what a rule, a method, a field, a path or a kind of file is, and why."""

from pathlib import Path

import click

from pingreg.cli.opening import registry_option


@click.command(name="explain")
@click.argument("subject")
@registry_option
@click.pass_context
def command(ctx: click.Context, subject: str, registry: Path | None) -> None:
    """Explain a rule (PD101), method (hmac), field (server/initAdmin), path, area, event, metric, source or file kind.

    For a field every value is shown with the line that it comes from. A path may be written as it is sent or as it is
    stored, and without its ping where that is clear.

    \b
    Examples:
      pingreg explain PS110
      pingreg explain hmac
      pingreg explain server/initAdmin
      pingreg explain searchUsage.Daily
      pingreg explain events/cody.completion
      pingreg explain metrics/stickiness
      pingreg explain field
    """
    # Rules, models and the registry are needed only here.
    from pingreg.cli.explaining import explained  # noqa: PLC0415

    click.echo(explained(subject, registry))
    ctx.exit(0)
