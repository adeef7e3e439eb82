"""`pingreg generate`: write schemas, tables and pages, or check that they are current."""

from datetime import date
from pathlib import Path

import click

import pingreg.emit.targets
from pingreg import plugins
from pingreg.cli.opening import registry_option, today_option

_TARGETS = pingreg.emit.targets.__name__


class _Command(click.Command):
    """Know the targets by their modules, which are read for the help and not imported."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the targets behind the options, each with the first line of its module."""
        super().format_options(ctx, formatter)
        with formatter.section("Targets"):
            formatter.write_dl(list(plugins.titles(_TARGETS).items()))


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001  click's signature
    return [name for name in plugins.names(_TARGETS) if name.startswith(incomplete)]


@click.command(cls=_Command, name="generate")
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
    """Write what follows from the registry: the targets that are named, else all.

    Targets that the manifest calls committed go to `generated/` beside the registry, those for editors into the
    registry itself, all others to `build/`. Nothing is written for a registry with errors. With --check and no target,
    the files that are kept in the repository are compared.

    \b
    Examples:
      pingreg generate
      pingreg generate json-schema --out schemas
      pingreg generate --check
    """
    # Targets, templates and the whole registry are needed only here.
    from pingreg.cli.generating import generated  # noqa: PLC0415

    ctx.exit(generated(targets, out=out, templates=templates, registry=registry, today=today, only_check=only_check))
