"""PX112 unknown-approver: an exception was approved by nobody whom the policy knows.

## Why
An exception is worth as much as the one who approved it. The policy says for each tier who that may be; a name that
it does not list has approved nothing.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    exception: {basis: counted for the invoice, approved_by: legl, review_by: 2027-06-30}
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    exception: {basis: counted for the invoice, approved_by: legal, review_by: 2027-06-30}
```
"""

from pingreg.lint.rule import documented

rule = documented("PX112", "unknown-approver", doc=__doc__, module=__name__)
