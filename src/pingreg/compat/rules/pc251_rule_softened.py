"""PC251 rule-softened: what was an error to `pingreg check` is a warning.

## Why
A warning stops nobody. One line in the manifest lets every registry pass that the rule was made to stop, and the same
pull request may bring along what it is there for; so it belongs to those who would have to agree to that.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
# pingreg.yaml
rules: {PP101: warning}
```

## Good
```yaml
# before
# pingreg.yaml
rules: {PP101: warning}
```
```yaml
# after
# pingreg.yaml
rules: {PP101: error, PD103: error}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import shown
from pingreg.diagnostics import Place
from pingreg.spec.layout import MANIFEST


@compat("PC251", "rule-softened", category="privacy", over="registry", doc=__doc__)
def rule_softened(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare what is written; what a rule is by itself is not known here, so that `error` taken out counts."""
    old, new = comparison.before.registry.manifest.rules, comparison.after.registry.manifest.rules
    for code in sorted(old.keys() | new.keys()):
        before, after = old.get(code), new.get(code)
        if before == after or not (after == "warning" or (before == "error" and after is None)):
            continue
        place = Place(MANIFEST, ("rules", code))
        yield Change(
            place,
            f"`{code}` may weigh less than it did",
            f"{'take the line out' if before is None else f'write `{code}: {before}` again'}, or have it approved",
            before=shown(before, nothing="as the rule has it"),
            after=shown(after, nothing="as the rule has it"),
            was=place,
            subject=MANIFEST,
        )
