"""Workers: blocks are passed in this process or in several; what comes back is in the order of the input."""

import gzip
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Literal

from pingreg.diagnostics import Code
from pingreg.enforce.engine import Engine, Passage, Quarantined
from pingreg.enforce.inputs import Block
from pingreg.enforce.zstd import compressed
from pingreg.payload.reader import LARGEST, Diagnosis

Compression = Literal["none", "gzip", "zstd"]
_COMPRESSED: dict[Compression, Callable[[bytes | bytearray], bytes]] = {
    "gzip": lambda data: gzip.compress(data, compresslevel=6, mtime=0),
    "zstd": compressed,
}
_AHEAD = 2
"""So many blocks for each worker wait: enough to keep it busy, and no more memory."""


@dataclass(frozen=True, slots=True)
class Task:
    """Hand a block of the input at `index` to a worker; a plain file is read by the worker itself."""

    index: int
    block: Block
    source: Path | None = None

    def data(self) -> bytes:
        """Give the block's bytes."""
        if self.source is None:
            return self.block.data
        with self.source.open("rb") as file:
            return os.pread(file.fileno(), self.block.size, self.block.offset)


@dataclass(frozen=True, slots=True)
class Job:
    """Do one task after the other; each output stands by itself, also when it is compressed."""

    engine: Engine
    compression: Compression

    def of(self, task: Task) -> Passage:
        """Pass one block."""
        if task.block.is_oversized:
            problem = Diagnosis(Code("PE101"), "", f"the payload has more than {LARGEST:,} bytes")
            return Passage(quarantined=[Quarantined(0, 0, (problem,))], lines=1)
        passage = self.engine.block(task.data())
        if self.compression != "none" and passage.out:
            passage.out = _COMPRESSED[self.compression](passage.out)
        return passage


def passed(job: Job, tasks: Iterable[Task], *, workers: int) -> Iterator[tuple[Task, Passage]]:
    """Pass every task, each with what became of it, in order.

    Raises:
        BrokenProcessPool: a worker was killed.
    """
    if workers == 1:
        yield from ((task, job.of(task)) for task in tasks)
        return
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    with (
        _lifeline(context) as line,
        ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(job, line)) as pool,
    ):
        waiting: deque[tuple[Task, Future[Passage]]] = deque()
        for task in tasks:
            waiting.append((task, pool.submit(_work, task)))
            if len(waiting) > _AHEAD * workers:
                done, future = waiting.popleft()
                yield done, future.result()
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()


_jobs: list[Job] = []
"""The job of a worker process."""


def _begin(job: Job, line: "tuple[int, int] | None") -> None:
    _jobs[:] = [job]
    if line is not None:
        reading, writing = line
        os.close(writing)
        threading.Thread(target=_end_with_parent, args=(reading,), daemon=True).start()


def _end_with_parent(reading: int) -> None:
    """Wait for the end of the first process, even if it is killed: nobody else would end this one."""
    os.read(reading, 1)
    os._exit(1)


@contextmanager
def _lifeline(context: BaseContext) -> Iterator[tuple[int, int] | None]:
    """Open a pipe of which only the first process keeps the writing end; forked workers read it."""
    if context.get_start_method() != "fork":
        yield None
        return
    line = os.pipe()
    try:
        yield line
    finally:
        for end in line:
            os.close(end)


def _work(task: Task) -> Passage:
    passage = _jobs[0].of(task)
    passage.out = bytes(passage.out)  # what is sent is copied less often so
    return passage
