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

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.examples import Example, examples_of, judged
from pingreg.lint.rule import Context, rule
from pingreg.payload.tree import Object, Shape, tree_of
from pingreg.resolve.model import Ping

_SHOWN = 5


@rule("PE108", "example-misjudged", over="ping", doc=__doc__)
def example_misjudged(ping: Ping, context: Context) -> Iterator[Finding]:
    """Judge every example of a ping, and compare with what it says of itself."""
    roots: dict[Shape, Object] = {}
    for example in examples_of(ping, context):
        if not isinstance(example, Example):
            path, why = example
            yield Finding(Place(path), f"this is no example: {why}", "mend it, or delete it", subject=path)
            continue
        if example.shape not in roots:
            roots[example.shape] = tree_of(ping, example.shape)
        found = judged(example, roots[example.shape])
        place = Place(example.path)
        if example.code is None:
            for one in found[:_SHOWN]:
                message = f"the payload is refused: {one.code} at `{one.pointer or '/'}`: {one.message}"
                yield Finding(place, message, "mend the example, or what the registry declares", subject=example.path)
        elif all(one.code != example.code for one in found):
            codes = ", ".join(sorted({f"`{one.code}`" for one in found})) or "nothing"
            message = f"`{example.code}` should refuse the payload, and {codes} does"
            yield Finding(place, message, "mend the example, or what the registry declares", subject=example.path)
