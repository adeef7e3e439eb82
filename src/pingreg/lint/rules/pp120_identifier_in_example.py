"""PP120 identifier-in-example: an example holds what looks like an identifier, and its field does not explain it.

## Why
Examples are what customers read and client developers copy. One with a name of a host in a field that is declared as
something else says that the field lets such names in; one with the address of a person, a number of theirs or a
secret publishes it. What a declaration explains is none: a mail address in a field of that category, a release of
four numbers that could be an internet address. Values that standards keep for examples, such as everything at
`example.org`, are nobody's.

## At run time
`pingreg scan` finds the same in what really arrives, with the same detectors.

## Bad
```yaml
# pings/app/examples/valid/one.json
{"version": "1db.corp.bigcompany.com"}
```

## Good
```yaml
# pings/app/examples/valid/one.json
{"version": "1.2.3"}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place, has_errors
from pingreg.lint.examples import Example, examples_in, judged
from pingreg.lint.published import every_search, in_data
from pingreg.lint.rule import Context, rule
from pingreg.payload.event import kind_of
from pingreg.payload.reader import Diagnosis, Json, read
from pingreg.payload.repeated import dropped_members
from pingreg.payload.sighting import Sightings
from pingreg.payload.tree import Object, Shape, request_tree, tree_of
from pingreg.resolve.model import Registry

_MADE_UP = "write a value that is made up, such as one at `example.org`"
_EXPLAINED = "write another value, or declare with `category` what the field holds"


Declared = tuple[Object, Sightings]
"""What an example is held against: the tree of its ping, and what sees what that does not explain."""


@rule("PP120", "identifier-in-example", over="registry", doc=__doc__)
def identifier_in_example(registry: Registry, context: Context) -> Iterator[Finding]:
    """Look into every example, once all that is declared is sound; what somebody owns is wrong in any of them."""
    if has_errors(context.earlier):
        return
    for example, declared in (*_of_pings(registry, context), *_of_events(registry, context)):
        payload, malformed = read(example.payload)
        if malformed:
            payload = example.payload.decode("utf-8", "replace")
        everything = [payload, *dropped_members(context.documents.content(example.path))]
        somebodys = tuple(dict.fromkeys(hit.detector.title for _, hit in in_data(everything)))
        if somebodys:
            message = f"the example holds what looks like {', '.join(somebodys)}"
            yield Finding(Place(example.path), message, _MADE_UP, subject=example.path)
        elif declared is not None and example.code is None:
            yield from _unexplained(example, payload, declared)


def _unexplained(example: Example, payload: Json, declared: Declared) -> Iterator[Finding]:
    """Look into an example that is to pass; of one that does not, PE108 tells."""
    root, sightings = declared
    if judged(example, root):
        return
    seen = ((one.pointer, one.hit.detector.title) for one in sightings.of(payload))
    for pointer, title in dict.fromkeys(seen):
        message = f"`{pointer}` holds what looks like {title}, which its declaration does not explain"
        yield Finding(Place(example.path), message, _EXPLAINED, subject=example.path)


def _of_pings(registry: Registry, context: Context) -> Iterator[tuple[Example, Declared | None]]:
    for ping in registry.pings.values():
        known: dict[Shape, Declared] = {}
        for example in examples_in(f"pings/{ping.name}/examples/", context.documents):
            if isinstance(example, Example):
                if example.shape not in known:
                    known[example.shape] = _declared(tree_of(ping, example.shape))
                yield example, known[example.shape]


def _of_events(registry: Registry, context: Context) -> Iterator[tuple[Example, Declared | None]]:
    known: dict[tuple[str, str], Declared] = {}
    for example in examples_in("events/examples/", context.documents):
        if isinstance(example, Example):
            kind = kind_of(read(example.payload)[0], registry)
            if isinstance(kind, Diagnosis):
                yield example, None
                continue
            of = kind.feature, kind.action
            if of not in known:
                known[of] = _declared(request_tree(kind.ping))
            yield example, known[of]


def _declared(root: Object) -> Declared:
    return root, Sightings(every_search(), root)
