"""PC265 table-behind: a deployed table lacks what is declared.

## Why
Fields that were sent before their columns existed were lost at the insertion (sourcegraph/sourcegraph 8277). The
warehouse goes first: what this tells of has to be run before a release sends to the table. Columns that are missing are
told, types that can be widened in place, and columns that are required although any sender may leave any out.

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
  {"name": "site", "type": "STRING"},
  {"name": "version", "type": "STRING"},
  {"name": "example", "type": "RECORD", "fields": [
    {"name": "Clicks", "type": "INTEGER"}
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
  {"name": "version", "type": "STRING"},
  {"name": "example", "type": "RECORD", "fields": [
    {"name": "Clicks", "type": "INTEGER"},
    {"name": "LoadTime", "type": "INT64"}
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
  {"name": "site", "type": "STRING", "mode": "REQUIRED"},
  {"name": "version", "type": "STRING"},
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
  {"name": "SITE", "type": "string"},
  {"name": "version", "type": "STRING"},
  {"name": "example", "type": "STRUCT", "fields": [
    {"name": "Clicks", "type": "INT64"},
    {"name": "LoadTime", "type": "FLOAT64"}
  ]}
]
```
"""

from pingreg.compat.rule import documented_change

RULE = documented_change("PC265", "table-behind", doc=__doc__, module=__name__, category="table")
