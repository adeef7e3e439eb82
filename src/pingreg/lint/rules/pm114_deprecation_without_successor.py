"""PM114 deprecation-without-successor: a deprecated field names no other field and no reason.

## Why
Nobody stops to read a field because it is called deprecated: they need to know what to read instead. GitLab could not
tell its unused metrics from its removed ones, and still sent them years later (gitlab-org/gitlab issues 324149,
557479).

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    deprecated: {in: "1.4"}
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    deprecated: {in: "1.4", because: the button is gone}
```
"""

from pingreg.lint.rule import documented

rule = documented("PM114", "deprecation-without-successor", doc=__doc__, module=__name__)
