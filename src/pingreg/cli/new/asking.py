"""Ask for what no flag gave: on a terminal one question each, in a script one error that names all."""

import sys
from collections.abc import Iterable

import click

from pingreg.cli.new.questions import Given, Question, key_of
from pingreg.cli.new.words import Check, line


class Interview:
    """Collect answers; what is missing in a script is remembered, and refused by `finish`."""

    def __init__(self, given: Given, *questions: Question) -> None:
        self._given = given
        self._asks = {question.flag: question.asks or question.help.rstrip(".") for question in questions}
        self.is_terminal = sys.stdin.isatty()
        self._missing: list[str] = []

    def given(self, flag: str) -> str | None:
        """Give what a flag said, unchecked; None when it was left out."""
        return self._given[key_of(flag)]

    def optional(self, flag: str, check: Check | None = None) -> str | None:
        """Give what a flag said, checked; nobody is asked."""
        said = self.given(flag)
        return None if said is None else (check or line(flag))(said)

    def answer(
        self,
        flag: str,
        check: Check | None = None,
        *,
        choices: Iterable[str] = (),
        default: str | None = None,
        offered: str | None = None,
    ) -> str:
        """Give what the flag said, else the terminal, else the default; empty when it is missing.

        On a terminal Enter takes `offered`, else the default.

        Raises:
            click.UsageError: what was given is not what the question takes.
        """
        check = check or line(flag)
        if self.given(flag) is not None or (default is not None and not self.is_terminal):
            return check(self.given(flag) or default or "")
        if self.is_terminal:
            listed = ", ".join(choices)
            text = self._asks[flag] + (f" ({listed})" if listed else "")
            return _asked(text, check, default=default if offered is None else offered)
        return self.missing(flag)

    def wish(self, text: str, check: Check) -> str | None:
        """Ask a terminal for what may be left empty."""
        said: str = click.prompt(text, default="", show_default=False, err=True)
        return check(said) if said.strip() else None

    def missing(self, flag: str) -> str:
        """Remember that a flag is missing; give an empty answer."""
        self._missing.append(flag)
        return ""

    def finish(self) -> None:
        """Refuse to go on without what is missing.

        Raises:
            click.UsageError: naming every flag at once.
        """
        if self._missing:
            flags = ", ".join(self._missing)
            message = f"this is missing: {flags}; give each, or call the command on a terminal to be asked"
            raise click.UsageError(message)


def _asked(text: str, check: Check, *, default: str | None) -> str:
    while True:
        said: str = click.prompt(text, default=default, err=True)
        try:
            return check(said)
        except click.UsageError as error:
            click.echo(f"  {error.message}", err=True)
