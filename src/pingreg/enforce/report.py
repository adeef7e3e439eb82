"""The report of a run: every payload accounted for, and what happened to which field."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pingreg.enforce.engine import Passage
from pingreg.payload.selection import Counted, Kind

_KINDS: tuple[Kind, ...] = ("anonymized", "invalid", "removed", "undeclared", "withheld")


@dataclass(slots=True)
class Tally:
    """Add up what became of payloads, each of whose codes counts once; it can be written down and taken up again."""

    lines: int = 0
    emitted: int = 0
    withheld: int = 0
    quarantined: int = 0
    by_level: Counter[str] = field(default_factory=Counter)
    by_code: Counter[str] = field(default_factory=Counter)
    counts: Counter[Counted] = field(default_factory=Counter)

    def add(self, passage: Passage) -> None:
        """Add a block."""
        self.lines += passage.lines
        self.emitted += passage.emitted
        self.withheld += passage.withheld
        self.quarantined += len(passage.quarantined)
        self.by_code.update(passage.quarantined.codes)
        self.by_level.update(passage.by_level)
        self.counts.update(passage.counts)

    @property
    def payloads(self) -> dict[str, int]:
        """Count payloads: those that came in are the sum of the others."""
        found = {"emitted": self.emitted, "withheld": self.withheld, "quarantined": self.quarantined}
        return {"in": sum(found.values()), **found}

    @property
    def fields(self) -> dict[str, dict[str, int]]:
        """Count by path what happened there."""
        found: dict[str, dict[str, int]] = {}
        for (path, kind), times in sorted(self.counts.items()):
            found.setdefault(path, dict.fromkeys(_KINDS, 0))[kind] = times
        return found

    def written(self) -> dict[str, Any]:
        """Write the tally as JSON values."""
        return {
            "lines": self.lines,
            "payloads": self.payloads,
            "by_level": dict(sorted(self.by_level.items())),
            "problems": dict(sorted(self.by_code.items())),
            "fields": self.fields,
        }


def tally_of(written: Mapping[str, Any]) -> Tally:
    """Take a tally up again from what `written` gave."""
    payloads = written["payloads"]
    counts: Counter[Counted] = Counter()
    for path, kinds in written["fields"].items():
        for kind in _KINDS:
            if kinds[kind]:
                counts[path, kind] = kinds[kind]
    return Tally(
        lines=written["lines"],
        emitted=payloads["emitted"],
        withheld=payloads["withheld"],
        quarantined=payloads["quarantined"],
        by_level=Counter(written["by_level"]),
        by_code=Counter(written["problems"]),
        counts=counts,
    )
