"""PX113 unknown-target: the manifest keeps the files of a target that there is not.

## Why
`committed` says whose files `generate --check` compares. With a typo in it nothing is compared, and the columns that a
pull request adds go unseen until inserts fail (sourcegraph/sourcegraph pull 8277).

## Bad
```yaml
# pingreg.yaml
pingreg: 1
name: example
title: Example registry
committed: [bigqeury]
```

## Good
```yaml
# pingreg.yaml
pingreg: 1
name: example
title: Example registry
committed: [bigquery]
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.naming import did_you_mean, one_of
from pingreg.resolve.model import Registry
from pingreg.spec.layout import MANIFEST


@rule("PX113", "unknown-target", over="registry", doc=__doc__)
def unknown_target(registry: Registry, context: Context) -> Iterator[Finding]:
    """Follow each name under `committed`."""
    for index, name in enumerate(registry.manifest.committed):
        if name not in context.targets:
            message = f"`{name}` is no target{did_you_mean(name, context.targets)}"
            fix = f"use one of {one_of(context.targets)}"
            yield Finding(Place(MANIFEST, ("committed", index)), message, fix, subject=MANIFEST)
