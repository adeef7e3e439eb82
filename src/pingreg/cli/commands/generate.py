"""`pingreg generate`: write schemas, tables and pages, or check that they are current."""

from datetime import date
from pathlib import Path

import click

from pingreg.cli.opening import registry_option, today_option


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001  click's signature
    # Only a completing shell asks for the names of the targets.
    from pingreg.emit.target import target_names  # noqa: PLC0415

    return [name for name in target_names() if name.startswith(incomplete)]


@click.command(name="generate")
@click.argument("targets", nargs=-1, metavar="[TARGET...]", shell_complete=_complete)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Write to DIR/TARGET/.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail when files are stale, and show how.")
@click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Use these page templates.",
)
@registry_option
@today_option
@click.pass_context
def command(
    ctx: click.Context,
    targets: tuple[str, ...],
    out: Path | None,
    templates: Path | None,
    registry: Path | None,
    today: date | None,
    *,
    only_check: bool,
) -> None:
    """Write what follows from the registry: json-schema, bigquery, handbook, metaschema (all, when none is named).

    Targets that the manifest calls committed go to `generated/` beside the registry, the editor schemas to
    `registry/metaschema/`, all others to `build/`. Nothing is written for a registry with errors. With --check and no
    target, the files that are kept in the repository are compared.

    \b
    Examples:
      pingreg generate
      pingreg generate json-schema --out schemas
      pingreg generate --check
    """
    # Targets, templates and the whole registry are needed only here.
    from pingreg.cli.generating import generated  # noqa: PLC0415

    ctx.exit(generated(targets, out=out, templates=templates, registry=registry, today=today, only_check=only_check))
