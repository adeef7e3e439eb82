"""PX120 unknown-feature: a rule of the policy, or a term, allows events of a feature that nobody declared.

## Why
A name covers a feature and all that is dotted onto it: `cody` covers `cody.completion`. One that covers nothing allows
nothing, and the customers under that rule or term send events that are then withheld, all of them, and silently.

## Bad
```yaml
# policy.yaml
event_rules:
  - {tag: only-the-example, allow: [exampel]}
  - {otherwise: all, redaction: allow_listed}
```
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
sites: [5f0a8d7e]
terms:
  - from: 2025-01-01
    pings: full
    events: {stream: [v2], redaction: allow_listed, allow: [exampel], reference: "annex 2, clause 5"}
    reference: order form 6
```

## Good
```yaml
# policy.yaml
event_rules:
  - {tag: only-the-example, allow: [example]}
  - {otherwise: all, redaction: allow_listed}
```
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
sites: [5f0a8d7e]
terms:
  - from: 2025-01-01
    pings: full
    events: {stream: [v2], redaction: allow_listed, allow: [example], reference: "annex 2, clause 5"}
    reference: order form 6
```
"""

from collections.abc import Iterable, Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.naming import did_you_mean, one_of
from pingreg.resolve.model import Registry
from pingreg.resolve.standing import EventsKept
from pingreg.spec.event import FeatureSpec
from pingreg.spec.files import Specs
from pingreg.spec.layout import FEATURE_PATH, POLICY


@rule("PX120", "unknown-feature", over="registry", doc=__doc__)
def unknown_feature(registry: Registry, context: Context) -> Iterator[Finding]:
    """Look for each feature that is allowed by name; a feature whose file is at fault counts as declared."""
    features = _features(context.specs)
    if registry.envelope is None:
        return
    for allowed, place, subject in _allowed(registry):
        for at, name in enumerate(allowed):
            if name not in features:
                message = f"`{name}` covers no feature{did_you_mean(name, features)}"
                fix = f"use one of {one_of(features)}, or declare it in `events/{name}.yaml`"
                yield Finding(place.at(at), message, fix, subject)


def _allowed(registry: Registry) -> Iterator[tuple[Iterable[str], Place, str]]:
    """Yield the names that each event rule and each term allows, where they stand, and who says so."""
    for index, event_rule in enumerate(registry.policy.event_rules):
        if isinstance(event_rule.allow, tuple):
            yield event_rule.allow, Place(POLICY, ("event_rules", index, "allow")), POLICY
    for contract in registry.contracts.contracts:
        for term in contract.terms:
            if isinstance(term.events, EventsKept) and term.events.features:
                yield term.events.features, term.place.at("events", "allow"), contract.subject


def _features(specs: Specs) -> frozenset[str]:
    """Collect the features, and what their names begin with up to a dot."""
    paths = (*specs.all(FeatureSpec), *specs.faulty)
    names = (match[1] for path in paths if (match := FEATURE_PATH.match(path)))
    return frozenset(name[:end] for name in names for end in (*_dots(name), len(name)))


def _dots(name: str) -> Iterator[int]:
    return (at for at, char in enumerate(name) if char == ".")
