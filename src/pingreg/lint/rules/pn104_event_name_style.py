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
from pingreg.spec.located import subject_of

_WORD = "[a-z][A-Za-z0-9]*"
_NAME = re.compile(rf"{_WORD}(?:[.-]{_WORD})*")
_KEY = re.compile(_WORD)
_FIX = "spell it in camelCase, or waive it in `waivers.yaml` when released software sends it so"


@rule("PN104", "event-name-style", over="registry", doc=__doc__)
def event_name_style(registry: Registry, context: Context) -> Iterator[Finding]:
    """Look at the name of each feature, of its actions, and of their metadata."""
    features = {kind.feature: Place(kind.place.path) for kind in registry.event_kinds.values()}
    named = [(f"the feature `{name}`", place) for name, place in features.items() if not _NAME.fullmatch(name)]
    named.extend(named_badly for kind in registry.event_kinds.values() for named_badly in _of_action(kind))
    for what, place in named:
        subject = subject_of(context.documents, place)
        yield Finding(place, f"{what} is not spelled in camelCase", _FIX, subject)


def _of_action(kind: EventKind) -> Iterator[tuple[str, Place]]:
    if kind.action != OTHER_ACTIONS and not _NAME.fullmatch(kind.action):
        yield f"the action `{kind.action}`", Place(kind.place.path, kind.place.keys, "key")
    action = kind.spec.actions[kind.action]
    for holder, keys in (("metadata", action.metadata), ("private_metadata", action.private_metadata)):
        for key in keys:
            if not _KEY.fullmatch(key):
                yield f"`{key}`", kind.place.at(holder, key, on="key")
