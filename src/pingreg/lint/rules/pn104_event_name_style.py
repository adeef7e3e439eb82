"""PN104 event-name-style: a feature, an action or a key of metadata is not spelled in camelCase.

## Why
Features and actions are constants in a dozen clients, and every query compares them letter by letter. Sourcegraph's
convention is camelCase, with dots between a product and its parts; a name that leaves it is typed wrongly ever after.
Words may be joined by dashes too, as in `cody.chat-question`, which released clients send.

## Bad
```yaml
# events/example.yaml
actions:
  Page_Opened:
    description: Somebody opened the page.
```

## Good
```yaml
# events/example.yaml
actions:
  pageOpened:
    description: Somebody opened the page.
```
"""

import re
from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import EventKind, Registry
from pingreg.spec.event import OTHER_ACTIONS

_WORD = "[a-z][A-Za-z0-9]*"
_NAME = re.compile(rf"{_WORD}(?:[.-]{_WORD})*")
_KEY = re.compile(_WORD)
_FIX = "spell it in camelCase, or waive it in `waivers.yaml` when released software sends it so"


@rule("PN104", "event-name-style", over="registry", doc=__doc__)
def event_name_style(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look at the name of each feature, of its actions, and of their metadata."""
    features: set[str] = set()
    for kind in registry.event_kinds.values():
        if kind.feature not in features and not _NAME.fullmatch(kind.feature):
            message = f"the feature `{kind.feature}` is not spelled in camelCase"
            yield Finding(Place(kind.place.path), message, _FIX, f"events/{kind.feature}")
        features.add(kind.feature)
        yield from _of_action(kind)


def _of_action(kind: EventKind) -> Iterator[Finding]:
    if kind.action != OTHER_ACTIONS and not _NAME.fullmatch(kind.action):
        at = Place(kind.place.path, kind.place.keys, "key")
        yield Finding(at, f"the action `{kind.action}` is not spelled in camelCase", _FIX)
    action = kind.spec.actions[kind.action]
    for holder, keys in (("metadata", action.metadata), ("private_metadata", action.private_metadata)):
        for key in keys:
            if not _KEY.fullmatch(key):
                yield Finding(kind.place.at(holder, key, on="key"), f"`{key}` is not spelled in camelCase", _FIX)
