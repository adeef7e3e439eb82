"""PC212 expiry-extended: a field is looked at again later than was promised, or never.

## Why
A day of expiry is a promise to ask whether anybody still needs the data. An event was to end and went on through four
releases (vscode, `git/statusSlow`), and a browser's metrics were all to expire never, without a word why
(mozilla-mobile/fenix). To move the day is to renew: fine when those who answer for it agree, and not between two lines.

## Bad
```yaml
# before
expires: 2027-03-31
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
expires: {never: it is part of the report to customers}
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```

## Good
```yaml
# before
expires: 2027-06-30
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
expires: 2027-03-31
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
"""

from collections.abc import Iterator
from datetime import date

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.spec.lifecycle import Never


@compat("PC212", "expiry-extended", category="privacy", over="pair", doc=__doc__)
def expiry_extended(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare days; where there was none, nothing was promised."""
    old, new = pair.before.expires, pair.after.expires
    if not isinstance(old, date) or (isinstance(new, date) and new <= old):
        return
    place, was = comparison.written_at(pair, "expires")
    yield Change(
        place,
        "the expiry of {fields} was put off",
        f"write `expires: {old}` again, or have the renewal approved by those who answer for the tier",
        before=str(old),
        after=_said(new),
        was=was,
    )


def _said(expires: date | Never | None) -> str:
    return "no day" if expires is None else "never" if isinstance(expires, Never) else str(expires)
