"""Enforce a registry on files of payloads: open everything, run, and say what became of them."""

import errno
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from pingreg import __version__
from pingreg.cli.balance import summary_of
from pingreg.cli.keys import keys_of
from pingreg.cli.progress import Meter
from pingreg.cli.resolving import digests_of, registry_at
from pingreg.enforce.engine import Engine
from pingreg.enforce.outputs import BusyError, OutputFolder, locked
from pingreg.enforce.routers import StreamError, router_of, stream_names
from pingreg.enforce.run import QUARANTINE, OtherRunError, Run, carry_out
from pingreg.enforce.workers import Compression, LostWorkerError
from pingreg.naming import did_you_mean, one_of
from pingreg.payload.tree import Shape
from pingreg.resolve.model import Registry
from pingreg.stream.inputs import STDIN, DamagedInputError
from pingreg.stream.zstd import MissingLibraryError

STOPPED = 4
"""The exit code of a run that stopped halfway."""

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_OWN = "the receiver"
"""Whose key makes the digests of quarantined payloads: a contract's name has no blank."""
_WRITING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


@dataclass(frozen=True, slots=True)
class Request:
    """Hold what was asked for."""

    stream: str
    inputs: tuple[Path, ...]
    shape: Shape
    workers: int
    received: datetime | None
    compression: Compression
    contracts: Path | None
    keys: Path | None
    registry: Path | None


def enforced(request: Request, out: Path) -> int:
    """Do a run, print what became of the payloads, and give the exit code."""
    is_piped = out == STDIN
    meter = Meter(request.inputs)
    try:
        with ExitStack() as stack:
            target = Path(stack.enter_context(tempfile.TemporaryDirectory())) if is_piped else out
            folder = stack.enter_context(locked(target))
            run = _run(request, folder, meter)
            gc.freeze()  # the registry stays alive until the end: nothing in it to collect, again and again
            report = carry_out(run, folder)
            meter.done()
            if is_piped:
                with (target / run.output).open("rb") as kept:
                    shutil.copyfileobj(kept, sys.stdout.buffer)
            _tell(report, out)
    except (OtherRunError, StreamError, BusyError, MissingLibraryError) as error:
        raise click.UsageError(str(error)) from error
    except (DamagedInputError, LostWorkerError) as error:
        return _stopped(str(error) or "a worker was killed")
    except OSError as error:
        if error.errno not in _WRITING:
            raise
        return _stopped(error.strerror or "nothing more can be written")
    return 0


def _tell(report: Mapping[str, Any], out: Path) -> None:
    """Print the balance; where no folder holds the rest, also the way to what is told of quarantined payloads."""
    is_piped = out == STDIN
    click.echo(summary_of(report, None if is_piped else out), err=is_piped)
    if is_piped and report["payloads"]["quarantined"]:
        click.echo(f"  = help: give a folder, `-o FOLDER`; its `{QUARANTINE}` tells which were quarantined", err=True)


def _stopped(message: str) -> int:
    label = click.style("error", fg="red", bold=True)
    click.echo(f"\r{label}: stopped halfway: {message}; nothing was published", err=True)
    click.echo("  = help: mend it, and give the same command again to go on", err=True)
    return STOPPED


def _run(request: Request, folder: OutputFolder, meter: Meter) -> Run:
    registry, documents = registry_at(request.registry, contracts=request.contracts)
    stream = _known(registry, request.stream)
    keys = keys_of(request.keys, os.environ)
    received = (request.received or _began(folder) or datetime.now(tz=UTC)).replace(microsecond=0, tzinfo=UTC)
    day = received.date()
    router = router_of(registry, stream, shape=request.shape, keys=keys, received=day)
    return Run(
        name=stream,
        engine=Engine(router, keys.scope(_OWN, day) if keys else None),
        inputs=request.inputs,
        compression=request.compression,
        workers=request.workers,
        binding={
            "stream": stream,
            "shape": request.shape,
            "inputs": len(request.inputs),
            "received_at": received.strftime(_MOMENT),
            "compression": request.compression,
            "tool": __version__,
            "digests": {**digests_of(documents), "keys": list(keys.ids) if keys else []},
        },
        told=meter.told,
    )


def _known(registry: Registry, stream: str) -> str:
    known = stream_names(registry)
    if stream not in known:
        message = f"`{stream}` is no ping{did_you_mean(stream, known)}; use one of {one_of(known)}"
        raise click.UsageError(message)
    return stream


def _began(folder: OutputFolder) -> datetime | None:
    """Tell when the run that the folder holds was first started."""
    known: Mapping[str, Any] = folder.report or (folder.checkpoint or {}).get("binding") or {}
    try:
        return datetime.strptime(known["received_at"], _MOMENT).replace(tzinfo=UTC)
    except (KeyError, TypeError, ValueError):
        return None
