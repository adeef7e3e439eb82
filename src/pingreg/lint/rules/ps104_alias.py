"""PS104 alias: an anchor or alias repeats another part of the file.

## Why
An alias makes one line change fields that stand elsewhere, so a reviewer does not see what widens. Nested aliases
also let a file of one kilobyte unfold into gigabytes. What a family has in common is written once with `each`
instead.

## Bad
```yaml
fields:
  Clicks:
    count: &weekly {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  Openings:
    count: *weekly
    description: Openings of the page that the example feature shows.
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  Openings:
    count: {event: View, per: week}
    description: Openings of the page that the example feature shows.
```
"""

from pingreg.lint.rule import documented

rule = documented("PS104", "alias", doc=__doc__, module=__name__)
