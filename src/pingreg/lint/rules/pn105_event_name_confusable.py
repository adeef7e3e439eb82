"""PN105 event-name-confusable: two features, or two actions of one, differ in case or separators only.

## Why
An event that was renamed in passing goes on under two names, and each dashboard counts one of them: when Sourcegraph
respelled its events, what counted the old names reported zero (sourcegraph/sourcegraph 27891). A file system that
ignores case keeps only one of two features that differ in nothing else.

## Bad
```yaml
# events/example.yaml
actions:
  pageOpened:
    description: Somebody opened the page.
  page-opened:
    description: Somebody opened the page in another window.
```

## Good
```yaml
# events/example.yaml
actions:
  pageOpened:
    description: Somebody opened the page.
  windowOpened:
    description: Somebody opened the page in another window.
```
"""

from collections.abc import Iterable, Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.naming import folded
from pingreg.resolve.model import Registry
from pingreg.source.documents import Documents
from pingreg.spec.located import subject_of

_FIX = "rename one so that nobody takes it for the other, or drop it"


@rule("PN105", "event-name-confusable", over="registry", doc=__doc__)
def event_name_confusable(registry: Registry, context: Context) -> Iterator[Finding]:
    """Compare features with one another, and the actions of each."""
    actions: dict[str, dict[str, Place]] = {}
    for kind in registry.event_kinds.values():
        key = Place(kind.place.path, kind.place.keys, "key")
        actions.setdefault(kind.feature, {})[kind.action] = key
    features = {name: Place(place.path) for name, own in actions.items() for place in own.values()}
    for names in (features, *actions.values()):
        yield from _confused(names.items(), context.documents)


def _confused(names: Iterable[tuple[str, Place]], documents: Documents) -> Iterator[Finding]:
    seen: dict[str, tuple[str, Place]] = {}
    for name, place in names:
        other, first = seen.setdefault(folded(name), (name, place))
        if other != name:
            message = f"`{name}` differs from `{other}` in case or separators only"
            yield Finding(place, message, _FIX, subject_of(documents, place), ((first, f"`{other}` is here"),))
