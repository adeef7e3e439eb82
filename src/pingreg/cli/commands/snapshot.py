"""`pingreg snapshot`: write a registry into one file, to compare with later."""

from pathlib import Path

import click

from pingreg.cli.opening import registry_argument, root_of, tree_of


@click.command(name="snapshot")
@registry_argument
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write it here.  [default: stdout]")
@click.option("--ref", help="Take the registry as it was at this git ref.")
@click.option("--private", is_flag=True, help="Put the contracts into it too.")
@click.pass_context
def command(ctx: click.Context, registry: Path | None, out: Path | None, ref: str | None, *, private: bool) -> None:
    """Write a registry into one file: every file that declares something, as it is, and nothing that is generated.

    Contracts name customers, and are left out unless they are asked for. The same registry gives the same bytes.

    \b
    Examples:
      pingreg snapshot -o released.json
      pingreg snapshot --ref v1.2 | gzip > v1.2.json.gz
      pingreg diff v1.2.json.gz
    """
    # Only this command writes one.
    from pingreg.cli.snapshots import snapshot_text  # noqa: PLC0415

    root = root_of(registry)
    text = snapshot_text(tree_of(root, ref), with_contracts=private)
    if out is None:
        click.echo(text, nl=False)
    else:
        try:
            out.write_text(text, "utf-8")
        except OSError as error:
            message = f"`{out}` cannot be written: {error.strerror}"
            raise click.UsageError(message) from error
    ctx.exit(0)
