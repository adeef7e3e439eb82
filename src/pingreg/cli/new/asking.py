"""Ask for what no flag gave: on a terminal one question each, in a script one error that names all."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import click

Check = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Question:
    """Say which flag answers, how a person is asked, and what an answer may be."""

    flag: str
    text: str
    check: Check
    default: str | None = None
    choices: tuple[str, ...] = ()


class Interview:
    """Collect answers; what is missing in a script is remembered, and refused by `finish`."""

    def __init__(self) -> None:
        self.is_terminal = sys.stdin.isatty()
        self._missing: list[str] = []

    def answer(self, question: Question, given: str | None) -> str:
        """Give what the flag said, else the terminal, else the default; empty when it is missing.

        Raises:
            click.UsageError: what was given is not what the question takes.
        """
        if given is not None:
            return question.check(given)
        if self.is_terminal:
            return _asked(question)
        if question.default is not None:
            return question.check(question.default)
        self._missing.append(question.flag)
        return ""

    def wish(self, text: str, check: Check) -> str | None:
        """Ask a terminal for what may be left empty."""
        said: str = click.prompt(text, default="", show_default=False, err=True)
        return check(said) if said.strip() else None

    def missing(self, flag: str) -> None:
        """Remember that a flag is missing."""
        self._missing.append(flag)

    def finish(self) -> None:
        """Refuse to go on without what is missing.

        Raises:
            click.UsageError: naming every flag at once.
        """
        if self._missing:
            flags = ", ".join(self._missing)
            message = f"this is missing: {flags}; give each, or call the command on a terminal to be asked"
            raise click.UsageError(message)


def _asked(question: Question) -> str:
    kind = click.Choice(question.choices) if question.choices else None
    while True:
        said = click.prompt(question.text, default=question.default, type=kind, err=True)
        try:
            return question.check(str(said))
        except click.UsageError as error:
            click.echo(f"  {error.message}", err=True)
