"""The way in: run the command line, and turn whatever happens into an exit code."""

import os
import sys

import click

from pingreg.cli.main import cli

_USAGE, _OURS, _INTERRUPTED, _PIPE = 2, 3, 130, 141


def main() -> None:
    """Run the command line and leave at once.

    Leaving by `os._exit` after the flush spares the freeing of every object of a large registry, which nobody needs.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:  # the caller closed it: what is written goes nowhere, and to read fails
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115  a descriptor
    os.set_blocking(sys.stdin.fileno(), True)  # else what is not there yet looks like the end
    code = _run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = _PIPE
    os._exit(code)


def _run() -> int:
    # What is sound must not depend on what else is installed; and looking for plugins costs a twentieth of a start.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        return _INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except BrokenPipeError:
        return _PIPE
    except OSError as error:
        click.echo(f"error: {error.strerror or error}{_about(error)}", err=True)
        return _USAGE
    except Exception as error:
        if os.environ.get("PINGREG_DEBUG"):
            raise
        click.echo(
            f"error: pingreg failed ({type(error).__name__}), and it is our fault: set PINGREG_DEBUG=1 and report it",
            err=True,
        )
        return _OURS
    return code if isinstance(code, int) else 0


def _about(error: OSError) -> str:
    return f": {os.fsdecode(error.filename)}" if isinstance(error.filename, str | bytes) else ""


if __name__ == "__main__":
    main()
