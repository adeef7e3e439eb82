"""Workers: blocks are passed in this process or in several; what comes back is in the order of the input.

Blocks and what is kept of them lie in memory that a worker shares with the first process; pipes carry only what is said
of them. Each worker has a pipe of its own, which ends with either side: none outlives the first process.
"""

import gzip
import multiprocessing
import os
import pickle
import select
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from mmap import mmap
from multiprocessing.connection import Connection
from typing import Literal

from pingreg.diagnostics import Code
from pingreg.enforce.engine import Engine, Passage
from pingreg.payload.reader import LARGEST, Diagnosis
from pingreg.stream.inputs import Block
from pingreg.stream.zstd import compressed

Compression = Literal["none", "gzip", "zstd"]
_COMPRESSED: dict[Compression, Callable[[bytes | bytearray | memoryview], bytes]] = {
    "gzip": lambda data: gzip.compress(data, compresslevel=6, mtime=0),
    "zstd": compressed,
}
_AHEAD = 8
"""So many blocks are with each worker: enough to keep it busy, and no more memory."""
_MOST_OWN, _MOST_TOLD = 2 * _AHEAD, 50_000
"""So many blocks that were passed here wait for those before them, fewer when they tell of so many quarantined ones."""
_ROOM = LARGEST + 1
"""No block is larger; what is kept of one rarely is, and then goes through the pipe."""

_OVERSIZED = Diagnosis(Code("PE101"), "", f"the payload has more than {LARGEST:,} bytes")


class LostWorkerError(Exception):
    """Say that a worker was killed."""


@dataclass(frozen=True, slots=True)
class Task:
    """Hand over a block of the input at `index`."""

    index: int
    block: Block


@dataclass(frozen=True, slots=True)
class Job:
    """Do one task after the other; each output stands by itself, also when it is compressed."""

    engine: Engine
    compression: Compression

    def of(self, block: Block) -> Passage:
        """Pass one block."""
        if block.is_oversized:
            oversized = Passage(lines=1)
            oversized.quarantined.add(1, 0, (_OVERSIZED,))
            return oversized
        passage = self.engine.block(block.data)
        if self.compression != "none" and passage.out:
            passage.out = _COMPRESSED[self.compression](passage.out)
        return passage


def passed(job: Job, tasks: Iterable[Task], *, workers: int) -> Iterator[tuple[Task, Passage]]:
    """Pass every task, each with what became of it, in order; its output may be overwritten when the next is asked for.

    This process is one of the `workers`.

    Raises:
        LostWorkerError: a worker was killed.
    """
    if workers == 1:
        yield from ((task, job.of(task.block)) for task in tasks)
        return
    with ExitStack() as stack:
        crew: list[_Worker] = []
        for _ in range(workers - 1):
            crew.append(_Worker(job, [worker.connection for worker in crew]))
            stack.callback(crew[-1].end)
        waiting: deque[tuple[Task, _Worker | Passage]] = deque()
        for task in tasks:
            while waiting and (_is_ready(waiting[0][1]) or _is_full(waiting)):
                yield from _first(waiting)
            idlest = max(crew, key=_Worker.rooms_left)
            if idlest.rooms_left():
                idlest.give(task.block)
                waiting.append((task, idlest))
            else:  # this process works too, when there is nothing else to do
                waiting.append((task, job.of(task.block)))
        while waiting:
            yield from _first(waiting)


def _is_ready(by: "_Worker | Passage") -> bool:
    return isinstance(by, Passage) or by.has_answered()


def _is_full(waiting: "deque[tuple[Task, _Worker | Passage]]") -> bool:
    own = [by for _, by in waiting if isinstance(by, Passage)]
    return len(own) >= _MOST_OWN or sum(len(passage.quarantined) for passage in own) >= _MOST_TOLD


def _first(waiting: "deque[tuple[Task, _Worker | Passage]]") -> Iterator[tuple[Task, Passage]]:
    task, by = waiting.popleft()
    if isinstance(by, Passage):
        yield task, by
    else:
        yield task, by.take()
        by.release()


class _Worker:
    """Hold one worker process, its pipe, and the rooms of the blocks that are with it."""

    def __init__(self, job: Job, others: Sequence[Connection]) -> None:
        context = multiprocessing.get_context("fork")  # the registry is large, and there already
        self.connection, there = context.Pipe()
        self._rooms = tuple(mmap(-1, _ROOM) for _ in range(_AHEAD))
        self._given = self._taken = 0
        self._answers = select.poll()  # `connection.poll` makes one each time
        self._answers.register(self.connection, select.POLLIN)
        arguments = (job, there, self._rooms, (self.connection, *others))
        self._process = context.Process(target=_serve, args=arguments, daemon=True)
        self._process.start()
        there.close()

    def rooms_left(self) -> int:
        """Count the rooms of which nothing is needed any more."""
        return _AHEAD - (self._given - self._taken)

    def has_answered(self) -> bool:
        """Say whether there is something to take, or an end of the pipe to find."""
        return bool(self._answers.poll(0))

    def give(self, block: Block) -> None:
        """Hand a block over; there has to be a free room.

        Raises:
            LostWorkerError: the process was killed.
        """
        self._rooms[self._given % _AHEAD][: len(block.data)] = block.data
        self._given += 1
        try:
            self.connection.send((replace(block, data=b""), len(block.data)))
        except OSError as error:
            raise LostWorkerError from error

    def take(self) -> Passage:
        """Wait for what became of the first block that was not taken yet.

        Raises:
            LostWorkerError: the process was killed.
        """
        try:
            passage, size = self.connection.recv()
        except (EOFError, OSError) as error:
            raise LostWorkerError from error
        if not isinstance(passage, Passage):
            raise passage
        if size:
            passage.out = memoryview(self._rooms[self._taken % _AHEAD])[:size]
        return passage

    def release(self) -> None:
        """Say that nothing is needed any more of the block that was taken."""
        self._taken += 1

    def end(self) -> None:
        """End the process: there is nothing more to do."""
        self.connection.close()
        self._process.join()


def _serve(job: Job, connection: Connection, rooms: Sequence[mmap], others: Iterable[Connection]) -> None:
    """Do what is asked for until the first process closes its end, or is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it too, and ends this one
    for other in others:
        other.close()
    turn = 0
    while True:
        try:
            block, size = connection.recv()
            room = rooms[turn % _AHEAD]
            connection.send(_done(job, replace(block, data=memoryview(room)[:size]), room))
        except (EOFError, OSError):
            os._exit(0)
        turn += 1


def _done(job: Job, block: Block, room: mmap) -> tuple[Passage | Exception, int]:
    """Do one block, and leave what is kept of it in its room."""
    try:
        passage = job.of(block)
    except Exception as error:  # noqa: BLE001  the first process raises it
        return _portable(error), 0
    size = len(passage.out)
    if size > len(room):
        passage.out = bytes(passage.out)
        return passage, 0
    room[:size] = passage.out
    passage.out = b""
    return passage, size


def _portable(error: Exception) -> Exception:
    """Give an error that the first process can read; of one that it cannot, only what it is called."""
    try:
        read = pickle.loads(pickle.dumps(error))  # noqa: S301  it was written here
    except Exception:  # noqa: BLE001  whatever an error's own code raises
        read = None
    return error if isinstance(read, Exception) else RuntimeError(type(error).__name__)
