"""`pingreg fmt`: write files in the one form: order of keys, quotes, indentation; comments stay."""

from pathlib import Path

import click


@click.command(name="fmt")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH...]")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; name what is not formatted, and fail.")
@click.option("--diff", "shows_diff", is_flag=True, help="Write nothing; print what would change.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], *, only_check: bool, shows_diff: bool) -> None:
    """Format the YAML files of a registry: those at PATH, else all.

    Keys are put in the order of their kind of file, names that you chose keep yours. Indentation is two columns, quotes
    are double. What stands on one line stays on one, and every comment stays with what it is said of. A file is only
    written when it then says the same, and is else left as it is. Exits with 1 when a file cannot be formatted.

    \b
    Examples:
      pingreg fmt
      pingreg fmt registry/pings/server --diff
      pingreg fmt --check
    """
    # What formats imports models and a second reader of YAML, which help and mistakes in options do not need.
    from pingreg.cli.formatting import format_files  # noqa: PLC0415

    ctx.exit(format_files(paths, only_check=only_check, shows_diff=shows_diff))
