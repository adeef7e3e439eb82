"""PL101 expired: the day on which somebody promised to look at a field again has passed.

## Why
An event of Visual Studio Code's git extension was to be removed in one release and shipped for four more
(microsoft/vscode, `git/statusSlow`). A date that nobody is reminded of expires nothing: here it fails the check.

## Bad
```yaml
expires: 2026-03-31
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

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.lint.written import written
from pingreg.resolve.model import Registry


@rule("PL101", "expired", over="registry", doc=__doc__)
def expired(registry: Registry, context: Context) -> Iterator[Finding]:
    """Compare each `expires` with today, where it was written; on the day itself it still holds."""
    for subject, spec, place in written(registry, "expires"):
        day = spec.expires
        if isinstance(day, date) and day < context.today:
            yield Finding(
                place,
                f"`{subject}` expired on {day}",
                "remove what nobody needs, and give the rest a later day, at most a year ahead",
                subject,
            )
