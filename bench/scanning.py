"""Scans: recall and false alarms of each detector, and the speed of a typed scan over generated pings.

Recall is the share of the corpus (`scan_corpus.py`) in which a detector finds what was put there: untyped in the text
by itself; typed where it was put into a payload of the real `server` ping, in turns in a field that declares a closed
set, in an item of a list of such, and in an area that nobody declared. What its name tells is put into an area that
nobody declared. False alarms are near misses in which any
detector finds something: untyped in the text by itself; typed where the near miss stands in a field that declares what
it is: a count, a release, a moment. The real registry's valid examples have to be silent. The speed is that of the
whole process on one processor, without what a run on a single line takes.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from measuring import PINGREG, PYTHON, ROOT, Result, finish, in_turns, run, seconds
from payloads import write_registry
from scan_corpus import IDENTIFIERS, NEAR_MISSES, hard_identifiers, identifiers, named_identifiers, near_misses

_PINNED = ("taskset", "-c", "0")
_TOLERANT = ("sh", "-c", '"$@" || [ $? -eq 1 ]', "sh")
"""A scan that finds something ends with 1."""
_RUNS = 3
_COUNT, _LEAVES = 40_000, 10
_REGISTRY = ROOT / "registry"
_VERSIONS = frozenset({"version", "version with build", "build of sourcegraph"})


@dataclass
class Tally:
    """Hold what was found, by detector."""

    untyped: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    hard: Counter[str] = field(default_factory=Counter)
    typed: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    typed_alarms: Counter[str] = field(default_factory=Counter)
    by_kind: Counter[tuple[str, str]] = field(default_factory=Counter)


def results() -> Iterator[Result]:
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _recall(folder, tally)
        typed_near_misses = _alarms(folder, tally)
        _print(tally, typed_near_misses)
        total = len(tally.untyped) * IDENTIFIERS
        yield Result(
            "recall over all detectors, untyped", sum(tally.untyped.values()) / total, 0.95, "x", at_least=True
        )
        yield Result("recall over all detectors, typed", sum(tally.typed.values()) / total, 0.95, "x", at_least=True)
        named = sum(tally.named.values()) / (len(tally.named) * IDENTIFIERS)
        yield Result("recall of what its name tells", named, 0.95, "x", at_least=True)
        yield Result("false alarms, typed", sum(tally.typed_alarms.values()), 0, "")
        yield Result("false alarms on the shipped valid examples, typed", _on_examples(folder), 0, "")
        yield from _speed(folder)


def _recall(folder: Path, tally: Tally) -> None:
    corpus = tuple(identifiers())
    for mode, counter in (("untyped", tally.untyped), ("typed", tally.typed)):
        planted = [_planted(number, text) if mode == "typed" else text for number, (_, text) in enumerate(corpus)]
        found = _found_by_line(folder, planted, typed=mode == "typed")
        for number, (name, _) in enumerate(corpus):
            counter[name] += name in found[number]
    named = tuple(named_identifiers())
    told = _found_by_line(folder, [{"debug": {"settings": member}} for _, member in named], typed=True)
    tally.named.update(dict.fromkeys((name for name, _ in named), 0))
    tally.named.update(name for (name, _), names in zip(named, told, strict=True) if name in names)
    hard = tuple(hard_identifiers())
    seen = _found_by_line(folder, [text for _, text in hard], typed=False)
    tally.hard.update(dict.fromkeys((name for name, _ in hard), 0))
    tally.hard.update(name for (name, _), names in zip(hard, seen, strict=True) if name in names)


def _planted(number: int, text: str) -> dict[str, Any]:
    places: tuple[dict[str, Any], ...] = (
        {"deployType": text},
        {"extsvcs": ["GITHUB", text]},
        {"debug": {"environment": [text]}},
    )
    return places[number % len(places)]


def _alarms(folder: Path, tally: Tally) -> int:
    corpus = tuple(near_misses())
    for (kind, _), found in zip(corpus, _found_by_line(folder, [text for _, text in corpus], typed=False), strict=True):
        tally.alarms.update(found)
        tally.by_kind.update((kind, name) for name in found)
    declared = [
        payload for kind, text in corpus if isinstance(text, str) and (payload := _declared(kind, text)) is not None
    ]
    for found in _found_by_line(folder, declared, typed=True):
        tally.typed_alarms.update(found)
    return len(declared)


def _declared(kind: str, text: str) -> dict[str, Any] | None:
    """Put a near miss where it belongs; of some kinds the real ping has no place."""
    if kind in _VERSIONS:
        return {"version": text}
    match kind:
        case "count" | "epoch":
            return {"repositories": {"GitDirBytes": int(text)}}
        case "decimal":
            return {"searchUsage": {"Daily": [{"Literal": {"EventLatencies": {"P50": float(text)}}}]}}
        case "moment":
            return {"searchUsage": {"Daily": [{"StartTime": text}]}}
        case _:
            return None


def _found_by_line(folder: Path, payloads: list[Any], *, typed: bool) -> list[set[str]]:
    """Ask the library which detectors find something in each payload: the command tells only of the first of a kind."""
    file, script = folder / "corpus.ndjson", Path(__file__).with_name("found_by_line.py")
    file.write_text("".join(f"{json.dumps(payload)}\n" for payload in payloads), "utf-8")
    done = run([PYTHON, str(script), str(file), str(_REGISTRY), "typed" if typed else "untyped"])
    return [set(line.split()) for line in done.output.split("\n")[:-1]]


def _print(tally: Tally, typed_near_misses: int) -> None:
    kinds = len({kind for kind, _ in tally.by_kind} | {kind for kind, _ in near_misses()})
    print(f"      {IDENTIFIERS} identifiers a detector; near misses: {kinds * NEAR_MISSES:,} of {kinds} kinds, ")
    print(f"      {typed_near_misses:,} of them where they are declared")
    print(f"      {'detector':<16} {'recall':>8} {'typed':>8} {'by name':>8} {'hard':>8} {'alarms':>8} {'typed':>8}")
    for name in sorted(tally.untyped):
        recall, typed = tally.untyped[name] / IDENTIFIERS, tally.typed[name] / IDENTIFIERS
        alarms, typed_alarms = tally.alarms[name], tally.typed_alarms[name]
        named = f"{tally.named[name] / IDENTIFIERS:.1%}" if name in tally.named else ""
        hard = f"{tally.hard[name] / IDENTIFIERS:.1%}" if name in tally.hard else ""
        print(f"      {name:<16} {recall:>8.1%} {typed:>8.1%} {named:>8} {hard:>8} {alarms:>8} {typed_alarms:>8}")
    for (kind, name), times in sorted(tally.by_kind.items()):
        print(f"      untyped, {name} in a {kind}: {times} of {NEAR_MISSES}")


def _on_examples(folder: Path) -> int:
    alarms = 0
    for ping in ("server", "desktop", "events"):
        where = "events" if ping == "events" else f"pings/{ping}"
        for file in sorted((_REGISTRY / where / "examples" / "valid").glob("*.json")):
            content = json.loads(file.read_text("utf-8"))
            payload, shape = content.get("payload", content), content.get("shape", "request")
            (folder / "one.json").write_text(json.dumps(payload), "utf-8")
            options = ["--ping", ping, "--shape", shape, "--registry", str(_REGISTRY)]
            done = run(
                [
                    "sh",
                    "-c",
                    '"$@" || true',
                    "sh",
                    PINGREG,
                    "scan",
                    str(folder / "one.json"),
                    *options,
                    "--format",
                    "json",
                ]
            )
            alarms += len(json.loads(done.output)["found"])
    return alarms


def _speed(folder: Path) -> Iterator[Result]:
    registry = write_registry(folder / "registry", _LEAVES)
    file, one = folder / "pings.ndjson", folder / "one.ndjson"
    for path, count in ((file, _COUNT), (one, 1)):
        run([PYTHON, str(Path(__file__).with_name("payloads.py")), str(count), str(_LEAVES), "0", str(path)])
    size = file.stat().st_size / 1e6
    # A cluster's name is a host, in a field that is declared to name an organisation by whatever it likes: one finding.
    scan = [*_PINNED, *_TOLERANT, PINGREG, "scan", "--ping", "app", "--registry", str(registry)]
    untyped = [*_PINNED, *_TOLERANT, PINGREG, "scan", "--untyped", "--registry", str(registry)]
    runs = in_turns(
        {
            "start": [*scan, str(one)],
            "typed": [*scan, str(file)],
            "untyped": [*untyped, str(file)],
        },
        runs=_RUNS,
    )
    start = min(done.processor for done in runs["start"])
    print(f"      {_COUNT:,} pings of {size * 1e6 / _COUNT / 1000:.1f} KB, {size:.0f} MB; start {start:.2f} s")
    for name in ("typed", "untyped"):
        best = sorted(done.processor - start for done in runs[name])[_RUNS // 2]
        print(
            f"      {name}: {best:.2f} s of the processor, {seconds(runs[name]):.2f} s elapsed, {size / best:.0f} MB/s"
        )
        if name == "typed":
            yield Result("typed scan of generated pings, one processor", size / best, 20, "MB/s", at_least=True)


if __name__ == "__main__":
    sys.exit(finish(results()))
