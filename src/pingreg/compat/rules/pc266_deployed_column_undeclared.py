"""PC266 deployed-column-undeclared: a deployed table has a column that nobody declares.

## Why
A column that no field is stored in was filled by something that the registry does not know, or by a field whose
declaration is gone without a tombstone. The sender goes first here: while a release fills the column, to drop it loses
the whole row. Nothing is lost while it stays, but nobody can say what it holds, for whom, and for how long.

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
    {"name": "Clicks", "type": "INTEGER"},
    {"name": "LoadTime", "type": "FLOAT"}
  ]},
  {"name": "os", "type": "STRING"}
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
from pingreg.diagnostics import Severity

RULE = documented_change(
    "PC266", "deployed-column-undeclared", doc=__doc__, module=__name__, category="table", severity=Severity.WARNING
)
