"""PW104 column-description-too-long: a description has more than the 1,024 characters that a column's may have.

## Why
A field's description becomes its column's, and BigQuery refuses a table with a longer one
(https://cloud.google.com/bigquery/quotas#table_limits). What is longer is no description but a page.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: >-
      Clicks on the button that opens the example feature, as they are counted in office one of the
      twelve offices of the company. Clicks on the button that opens the example feature, as they
      are counted in office two of the twelve offices of the company. Clicks on the button that
      opens the example feature, as they are counted in office three of the twelve offices of the
      company. Clicks on the button that opens the example feature, as they are counted in office
      four of the twelve offices of the company. Clicks on the button that opens the example
      feature, as they are counted in office five of the twelve offices of the company. Clicks on
      the button that opens the example feature, as they are counted in office six of the twelve
      offices of the company. Clicks on the button that opens the example feature, as they are
      counted in office seven of the twelve offices of the company. Clicks on the button that opens
      the example feature, as they are counted in office eight of the twelve offices of the company.
      Clicks on the button that opens the example feature, as they are counted in office nine of the
      twelve offices of the company. Clicks on the button that opens the example feature, as they
      are counted in office ten of the twelve offices of the company. Clicks on the button that
      opens the example feature, as they are counted in office eleven of the twelve offices of the
      company. Clicks on the button that opens the example feature, as they are counted in office
      twelve of the twelve offices of the company.
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    note: Whatever takes longer to say stands here.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area

_MOST = 1024


@rule("PW104", "column-description-too-long", over="area", doc=__doc__)
def column_description_too_long(area: Area, _: Context) -> Iterator[Finding]:
    """Measure the descriptions of fields that have a column, each family's with its variables filled in."""
    for field in area.fields:
        if len(field.description) > _MOST and field.column is not None:
            yield Finding(
                field.declaration.key("description"),
                f"the description is longer than the {_MOST:,} characters that a column's may have",
                "shorten it, and move the rest to `note`",
                field.declaration.subject,
            )
