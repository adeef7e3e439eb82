"""PX109 unknown-variable: a family uses a variable, variant or family that is not declared.

## Why
A variable that is spelt wrong would stay in the name as it is written, and a variant that is spelt wrong picks
nothing: a whole group of fields would be missing, or be called `$perod`.

## Bad
```yaml
each:
  period: [Daily, Weekly]
fields:
  $perod.Clicks:
    gauge: {of: clicks so far}
    description: Clicks so far ($perod) on the button that opens the example feature.
  $period.Openings:
    gauge: {of: openings so far}
    description: Openings so far ($period) of the page that the example feature shows.
```

## Good
```yaml
each:
  period: [Daily, Weekly]
fields:
  $period.Clicks:
    gauge: {of: clicks so far}
    description: Clicks so far ($period) on the button that opens the example feature.
  $period.Openings:
    gauge: {of: openings so far}
    description: Openings so far ($period) of the page that the example feature shows.
```
"""

from pingreg.lint.rule import documented

rule = documented("PX109", "unknown-variable", doc=__doc__, module=__name__)
