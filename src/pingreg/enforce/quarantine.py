"""The quarantine: what is told of payloads that do not pass; where they stand and what is wrong, not what they hold."""

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from pingreg.payload.reader import Diagnosis

_encode = msgspec.json.Encoder().encode


def _numbers() -> "array[int]":
    return array("q")


@dataclass(slots=True)
class Quarantined:
    """Hold what is told of a block's payloads, packed, for a block may have very many; `codes` counts payloads by code.

    Records, from 1, and offsets count from the start of the block.
    """

    codes: Counter[str] = field(default_factory=Counter)
    _records: "array[int]" = field(default_factory=_numbers)
    _offsets: "array[int]" = field(default_factory=_numbers)
    _ends: "array[int]" = field(default_factory=_numbers)
    _told: bytearray = field(default_factory=bytearray)

    def __len__(self) -> int:
        return len(self._records)

    def add(self, record: int, offset: int, problems: tuple[Diagnosis, ...], digest: str | None = None) -> None:
        """Add one payload. `digest` is a keyed one, by which it can be found again; None where there is no key."""
        told, codes = _told(problems)
        for code in codes:
            self.codes[code] += 1
        self._told += told
        if digest is not None:
            self._told += b',"digest":"%b"' % digest.encode()
        self._records.append(record)
        self._offsets.append(offset)
        self._ends.append(len(self._told))

    def lines(self, *, number: int, record: int, offset: int) -> Iterator[bytes]:
        """Write a line for each payload: of input `number`, in a block behind `record` records and `offset` bytes."""
        start = 0
        for its_record, its_offset, end in zip(self._records, self._offsets, self._ends, strict=True):
            place = b'{"input":%d,"record":%d,"offset":%d,' % (number, record + its_record, offset + its_offset)
            yield place + self._told[start:end] + b"}\n"
            start = end


@lru_cache(maxsize=256)
def _told(problems: tuple[Diagnosis, ...]) -> tuple[bytes, tuple[str, ...]]:
    """Write what is told of a payload, and the codes in it: what is wrong with one is mostly wrong with many."""
    told = _encode([{"code": one.code, "pointer": one.pointer} for one in problems])
    return b'"problems":' + told, tuple({one.code: None for one in problems})
