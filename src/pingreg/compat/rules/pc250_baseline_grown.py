"""PC250 baseline-grown: the baseline excuses findings that it did not.

## Why
The baseline holds what was there when the registry adopted this tool, and only shrinks. An entry that is added later is
a waiver without an owner, a reason or an end, and `pingreg check` is content with it for ever.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}}
# baseline.yaml
PD101: [app/example.Clicks]
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}}
  Views: {count: {event: View, per: week}}
# baseline.yaml
PD101: [app/example.Clicks, app/example.Views]
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}}
  Views: {count: {event: View, per: week}, description: Views of the page of the example feature.}
# baseline.yaml
PD101: [app/example.Clicks]
```
"""

from collections.abc import Iterator, Mapping

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.source.documents import Documents
from pingreg.spec.layout import BASELINE


@compat("PC250", "baseline-grown", category="privacy", over="registry", doc=__doc__)
def baseline_grown(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare the subjects of each code; those of one code are one finding."""
    old, new = _excused(comparison.before.documents), _excused(comparison.after.documents)
    for code, subjects in new.items():
        before = old.get(code, ())
        added = [one for one in subjects if one not in before]
        if added:
            place = Place(BASELINE, (code,))
            # One that is about a contract names a customer: as the subject it is told only to those who may know.
            of_contract = next((one for one in added if one.startswith("contract/")), None)
            yield Change(
                place,
                f"`{code}` is excused for good",
                "mend what was found, or waive it for a while in `waivers.yaml`",
                before=f"{len(before)} excused",
                after=f"{len(added)} more",
                was=place,
                subject=of_contract or (added[0] if len(added) == 1 else code),
            )


def _excused(documents: Documents) -> Mapping[str, tuple[str, ...]]:
    data = documents.data.get(BASELINE)
    entries = data.items() if isinstance(data, dict) else ()
    return {str(code): tuple(dict.fromkeys(map(str, given))) for code, given in entries if isinstance(given, list)}
