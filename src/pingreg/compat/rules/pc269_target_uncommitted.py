"""PC269 target-uncommitted: what is generated is not kept and compared any more.

## Why
Fields were sent before the warehouse had columns for them, the inserts failed and the data was gone (sourcegraph 8277);
others were missing from the public list for years (sourcegraph 47679). Files that are committed cannot fall behind, for
`pingreg generate --check` compares them. Taken out of `committed`, a target is compared by nobody, and every change
after that goes by in silence.

## Bad
```yaml
# before
# pingreg.yaml
committed: [bigquery, handbook]
```
```yaml
# after
# pingreg.yaml
committed: [bigquery]
```

## Good
```yaml
# before
# pingreg.yaml
committed: [bigquery]
```
```yaml
# after
# pingreg.yaml
committed: [handbook, bigquery]
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.spec.layout import MANIFEST

_PLACE = Place(MANIFEST, ("committed",))


@compat("PC269", "target-uncommitted", category="privacy", over="registry", doc=__doc__)
def target_uncommitted(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Look for each target that was committed."""
    old, new = (one.registry.manifest.committed for one in (comparison.before, comparison.after))
    if lost := [one for one in old if one not in new]:
        said = " and ".join(f"`{one}`" for one in lost)
        yield Change(
            _PLACE,
            f"nobody compares what {said} writes with the registry any more",
            f"write {said} under `committed` again, or have it approved that its files may fall behind",
            before=", ".join(old),
            after=", ".join(new) or "none",
            was=_PLACE,
            subject=MANIFEST,
        )
