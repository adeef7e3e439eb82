"""PC267 deployed-type-differs: a deployed column has a type that cannot become the declared one.

## Why
BigQuery widens a whole number into another number, and relaxes what is required; no other type, and no list, changes
in place. Until the table is made anew, each row with a value of the declared type is refused, and with it everything
else that the payload says.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  LoadTime: {mean: {of: time to show the page, per: week}, unit: ms, description: Mean time to show the page.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  LoadTime: {mean: {of: time to show the page, per: week}, unit: ms, description: Mean time to show the page.}
# deployed/app_pings.json
[
  {"name": "site", "type": "INTEGER"},
  {"name": "version", "type": "STRING"},
  {"name": "example", "type": "RECORD", "fields": [
    {"name": "Clicks", "type": "INTEGER"},
    {"name": "LoadTime", "type": "FLOAT"}
  ]}
]
```
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  LoadTime: {mean: {of: time to show the page, per: week}, unit: ms, description: Mean time to show the page.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  LoadTime: {mean: {of: time to show the page, per: week}, unit: ms, description: Mean time to show the page.}
# deployed/app_pings.json
[
  {"name": "site", "type": "STRING"},
  {"name": "version", "type": "STRING", "mode": "REPEATED"},
  {"name": "example", "type": "RECORD", "fields": [
    {"name": "Clicks", "type": "INTEGER"},
    {"name": "LoadTime", "type": "FLOAT"}
  ]}
]
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  LoadTime: {mean: {of: time to show the page, per: week}, unit: ms, description: Mean time to show the page.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
  LoadTime: {mean: {of: time to show the page, per: week}, unit: ms, description: Mean time to show the page.}
# deployed/app_pings.json
[
  {"name": "site", "type": "STRING"},
  {"name": "version", "type": "STRING"},
  {"name": "example", "type": "RECORD", "fields": [
    {"name": "Clicks", "type": "INTEGER"},
    {"name": "LoadTime", "type": "FLOAT"}
  ]}
]
```
"""

from pingreg.compat.rule import documented_change

RULE = documented_change("PC267", "deployed-type-differs", doc=__doc__, module=__name__, category="table")
