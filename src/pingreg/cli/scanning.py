"""Scan payload files: open everything, look, and say what was found."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import click

from pingreg.audit.looks import EVENTS, Look, look_at, look_without, stream_names
from pingreg.audit.scan import Found, Scan, ScanReport
from pingreg.cli.keys import keys_of
from pingreg.cli.opening import root_of
from pingreg.cli.progress import Meter
from pingreg.cli.resolving import registry_at
from pingreg.detect.detector import Detector
from pingreg.detect.search import Search, full_search
from pingreg.json_text import json_text
from pingreg.naming import counted, did_you_mean, one_of
from pingreg.payload.tree import Shape
from pingreg.render.visible import visible
from pingreg.resolve.model import Registry
from pingreg.stream.inputs import STDIN
from pingreg.stream.zstd import MissingLibraryError

UNCLEAN = 1
"""The exit code when something was found, or could not be looked into."""

_OWN = "the receiver"
"""Whose key makes the digests: a contract's name has no blank."""
_MOST = 200
_MEGABYTE = 1_000_000
_WAY_OUT = "declare what it is under `category`, take a method, or have the sender stop; `--format json` has all"


@dataclass(frozen=True, slots=True)
class Request:
    """Hold what was asked for."""

    inputs: tuple[Path, ...]
    stream: str | None
    shape: Shape
    form: Literal["text", "json"]
    keys: Path | None
    registry: Path | None
    untyped: bool


def scanned(request: Request) -> int:
    """Scan, print what was found, and give the exit code.

    Raises:
        click.UsageError: the stream is not known, or an input cannot be opened for want of a library.
    """
    if request.inputs.count(STDIN) > 1:
        message = "`-` is standard input, which can be read once; name it once"
        raise click.UsageError(message)
    search = full_search()
    look, stream = _look(request, search)
    keys = keys_of(request.keys, os.environ)
    scope = None if keys is None else keys.scope(_OWN, datetime.now(tz=UTC).date())
    meter = Meter(request.inputs)
    try:
        report = Scan(look, search, scope).of(request.inputs, meter.told)
    except MissingLibraryError as error:
        raise click.UsageError(str(error)) from error
    finally:
        meter.done()
    if request.form == "json":
        click.echo(_json(report, stream, request, search), nl=False)
    else:
        click.echo("\n".join(_lines(report, stream, request)))
        _tell_missing(search.missing)
    return 0 if report.is_clean else UNCLEAN


def _look(request: Request, search: Search) -> tuple[Look, str]:
    if request.untyped:
        if request.stream is not None:
            message = "`--untyped` takes nothing for declared; remove it, or `--ping`"
            raise click.UsageError(message)
        return look_without(_registry_if_any(request.registry), search), "any kind"
    registry, _ = registry_at(request.registry)
    known = stream_names(registry)
    stream = request.stream
    if stream is None and len(known) == 1:
        (stream,) = known
    if stream is None:
        message = f"say what the payloads are: `--ping` with one of {one_of(known)}, or `--untyped`"
        raise click.UsageError(message)
    if stream not in known:
        message = f"`{stream}` is no ping{did_you_mean(stream, known)}; use one of {one_of(known)}"
        raise click.UsageError(message)
    if stream == EVENTS and request.shape != "request":
        message = "events have no shape in the warehouse; remove `--shape`"
        raise click.UsageError(message)
    return look_at(registry, stream, shape=request.shape, search=search), stream


def _registry_if_any(folder: Path | None) -> Registry | None:
    try:
        root = root_of(folder)
    except click.UsageError:
        if folder is not None:
            raise
        return None
    return registry_at(root)[0]


def _lines(report: ScanReport, stream: str, request: Request) -> Iterator[str]:
    files = counted(len(request.inputs), "file")
    yield f"{counted(report.payloads, 'payload')} of {stream} in {files}, {_size(report.size)}"
    if report.not_json:
        yield f"{counted(report.not_json, 'line')} that {_are(report.not_json)} no JSON, looked into as text"
    if report.garbled:
        told = f"{counted(report.garbled, 'line')} that {_are(report.garbled)} no text in UTF-8"
        yield f"{told}: packed, or written otherwise, and not understood"
    if report.unread:
        yield f"{counted(report.unread, 'line')} of over a megabyte, not looked into"
    for number in report.damaged:
        yield f"`{_name(request, number)}` is damaged, or breaks off, and was not looked into to its end"
    found = report.sorted()
    if not found:
        yield "nothing was found" if report.is_complete else "no finding in what could be read"
        return
    yield ""
    yield from _table(found[:_MOST], many=len(request.inputs) > 1)
    if len(request.inputs) > 1:
        yield ""
        yield from (
            f"{number} is `{_name(request, number)}`" for number in sorted({one.input for one in found[:_MOST]})
        )
    if len(found) > _MOST:
        yield f"... and {len(found) - _MOST:,} more"
    yield ""
    yield f"{counted(len(found), 'finding')}, {counted(sum(one.times for one in found), 'time')}"
    yield f"  = help: {_WAY_OUT}"


def _table(found: tuple[Found, ...], *, many: bool) -> Iterator[str]:
    has_digests = any(one.digest for one in found)
    head = ("pointer", "detector", "times", "first", "shape", *(("digest",) if has_digests else ()))
    rows = [head, *(_row(one, many=many)[: len(head)] for one in found)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _name(request: Request, number: int) -> str:
    return visible(str(request.inputs[number - 1]))


def _row(one: Found, *, many: bool) -> tuple[str, ...]:
    place = f"{one.input}:{one.line}" if many else f"line {one.line}"
    return one.pointer or "the payload", one.detector, f"{one.times:,}", place, one.shape, one.digest or ""


def _tell_missing(missing: tuple[Detector, ...]) -> None:
    if missing:
        names = ", ".join(one.name for one in missing)
        label = click.style("warning", fg="yellow", bold=True)
        click.echo(f"{label}: {counted(len(missing), 'detector')} did not run: {names}", err=True)
        click.echo("  = help: install what they need: `pip install 'pingreg[scan]'`", err=True)


def _json(report: ScanReport, stream: str, request: Request, search: Search) -> str:
    found = [
        {
            "pointer": one.pointer,
            "detector": one.detector,
            "kind": one.kind,
            "times": one.times,
            "payloads": one.payloads,
            "input": one.input,
            "line": one.line,
            "shape": one.shape,
            **({"digest": one.digest} if one.digest else {}),
        }
        for one in report.sorted()
    ]
    return json_text(
        {
            "stream": None if request.untyped else stream,
            "shape": request.shape,
            "payloads": report.payloads,
            "inputs": [visible(str(path)) for path in request.inputs],
            "not_json": report.not_json,
            "garbled": report.garbled,
            "unread": report.unread,
            "damaged": report.damaged,
            "bytes": report.size,
            "detectors": [one.name for one in search.detectors],
            "not_run": [{"detector": one.name, "library": one.library} for one in search.missing],
            "found": found,
        }
    )


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= _MEGABYTE else f"{count / 1e3:,.1f} KB"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
