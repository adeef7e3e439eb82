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
from pingreg.lint.examples import Example, examples_of, judged
from pingreg.lint.rule import Context, rule
from pingreg.payload.reader import Diagnosis
from pingreg.payload.tree import Object, Shape, tree_of
from pingreg.resolve.model import Ping

_WAY_OUT = "mend the example, or what the registry declares"


@rule("PE108", "example-misjudged", over="ping", doc=__doc__)
def example_misjudged(ping: Ping, context: Context) -> Iterator[Finding]:
    """Judge every example of a ping, and compare with what it says of itself, once the ping itself is sound."""
    if has_errors(context.earlier):
        return
    roots: dict[Shape, Object] = {}
    for example in examples_of(ping, context):
        if isinstance(example, Example):
            if example.shape not in roots:
                roots[example.shape] = tree_of(ping, example.shape)
            path, message = example.path, _misjudged(example, judged(example, roots[example.shape]))
        else:
            path, message = example[0], f"this is no example: {example[1]}"
        if message:
            yield Finding(Place(path), message, _WAY_OUT, subject=path)


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
