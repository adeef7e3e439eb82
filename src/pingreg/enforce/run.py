"""A run: inputs in, a finished folder out, whatever happens in between."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from pingreg.enforce.engine import Engine, Passage
from pingreg.enforce.outputs import REPORT, Marks, OutputFolder
from pingreg.enforce.report import Tally, tally_of
from pingreg.enforce.workers import Compression, Job, Task, passed
from pingreg.stream.inputs import blocks, digest_of, opened

QUARANTINE = "quarantine.ndjson"
_SUFFIXES: Mapping[Compression, str] = {"none": "", "gzip": ".gz", "zstd": ".zst"}
_TOGETHER = 1000
"""So many lines are written at a time."""
_SECONDS = 0.5
"""So long work may be lost when the process is killed."""


_NOTHING = hashlib.sha256().hexdigest()
_OF_REPORTS, _OF_CHECKPOINTS = ("payloads", "digests"), ("binding", "tally", "place", "sizes")
_CHANGED = "the input has changed since the run began: begin again in another folder"


class OtherRunError(Exception):
    """Say that the folder holds another run, finished or not."""


@dataclass(slots=True)
class _Place:
    """Say where a run is: how much of the input at `index` is done, and the digests of those before it."""

    index: int = 0
    done: list[str] = field(default_factory=list)
    offset: int = 0
    line: int = 0
    digest: str = _NOTHING


@dataclass(frozen=True, slots=True)
class Run:
    """Say what is passed, and how; `binding` is everything but the inputs that decides what comes out.

    `told` hears after each block how many bytes of which input are done.
    """

    name: str
    engine: Engine
    inputs: tuple[Path, ...]
    compression: Compression
    workers: int
    binding: Mapping[str, Any]
    told: Callable[[int, int], None] = lambda _input, _bytes: None

    @property
    def output(self) -> str:
        """The name of the file of what is emitted."""
        return output_name(self.name, self.compression)


def output_name(stream: str, compression: Compression) -> str:
    """Name the file of what is emitted of a stream."""
    return f"{stream}.ndjson{_SUFFIXES[compression]}"


def carry_out(run: Run, folder: OutputFolder) -> Mapping[str, Any]:
    """Do a run, or what is left of it, and give its report; a finished one is left as it is.

    Raises:
        OtherRunError: the folder holds another run.
        DamagedInputError: an input breaks off; what was written before stays unfinished.
        OSError: something cannot be read or written.
    """
    checkpoint = folder.checkpoint or {}
    if checkpoint:
        _refuse_other(_ours(checkpoint, _OF_CHECKPOINTS)["binding"], run.binding)
        folder.finish((run.output, QUARANTINE))  # it may have been killed between two names
    finished = folder.report
    if finished is not None:
        _refuse_other(_ours(finished, _OF_REPORTS), run.binding)
        if [digest_of(path) for path in run.inputs] != finished["digests"].get("input"):
            raise OtherRunError(_CHANGED)
        if lost := sorted({run.output, QUARANTINE} - folder.names):
            message = f"the run is finished, but `{lost[0]}` is gone: begin again in another folder"
            raise OtherRunError(message)
        return finished
    if not checkpoint:
        if foreign := sorted({run.output, QUARANTINE, REPORT} & folder.names):
            message = f"the folder holds `{foreign[0]}`, which is of no run that can be read: choose another folder"
            raise OtherRunError(message)
        folder.clear()
    _Work(run, folder, checkpoint).finished()
    folder.finish((run.output, QUARANTINE))
    return folder.report or {}


def _ours(found: Mapping[str, Any], names: Iterable[str]) -> Mapping[str, Any]:
    """Give what was read when it looks like what a run writes."""
    if not all(isinstance(found.get(name), dict) for name in names):
        message = "the folder holds a report or a checkpoint that is not as a run writes it: choose another folder"
        raise OtherRunError(message)
    return found


def _refuse_other(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    """Compare what decides a run with what decided the one that the folder holds."""
    flat = {**wanted, **wanted["digests"]}
    there = {**found, **_ours(found, ("digests",))["digests"]}
    changed = sorted(name for name, value in flat.items() if name != "digests" and there.get(name) != value)
    if changed:
        message = f"the folder holds another run ({', '.join(changed)} differ): choose another folder, or remove it"
        raise OtherRunError(message)


class _Work:
    """Do a run from its checkpoint to its end."""

    def __init__(self, run: Run, folder: OutputFolder, checkpoint: Mapping[str, Any]) -> None:
        self._run = run
        self._folder = folder
        self._tally = tally_of(checkpoint["tally"]) if checkpoint else Tally()
        self._place = _Place(**checkpoint["place"]) if checkpoint else _Place()
        sizes = checkpoint["sizes"] if checkpoint else {"out": 0, "quarantine": 0}
        self._out = folder.part(run.output, sizes["out"])
        self._quarantine = folder.part(QUARANTINE, sizes["quarantine"])
        self._marks = Marks(folder, (self._out, self._quarantine))
        self._marked = time.monotonic()

    def finished(self) -> None:
        """Pass all that is left, and write the report into the last checkpoint."""
        try:
            job = Job(self._run.engine, self._run.compression)
            for task, passage in passed(job, self._tasks(), workers=self._run.workers):
                self._take(task, passage)
            self._enter(len(self._run.inputs))
            self._mark(report=self._report())
        finally:
            try:
                self._marks.settle()
            finally:
                self._out.close()
                self._quarantine.close()

    def _tasks(self) -> Iterator[Task]:
        start = _Place(**asdict(self._place))
        met = start.offset == 0
        for index, path in enumerate(self._run.inputs):
            if index < start.index:
                if digest_of(path) != start.done[index]:
                    raise OtherRunError(_CHANGED)
                continue
            with opened(path) as file:
                for block in blocks(file):
                    if index > start.index or block.end > start.offset:
                        if not met:
                            raise OtherRunError(_CHANGED)
                        yield Task(index, block)
                    elif block.end == start.offset:
                        met = block.digest == start.digest
            if not met:
                raise OtherRunError(_CHANGED)

    def _take(self, task: Task, passage: Passage) -> None:
        self._enter(task.index)
        if task.block.offset != self._place.offset:
            raise OtherRunError(_CHANGED)
        self._out.write(passage.out)
        place = {"number": task.index + 1, "record": self._place.line, "offset": task.block.offset}
        lines = passage.quarantined.lines(**place)
        while told := b"".join(islice(lines, _TOGETHER)):
            self._quarantine.write(told)
        self._tally.add(passage)
        self._place.line += passage.lines
        self._place.offset, self._place.digest = task.block.end, task.block.digest
        self._run.told(task.index, task.block.end)
        if time.monotonic() - self._marked > _SECONDS:
            self._mark()

    def _enter(self, index: int) -> None:
        """Go on to another input: those before it are done."""
        while self._place.index < index:
            self._place.done.append(self._place.digest)
            self._place = _Place(self._place.index + 1, self._place.done)

    def _mark(self, report: Mapping[str, Any] | None = None) -> None:
        checkpoint = {
            "binding": self._run.binding,
            "tally": self._tally.written(),
            "place": asdict(self._place),
            "sizes": {"out": self._out.size, "quarantine": self._quarantine.size},
        }
        self._marks.begin(checkpoint if report is None else {**checkpoint, "report": report})
        self._marked = time.monotonic()

    def _report(self) -> dict[str, Any]:
        digests = {"input": self._place.done}
        binding = dict(self._run.binding)
        return {**self._tally.written(), **binding, "digests": {**binding.pop("digests"), **digests}}
