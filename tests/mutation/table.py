"""Print how many weakenings of the real registry are noticed, by whom, and what escapes: `-m mutation.table [N]`.

With a number, of each kind of weakening no more than so many are made, spread over the registry.
"""

import gc
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from mutation.judged import Answer, Judged
from mutation.registries import real
from mutation.weakening import Edit

EXPLAINED = Path(__file__).with_name("explained.yaml")


def reasons() -> dict[str, str]:
    """Give for each kind of weakening that may escape the reason why it may."""
    found = yaml.safe_load(EXPLAINED.read_text("utf-8"))
    return {kind: entry["because"] for entry in found for kind in entry["kinds"]}


def sampled(edits: Iterable[Edit], most: int) -> Iterator[Edit]:
    """Choose of each kind so many, at equal distances; in the order of files, so that a base is narrowed once."""
    by_kind: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_kind[edit.kind].append(edit)
    chosen = [edit for found in by_kind.values() for edit in _spread(found, most)]
    return iter(sorted(chosen, key=lambda edit: (edit.part.path, str(edit.part.keys), edit.kind)))


def rows(found: Iterable[Judged]) -> dict[str, list[Judged]]:
    """Sort what was judged by its kind."""
    by_kind: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        by_kind[one.edit.kind].append(one)
    return dict(sorted(by_kind.items()))


def main(most: int | None) -> int:
    """Judge, and print the table; 1 when something escapes without a reason."""
    base = real()
    edits = [*base.edits()]
    gc.disable()
    start = time.perf_counter()
    found = rows(map(base.judged, edits if most is None else sampled(edits, most)))
    taken = time.perf_counter() - start
    judged = [one for some in found.values() for one in some]
    cost = f"{len(judged):,} of {len(edits):,} weakenings in {taken:.0f} s, {taken / len(judged) * 1000:.0f} ms each"
    sys.stdout.writelines(f"{line}\n" for line in (*_lines(found), *_escapes(found), cost))
    return 1 if any(one.edit.kind not in reasons() for one in judged if one.answer is Answer.ESCAPED) else 0


def _spread(edits: list[Edit], most: int) -> list[Edit]:
    return edits if len(edits) <= most else [edits[len(edits) * at // most] for at in range(most)]


def _lines(found: dict[str, list[Judged]]) -> Iterator[str]:
    yield f"{'weakening':64}{'made':>6}" + "".join(f"{answer.value:>20}" for answer in Answer)
    every: list[Judged] = []
    for kind, some in found.items():
        every.extend(some)
        yield _line(kind, some) + "  " + " ".join(sorted({code for one in some for code in one.codes}))
    yield _line("all", every)
    counts = Counter(one.answer for one in every)
    made = len(every) - counts[Answer.IDLE]
    yield f"noticed: {(made - counts[Answer.ESCAPED]) / made:.2%} of those that have an effect"


def _line(kind: str, some: list[Judged]) -> str:
    counts = Counter(one.answer for one in some)
    return f"{kind:64}{len(some):>6,}" + "".join(f"{counts[answer] or '':>20}" for answer in Answer)


def _escapes(found: dict[str, list[Judged]]) -> Iterator[str]:
    known = reasons()
    for kind, some in found.items():
        escaped = [one.edit for one in some if one.answer is Answer.ESCAPED]
        if escaped:
            yield f"escaped: {kind}, {len(escaped)} of {len(some)}: {known.get(kind, 'NOBODY KNOWS WHY')}"
            if kind not in known:
                yield from (
                    f"    {edit.part.path} {edit.part.keys} {dict(edit.changes)!s:.100}" for edit in escaped[:4]
                )
    yield from (f"no longer escapes: {kind}" for kind in known if kind not in found or not _has(found[kind]))


def _has(some: list[Judged]) -> bool:
    return any(one.answer is Answer.ESCAPED for one in some)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else None))
