"""PC235 switch-removed: a setting by which an instance sends less is gone, or does less than before.

## Why
Whoever turned the setting on was told what it does. They do not read this registry: once the setting means less
here, they go on believing that it protects them. Versions for which it no longer counts are the same broken word.

## Bad
```yaml
# before
# policy.yaml
switches:
  disableNonCriticalTelemetry: {product_versions: ">=3.16, <5.0", sends: critical}
  update.channel: {value: none, sends: none}
```
```yaml
# after
# policy.yaml
switches:
  disableNonCriticalTelemetry: {product_versions: ">=3.16, <4.0", sends: full}
```

## Good
```yaml
# before
# policy.yaml
switches:
  disableNonCriticalTelemetry: {product_versions: ">=3.16, <5.0", sends: critical}
```
```yaml
# after
# policy.yaml
switches:
  disableNonCriticalTelemetry: {product_versions: ">=3.16", sends: none}
  update.channel: {value: none, sends: none}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.kept import fields_between, is_higher
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.spec.policy import Switch
from pingreg.spec.versions import Comparison as Part
from pingreg.spec.versions import comparisons, is_empty

_PLACE = Place("policy.yaml", ("switches",))
_OUTSIDE = {">=": ("<",), "<=": (">",), ">": ("<=",), "<": (">=",), "=": ("<", ">")}
"""For each sign, those of the versions that it leaves out."""


@compat("PC235", "switch-removed", category="privacy", over="registry", doc=__doc__)
def switch_removed(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Look for every switch that was there, and compare what it does."""
    registry = comparison.after.registry
    for name, before in comparison.before.registry.policy.switches.items():
        after = registry.policy.switches.get(name)
        if after is None:
            yield Change(
                _PLACE,
                f"the switch `{name}` is gone",
                f"write `{name}` again, with `product_versions` up to where the product has it",
                before=f"sends {before.sends}",
                after="no switch",
                was=_PLACE.at(name, on="key"),
                fields=fields_between(registry, before.sends, "full"),
            )
            continue
        if is_higher(after.sends, before.sends):
            yield Change(
                _PLACE.at(name, "sends"),
                f"an instance sends more with the switch `{name}`",
                f"write `sends: {before.sends}`, and give what sends more another name",
                before=before.sends,
                after=after.sends,
                was=_PLACE.at(name, "sends"),
                fields=fields_between(registry, before.sends, after.sends),
            )
        for key, was, now in _narrowed(before, after):
            yield Change(
                _PLACE.at(name, key),
                f"the switch `{name}` no longer counts where it did",
                f"restore `{key}`, or have it confirmed that no instance depends on it",
                before=was,
                after=now,
                was=_PLACE.at(name, key),
                fields=fields_between(registry, before.sends, "full"),
            )


def _narrowed(before: Switch, after: Switch) -> Iterator[tuple[str, str, str]]:
    """Find versions that are left out now, and a value that is another: nobody knows what the old one does."""
    was, now = before.product_versions, after.product_versions
    if not _covers(now, was):
        yield "product_versions", was or "all versions", now or "all versions"
    if before.value != after.value:
        yield "value", before.value or "on", after.value or "on"


def _covers(now: str | None, was: str | None) -> bool:
    """Tell whether no version of one range is outside another."""
    old = comparisons(was or "") or ()
    outside = (
        Part(sign, part.version, part.order) for part in comparisons(now or "") or () for sign in _OUTSIDE[part.sign]
    )
    return all(is_empty((*old, part)) for part in outside)
