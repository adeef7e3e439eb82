"""Read the payload that `--from` names, and say on standard error what was left out of it."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from pingreg.cli.new.inference import Found, LeftOut, inferred
from pingreg.cli.new.style import Body
from pingreg.payload.reader import LARGEST, read
from pingreg.resolve.model import Ping, Steps, dotted

Json = Any


def payload_of(file: Path) -> dict[str, Json]:
    """Read one payload; when it is none, say why and exit with 1."""
    if str(file) == "-":
        content = sys.stdin.buffer.read(LARGEST + 1)
    else:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    payload, malformed = read(content)
    message = malformed.message if malformed else "the payload is not an object"
    if malformed or not isinstance(payload, dict):
        tag = click.style("error[PE101]", fg="red", bold=True)
        click.echo(f"{tag}: {click.format_filename(file)}: {message}", err=True)
        raise click.exceptions.Exit(1)
    return payload


def fields_at(payload: dict[str, Json], at: Steps, *, declared: Iterable[Steps]) -> tuple[list[Found], list[LeftOut]]:
    """Infer the fields below `at`, but for those that are declared.

    Raises:
        click.UsageError: there is nothing at that place.
    """
    values: list[Json] = [payload]
    for step in at:
        if step == "[]":
            values = [element for value in values if isinstance(value, list) for element in value]
        else:
            values = [value[step] for value in values if isinstance(value, dict) and step in value]
    if not any(isinstance(value, dict) for value in values):
        message = f"the payload has no object at `{dotted(at)}`: name in --at where the area stands in it"
        raise click.UsageError(message)
    known = tuple(declared)
    answers = [_fitting(answer, known) for answer in inferred(values, at) if not _is_declared(answer, known)]
    found = [answer for answer in answers if isinstance(answer, Found)]
    return found, [answer for answer in answers if isinstance(answer, LeftOut)]


def _is_declared(answer: Found | LeftOut, declared: tuple[Steps, ...]) -> bool:
    size = len(answer.steps)
    is_open = isinstance(answer, LeftOut)
    return any(
        (len(known) == size or (is_open and len(known) > size > 0)) and _fits(answer.steps, known[:size])
        for known in declared
    )


def _fitting(answer: Found | LeftOut, declared: tuple[Steps, ...]) -> Found | LeftOut:
    """Leave a value out that a declared field has no room for: inside it, around it, or in another kind of place."""
    if isinstance(answer, Found):
        crossed = next((known for known in declared if _crosses(answer.steps, known)), None)
        if crossed is not None:
            return LeftOut(answer.steps, f"crosses `{dotted(crossed)}`, which is declared otherwise")
    return answer


def _crosses(steps: Steps, known: Steps) -> bool:
    for ours, theirs in zip(steps, known, strict=False):  # the shorter one ends it
        if ours != theirs and (theirs != "*" or ours == "[]"):
            return "[]" in {ours, theirs}
    return True


def _fits(steps: Steps, known: Steps) -> bool:
    return all(theirs in {ours, "*"} for ours, theirs in zip(steps, known, strict=True))


def declared_in(ping: Ping) -> tuple[Steps, ...]:
    """List the paths of a ping's fields."""
    return tuple(field.steps for field in ping.fields)


def bodies(found: Iterable[Found], ping: str, *, at: Steps) -> dict[str, Body]:
    """Write each inferred field below its path from the area."""
    return {
        dotted(field.steps[len(at) :]): {**field.body, "description": _description(field.steps, ping)}
        for field in found
    }


def _description(steps: Steps, ping: str) -> str:
    path = dotted(steps)
    return f"`{path}`, as first seen in a payload of the {ping} ping; write here what it tells and when it is sent."


def report(left_out: Iterable[LeftOut]) -> None:
    """Print what no field was made of: places and forms, no value."""
    for place in left_out:
        click.echo(f"left out: {place.pointer or 'the payload'} {place.because}: declare it by hand", err=True)
