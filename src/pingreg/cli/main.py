"""The group of all commands: found by their modules, imported when they are called."""

import pkgutil
from importlib import import_module

import click

import pingreg.cli.commands
from pingreg import __version__


class Commands(click.Group):
    """Know a command by the module that defines it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """List the commands, sorted."""
        return sorted(info.name for info in pkgutil.iter_modules(pingreg.cli.commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"pingreg.cli.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List each command with the first line of its module, which is read and not imported."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _title(name)) for name in self.list_commands(ctx)])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or guess which one was meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            if args and not args[0].startswith("-"):
                # Only a mistake needs it.
                from pingreg.naming import did_you_mean  # noqa: PLC0415

                guess = did_you_mean(args[0], self.list_commands(ctx))
                ctx.fail(f"`{args[0]}` is no command{guess}")
            raise


def _title(name: str) -> str:
    source = pkgutil.get_data(pingreg.cli.commands.__name__, f"{name}.py") or b""
    return source.decode().partition("`: ")[2].partition('"""')[0]


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pingreg", message="%(prog)s %(version)s")
def cli() -> None:
    """One registry for product telemetry: check it, generate from it, judge payloads by it.

    \b
    Examples:
      pingreg check                     every problem in the registry above this folder
      pingreg new field                 add a counter, with a few questions
      pingreg ready                     all that a change needs before it is reviewed
      pingreg generate                  schemas, tables and the handbook
      pingreg explain server/initAdmin  what a field is, and where each value comes from

    Shell completion: eval "$(_PINGREG_COMPLETE=bash_source pingreg)" (or zsh_source, fish_source).
    """
