"""PM111 malformed-path: a path is not one that a field can have.

## Why
The path of a field is its name in the payload, in the schema, in the warehouse and on the customer's page. It has to
be the same text in all of them, so it is made of plain keys, `[]` for lists and `*` for the keys of a map.

## Bad
```yaml
fields:
  Clicks this week!:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM111", "malformed-path", doc=__doc__, module=__name__)
