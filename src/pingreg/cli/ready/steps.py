"""What a step came to, what is left to do, and how both are printed."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import click

from pingreg.diagnostics import Diagnostic
from pingreg.render.visible import visible

Mark = Literal["ok", "done", "todo", "skip"]

_COLOURS: dict[Mark, str] = {"ok": "green", "done": "cyan", "todo": "red", "skip": "yellow"}
_LONG = 1.0
"""A step that takes so many seconds says how long it took."""
_MOST = 20
"""So many things to do are listed; who has done them asks again."""


@dataclass(frozen=True, slots=True)
class Todo:
    """Name one thing that is left: what, where, and the command that does it or the person."""

    what: str
    how: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Hold what a step came to, in words, and what it leaves to people."""

    mark: Mark
    text: str
    todos: tuple[Todo, ...] = ()


def timed(name: str, step: Callable[[], Step]) -> Step:
    """Take a step, and print a line of it."""
    began = time.monotonic()
    result = step()
    took = time.monotonic() - began
    mark = click.style(f"{result.mark:<4}", fg=_COLOURS[result.mark], bold=True)
    lasted = f" ({took:.1f} s)" if took >= _LONG else ""
    click.echo(f"{mark}  {name:<8}  {visible(result.text)}{lasted}")
    return result


def todo_of(one: Diagnostic, *, how: str = "") -> Todo:
    """Make a thing to do of what was found."""
    where = f"{one.span.path}:{one.span.line}:{one.span.column}"
    return Todo(f"{one.message} [{one.code}]", how or one.help, where)


def tell(todos: Iterable[Todo]) -> bool:
    """Print what is left, in order; tell whether that is nothing."""
    left = tuple(dict.fromkeys(todos))
    if not left:
        click.echo(click.style("\nnothing is left to do", fg="green", bold=True))
        return True
    noun = "thing is" if len(left) == 1 else "things are"
    click.echo(f"\n{click.style(f'{len(left)} {noun} left to do', bold=True)}")
    click.echo("\n".join(_lines(left[:_MOST])))
    if len(left) > _MOST:
        click.echo(f"and {len(left) - _MOST} more, when these are done")
    return False


def _lines(todos: Iterable[Todo]) -> Iterator[str]:
    for number, todo in enumerate(todos, 1):
        where = f"{click.style(visible(todo.where), bold=True)}: " if todo.where else ""
        yield f"{number:>3}. {where}{visible(todo.what)}"
        if todo.how:
            yield f"     {visible(todo.how)}"
