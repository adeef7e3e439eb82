"""Convert payload files: read, judge, print."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from pingreg.cli.resolving import ping_named, registry_at
from pingreg.naming import did_you_mean, one_of
from pingreg.payload.convert import convert
from pingreg.payload.judge import judged
from pingreg.payload.places import Json
from pingreg.payload.reader import LARGEST, Diagnosis, read
from pingreg.payload.tree import request_tree
from pingreg.payload.values import value_faults
from pingreg.resolve.model import Field, Ping, dotted
from pingreg.spec.policy import LEVELS


def converted(ping: str, files: Iterable[Path], *, level: str, settings: Iterable[str], registry: Path | None) -> int:
    """Print the stored message of each sound payload; give 1 when one was not."""
    resolved, _ = registry_at(registry)
    one = ping_named(resolved, ping)
    added = _added(one, settings)
    paths = tuple(files)
    tree = request_tree(one)
    at_level = next(known for known in LEVELS if known == level)
    is_sound = True
    for path in paths:
        payload, malformed = read(_content(path))
        problems = [malformed] if malformed else list(judged(payload, tree, level=at_level))
        if problems:
            is_sound = False
            _report(path, problems)
            continue
        message = convert(payload, one, added=added)
        click.echo(json.dumps(message, ensure_ascii=False, indent=1 if len(paths) == 1 else None))
    return 0 if is_sound else 1


def _content(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _report(path: Path, problems: Iterable[Diagnosis]) -> None:
    name = click.format_filename(path)
    for problem, times in Counter(problems).items():
        where = problem.pointer or "the payload"
        count = f" ({times} times)" if times > 1 else ""
        click.echo(
            f"{click.style(f'error[{problem.code}]', fg='red', bold=True)}: {name}: {where}: {problem.message}{count}",
            err=True,
        )


def _added(ping: Ping, settings: Iterable[str]) -> Mapping[str, Json]:
    """Read what the receiver adds; each value is judged like one that is sent."""
    known = {dotted(field.steps): field for field in ping.fields if field.origin == "receiver"}
    added: dict[str, Json] = {}
    for setting in settings:
        name, equals, text = setting.partition("=")
        if not equals or name not in known:
            guess = did_you_mean(name, known)
            message = (
                f"`{name}` is nothing that the receiver adds{guess}; write FIELD=VALUE with one of {one_of(known)}"
            )
            raise click.UsageError(message)
        added[name] = _typed(text, known[name])
        for _, fault in value_faults(added[name], known[name]):
            message = f"--set {name}: {fault}"
            raise click.UsageError(message)
    return added


def _typed(text: str, field: Field) -> Json:
    """Read a text as the field's type; what cannot be read so stays a text, and is refused for that."""
    if field.type == "string":
        return text
    found, malformed = read(text.encode())
    return text if malformed else found
