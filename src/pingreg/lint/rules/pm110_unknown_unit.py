"""PM110 unknown-unit: a unit is no UCUM code.

## Why
Milliseconds that somebody reads as seconds are wrong by a thousand, and nothing shows it. Units are codes of one
standard, so that a dashboard can convert them and two fields can be compared.

## Bad
```yaml
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    unit: msec
    description: Mean time until the page of the example feature is shown.
```

## Good
```yaml
fields:
  LoadTime:
    mean: {of: time until the page is shown, per: week}
    unit: ms
    description: Mean time until the page of the example feature is shown.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM110", "unknown-unit", doc=__doc__, module=__name__)
