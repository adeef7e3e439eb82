"""PC248 instance-known-otherwise: which customer a payload is from is read from another field.

## Why
The field under `identity` decides whose contract a payload is judged by. Read from another one, an instance of a
customer who agreed to critical pings alone may be taken for one without a license, of which everything is kept; the
contract, its terms and the policy all say what they said before.

## Bad
```yaml
# before
# pings/app/site.yaml
title: Site
description: Which instance sends, and what it runs.
why: {question: Which instances are there?, decision: which versions get updates}
owner: platform
tier: critical
purposes: [support, updates]
category: user.unique_id.pseudonymous
since: "1.0"
fields:
  site:
    id: {of: instance}
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id that the instance draws for itself when it is installed.
  twin:
    id: {of: instance}
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id that the instance has in common with its reserve.
    exception: {basis: a reserve takes over under it, approved_by: legal, review_by: 2027-06-30}
  version: {version: {}, category: system.operations, description: Version of the app that the instance runs.}
```
```yaml
# after
# pings/app/ping.yaml
identity: {site: twin}
# pings/app/site.yaml
title: Site
description: Which instance sends, and what it runs.
why: {question: Which instances are there?, decision: which versions get updates}
owner: platform
tier: critical
purposes: [support, updates]
category: user.unique_id.pseudonymous
since: "1.0"
fields:
  site:
    id: {of: instance}
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id that the instance draws for itself when it is installed.
    exception: {basis: replicas are told apart by it, approved_by: legal, review_by: 2027-06-30}
  twin:
    id: {of: instance}
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id that the instance has in common with its reserve.
  version: {version: {}, category: system.operations, description: Version of the app that the instance runs.}
```

## Good
```yaml
# before
# pings/app/ping.yaml
identity: {site: site}
```
```yaml
# after
# pings/app/ping.yaml
identity: {site: site}
cadence: 60m
```
"""

from collections.abc import Iterator, Mapping

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.model import FieldName, Registry
from pingreg.spec.base import Spec

_KEYS = ("license", "site", "deploy_type")
_Identity = Mapping[tuple[str, str], tuple[Place, tuple[str, ...]]]


@compat("PC248", "instance-known-otherwise", category="privacy", over="registry", doc=__doc__, tells_exposure=True)
def instance_known_otherwise(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the paths by which an instance is known, of pings and of events; a field that was renamed is the same."""
    renamed = {pair.before.name: pair.after.name for pair in comparison.pairs if pair.is_renamed}
    old, new = _identity(comparison.before.registry), _identity(comparison.after.registry)
    for (ping, key), (place, paths) in new.items():
        was, former = old.get((ping, key), (place, paths))
        names = [FieldName(f"{ping}/{path}") for path in former]
        if [renamed.get(name, name) for name in names] == [f"{ping}/{path}" for path in paths]:
            continue
        yield Change(
            place,
            f"the `{key}` of an instance that sends `{ping}` is read from elsewhere",
            "keep the path, or have it confirmed that every instance is taken for the same customer as before",
            before=", ".join(former) or "nowhere",
            after=", ".join(paths) or "nowhere",
            was=was,
            subject=ping,
            fields=tuple(sorted({*names, *(FieldName(f"{ping}/{path}") for path in paths)})),
        )


def _identity(registry: Registry) -> _Identity:
    known: dict[str, tuple[Place, Spec]] = {
        name: (one.place, one.spec.identity) for name, one in registry.pings.items()
    }
    if registry.envelope is not None:
        known[registry.envelope.ping.name] = registry.envelope.ping.place, registry.envelope.spec.identity
    return {
        (name, key): (place.at("identity", key), _paths(getattr(identity, key, None)))
        for name, (place, identity) in known.items()
        for key in _KEYS
    }


def _paths(given: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return given if isinstance(given, tuple) else (given,) if given else ()
