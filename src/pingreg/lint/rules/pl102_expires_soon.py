"""PL102 expires-soon: a field expires within the next 30 days.

## Why
An expiry that turns up as a failed check stops somebody else's work on that day. A month is enough to ask whether
anybody still uses the field, and to remove it in a release that is not yet out.

## Bad
```yaml
expires: 2026-12-10
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
expires: 2027-03-31
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from collections.abc import Iterator
from datetime import date

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.lint.written import written
from pingreg.resolve.model import Registry

_DAYS = 30


@rule("PL102", "expires-soon", over="registry", severity=Severity.WARNING, doc=__doc__)
def expires_soon(registry: Registry, context: Context) -> Iterator[Finding]:
    """Compare each `expires` with today, where it was written."""
    for subject, spec, place in written(registry, "expires"):
        day = spec.expires
        if isinstance(day, date) and 0 <= (day - context.today).days <= _DAYS:
            yield Finding(
                place,
                f"`{subject}` expires on {day}",
                "ask who uses it: remove it, or give it a later day, at most a year ahead",
                subject,
            )
