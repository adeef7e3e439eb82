"""PX120 unknown-feature: a rule of the policy allows events of a feature that nobody declared.

## Why
A name covers a feature and all that is dotted onto it: `cody` covers `cody.completion`. One that covers nothing allows
nothing, and the customers under that rule send events that are then withheld, all of them, and silently.

## Bad
```yaml
# policy.yaml
event_rules:
  - {tag: only-the-example, allow: [exampel]}
  - {otherwise: all, redaction: allow_listed}
```

## Good
```yaml
# policy.yaml
event_rules:
  - {tag: only-the-example, allow: [example]}
  - {otherwise: all, redaction: allow_listed}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.naming import did_you_mean, one_of
from pingreg.resolve.events import is_allowed
from pingreg.resolve.model import Registry
from pingreg.spec.event import FeatureSpec
from pingreg.spec.files import Specs
from pingreg.spec.layout import FEATURE_PATH, POLICY


@rule("PX120", "unknown-feature", over="registry", doc=__doc__)
def unknown_feature(registry: Registry, context: Context) -> Iterator[Finding]:
    """Look for each feature that an event rule allows; a feature whose file is at fault counts as declared."""
    features = _features(context.specs)
    if registry.envelope is None:
        return
    for index, event_rule in enumerate(registry.policy.event_rules):
        allowed = event_rule.allow if isinstance(event_rule.allow, tuple) else ()
        for at, name in enumerate(allowed):
            if not any(is_allowed(feature, (name,)) for feature in features):
                place = Place(POLICY, ("event_rules", index, "allow", at))
                message = f"`{name}` covers no feature{did_you_mean(name, features)}"
                fix = f"use one of {one_of(features)}, or declare it in `events/{name}.yaml`"
                yield Finding(place, message, fix, POLICY)


def _features(specs: Specs) -> tuple[str, ...]:
    """List the features, and what their names begin with up to a dot."""
    paths = (*specs.all(FeatureSpec), *specs.faulty)
    names = (match[1] for path in paths if (match := FEATURE_PATH.match(path)))
    return tuple(sorted({name[:end] for name in names for end in (*_dots(name), len(name))}))


def _dots(name: str) -> Iterator[int]:
    return (at for at, char in enumerate(name) if char == ".")
