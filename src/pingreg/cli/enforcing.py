"""Enforce a registry on files of payloads: open everything, run, and say what became of them."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from pingreg import __version__
from pingreg.cli.enforced import summary_of
from pingreg.cli.keys import keys_of
from pingreg.cli.progress import Meter
from pingreg.cli.resolving import opened_registry, ping_named
from pingreg.enforce.engine import Engine
from pingreg.enforce.inputs import STDIN, DamagedInputError
from pingreg.enforce.outputs import BusyError, OutputFolder, locked
from pingreg.enforce.routers import router_of
from pingreg.enforce.run import QUARANTINE, OtherRunError, Run, carry_out
from pingreg.enforce.workers import Compression
from pingreg.enforce.zstd import MissingLibraryError
from pingreg.payload.tree import Shape
from pingreg.payload.treatment import needs_key

STOPPED = 4
"""The exit code of a run that stopped halfway."""


@dataclass(frozen=True, slots=True)
class Request:
    """Hold what was asked for."""

    ping: str
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
    try:
        with ExitStack() as stack:
            is_piped = out == STDIN
            target = Path(stack.enter_context(tempfile.TemporaryDirectory())) if is_piped else out
            folder = stack.enter_context(locked(target))
            run = _run(request, folder)
            report = carry_out(run, folder)
            if is_piped:
                _copied(target / run.output, sys.stdout.buffer)
            click.echo(summary_of(report, None if is_piped else out), err=is_piped)
    except (OtherRunError, BusyError, MissingLibraryError) as error:
        raise click.UsageError(str(error)) from error
    except DamagedInputError as error:
        return _stopped(f"{error}; nothing of it was published")
    except (OSError, BrokenProcessPool) as error:
        if isinstance(error, OSError) and isinstance(error.filename, str | bytes):
            raise
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return _stopped(f"{reason}; give the same command again to go on")
    return 0


def _stopped(message: str) -> int:
    click.echo(f"{click.style('error', fg='red', bold=True)}: {message}", err=True)
    return STOPPED


def _run(request: Request, folder: OutputFolder) -> Run:
    registry, digests = opened_registry(request.registry, contracts=request.contracts)
    keys = keys_of(request.keys, os.environ)
    received = request.received or _began(folder) or datetime.now(tz=UTC)
    received = received.replace(microsecond=0, tzinfo=UTC)
    router = router_of(registry, request.ping, shape=request.shape, keys=keys, received=received.date())
    return Run(
        name=request.ping,
        engine=Engine(router, keys.fingerprint(received.date()) if keys else None),
        inputs=request.inputs,
        compression=request.compression,
        workers=request.workers,
        binding={
            "ping": request.ping,
            "shape": request.shape,
            "received_at": received.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "compression": request.compression,
            "tool": __version__,
            "digests": {**digests, "keys": list(keys.ids) if keys else []},
        },
        told=Meter(request.inputs).told,
    )


def _began(folder: OutputFolder) -> datetime | None:
    """Tell when the run that the folder holds was first started."""
    known: Mapping[str, Any] = folder.report or (folder.checkpoint or {}).get("binding") or {}
    try:
        return datetime.strptime(known["received_at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except (KeyError, TypeError, ValueError):
        return None
