"""PD107 event-undescribed: the description of a feature or an action says nothing.

## Why
An event is a name that a client once made up. What was clicked, by whom, and what counts as accepted stands nowhere
else: without a description nobody can use the event two years later, and no customer can judge what is sent.

## Bad
```yaml
# events/example.yaml
actions:
  opened:
    description: TODO
```

## Good
```yaml
# events/example.yaml
actions:
  opened:
    description: Somebody opened the page.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.lint.wording import says_nothing
from pingreg.resolve.model import Registry
from pingreg.spec.located import subject_of

_FIX = "say in one sentence what somebody did, and when it is recorded"


@rule("PD107", "event-undescribed", over="registry", doc=__doc__)
def event_undescribed(registry: Registry, context: Context) -> Iterator[Finding]:
    """Read the description of the envelope, of each feature, and of each action."""
    for place, text in _descriptions(registry):
        if says_nothing(text):
            subject = subject_of(context.documents, place)
            yield Finding(place.at("description"), f"`{text}` describes nothing", _FIX, subject)


def _descriptions(registry: Registry) -> Iterator[tuple[Place, str]]:
    if registry.envelope is not None:
        yield registry.envelope.ping.place, registry.envelope.spec.description
    files = {kind.place.path: kind.spec for kind in registry.event_kinds.values()}
    yield from ((Place(path), spec.description) for path, spec in files.items())
    for kind in registry.event_kinds.values():
        yield kind.place, kind.spec.actions[kind.action].description
