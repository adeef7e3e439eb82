"""PE108 example-misjudged: an example is judged otherwise than its folder says.

## Why
Examples are what customers and client developers copy from. One that the ping itself refuses, or an invalid one that
passes, says that the declaration and the intention have come apart.

## Bad
```yaml
# pings/app/examples/valid/one.json
{"site": "6f1c", "surprise": 1}
```

## Good
```yaml
# pings/app/examples/invalid/one.json
{"code": "PE102", "because": "nobody declared it", "payload": {"site": "6f1c", "surprise": 1}}
```
"""

from collections.abc import Iterator, Sequence

from pingreg.diagnostics import Finding, Place, has_errors
from pingreg.lint.examples import Example, examples_in, judged
from pingreg.lint.rule import Context, rule
from pingreg.payload.event import judge_event
from pingreg.payload.reader import Diagnosis
from pingreg.payload.tree import Object, Shape, tree_of
from pingreg.resolve.model import Registry

_WAY_OUT = "mend the example, or what the registry declares"
Judged = tuple[Example | tuple[str, str], tuple[Diagnosis, ...]]
"""An example and what is wrong with it; or the path of a file that is none, and why."""


@rule("PE108", "example-misjudged", over="registry", doc=__doc__)
def example_misjudged(registry: Registry, context: Context) -> Iterator[Finding]:
    """Judge every example, and compare with what it says of itself, once all that is declared is sound."""
    if has_errors(context.earlier):
        return
    for example, found in (*_of_pings(registry, context), *_of_events(registry, context)):
        if isinstance(example, Example):
            path, message = example.path, _misjudged(example, found)
        else:
            path, message = example[0], f"this is no example: {example[1]}"
        if message:
            yield Finding(Place(path), message, _WAY_OUT, subject=path)


def _of_pings(registry: Registry, context: Context) -> Iterator[Judged]:
    for ping in registry.pings.values():
        roots: dict[Shape, Object] = {}
        for example in examples_in(f"pings/{ping.name}/examples/", context.documents):
            if not isinstance(example, Example):
                yield example, ()
                continue
            if example.shape not in roots:
                roots[example.shape] = tree_of(ping, example.shape)
            yield example, judged(example, roots[example.shape])


def _of_events(registry: Registry, context: Context) -> Iterator[Judged]:
    for example in examples_in("events/examples/", context.documents):
        yield example, judge_event(example.payload, registry) if isinstance(example, Example) else ()


def _misjudged(example: Example, found: Sequence[Diagnosis]) -> str:
    """Say how the judgement differs from what the example says of itself; nothing when it does not."""
    if example.code is None:
        if not found:
            return ""
        first, more = found[0], len(found) - 1
        rest = f", and {more} more" if more else ""
        return f"the payload is refused: {first.code} at {_where(first)}: {first.message}{rest}"
    if any(one.code == example.code for one in found):
        return ""
    codes = ", ".join(sorted({f"`{one.code}`" for one in found})) or "nothing"
    return f"`{example.code}` should refuse the payload, and {codes} does"


def _where(diagnosis: Diagnosis) -> str:
    return f"`{diagnosis.pointer}`" if diagnosis.pointer else "its root"
