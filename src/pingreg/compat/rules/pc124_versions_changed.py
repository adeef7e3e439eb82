"""PC124 versions-changed: an instance or its release is read from another field.

## Why
Which contract governs a payload is found by the fields that name the instance, and what may be in it by the release
that it names. Read from another field, the same payload belongs to nobody: it is judged as a stranger's, and a customer
who agreed to everything sends nothing, or the other way round.

## Bad
```yaml
# before
# pings/app/ping.yaml
versions: {field: version, scheme: semver}
# pings/app/site.yaml
title: Site
description: Which instance sends, and what it runs.
why: {question: Which instances are there?, decision: which versions get updates}
owner: platform
tier: critical
purposes: [support, updates]
category: system.operations
since: "1.0"
fields:
  site:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id that the instance draws for itself when it is installed.
  version:
    version: {}
    description: Version of the app that the instance runs.
  build:
    version: {}
    description: Build of the server to which the instance belongs.
```
```yaml
# after
# pings/app/ping.yaml
versions: {field: build, scheme: semver}
# pings/app/site.yaml
title: Site
description: Which instance sends, and what it runs.
why: {question: Which instances are there?, decision: which versions get updates}
owner: platform
tier: critical
purposes: [support, updates]
category: system.operations
since: "1.0"
fields:
  site:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id that the instance draws for itself when it is installed.
  version:
    version: {}
    description: Version of the app that the instance runs.
  build:
    version: {}
    description: Build of the server to which the instance belongs.
```

## Good
```yaml
# before
# pings/app/ping.yaml
versions: {field: version, scheme: semver}
```
```yaml
# after
# pings/app/ping.yaml
versions: {field: version, scheme: semver}
# pings/app/site.yaml
title: Site
description: Which instance sends, and what it runs.
why: {question: Which instances are there?, decision: which versions get updates}
owner: platform
tier: critical
purposes: [support, updates]
category: system.operations
since: "1.0"
fields:
  site:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id that the instance draws for itself when it is installed.
  version:
    version: {}
    description: Version of the app that the instance runs.
  build:
    version: {}
    description: Build of the server to which the instance belongs.
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import shown
from pingreg.resolve.model import Ping
from pingreg.resolve.names import FieldName


@compat("PC124", "versions-changed", category="ingest", over="ping", doc=__doc__)
def versions_changed(pings: tuple[Ping, Ping], _: Comparison) -> Iterator[Change]:
    """Compare each path under `identity` and `versions`."""
    old, new = pings
    before, after = _paths(old), _paths(new)
    for keys in sorted(before.keys() | after.keys()):
        was, now = before.get(keys), after.get(keys)
        if was != now:
            yield Change(
                new.place.at(*keys),
                f"`{'.'.join(keys)}` of the ping `{new.name}` is another field",
                "keep the path, or send the value under both until no release lacks the new one",
                before=shown(was, nothing="no field"),
                after=shown(now, nothing="no field"),
                was=old.place.at(*keys),
                fields=tuple(FieldName(f"{new.name}/{path}") for path in (was, now) if path),
            )


def _paths(ping: Ping) -> dict[tuple[str, str], str]:
    identity = {("identity", str(role)): path for role, path in ping.spec.identity.named.items()}
    versions = ping.spec.versions
    return identity if versions is None else {**identity, ("versions", "field"): versions.field}
