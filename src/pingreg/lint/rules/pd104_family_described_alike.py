"""PD104 family-described-alike: the description of a family does not tell its fields apart.

## Why
A family stands for many fields, and each has its own row on the public page. When the description names none of the
variables that a row is chosen by, the rows read alike: the reader sees the same sentence beside different numbers.

## Bad
```yaml
each:
  period:
    Daily: {per: day}
    Weekly: {per: week}
fields:
  $period.Clicks:
    count: {event: Click, per: $per}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
each:
  period:
    Daily: {per: day}
    Weekly: {per: week}
fields:
  $period.Clicks:
    count: {event: Click, per: $per}
    description: Clicks in the $per on the button that opens the example feature.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.lint.wording import SHORTEST
from pingreg.resolve.model import Area, Field


@rule("PD104", "family-described-alike", over="area", severity=Severity.WARNING, doc=__doc__)
def family_described_alike(area: Area, _: Context) -> Iterator[Finding]:
    """Look in each family for two fields with one description."""
    if not area.spec.families:
        return
    met: dict[tuple[str, str], Field] = {}
    reported: set[str] = set()
    for field in area.fields:
        subject = field.declaration.subject
        if "$" not in subject or subject in reported or len(field.description) < SHORTEST:
            continue
        other = met.setdefault((subject, field.description), field)
        if other is not field:
            reported.add(subject)
            yield Finding(
                field.declaration.key("description"),
                f"`{other.name}` and `{field.name}` are described alike",
                "name in the description each variable that the key has",
                subject,
            )
