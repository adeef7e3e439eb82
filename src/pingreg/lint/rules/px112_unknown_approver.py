"""PX112 unknown-approver: an exception was approved by nobody whom the policy knows.

## Why
An exception is worth as much as the one who approved it. The policy says for each tier who that may be; a name that
it does not list has approved nothing.

## Bad
```yaml
fields:
  Installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legl, review_by: 2027-06-30}
```

## Good
```yaml
fields:
  Installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-06-30}
```
"""

from pingreg.lint.rule import documented

rule = documented("PX112", "unknown-approver", doc=__doc__, module=__name__)
