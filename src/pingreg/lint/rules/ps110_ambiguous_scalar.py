"""PS110 ambiguous-scalar: a value without quotes has two readings.

## Why
GitLab wrote the milestone `17.10` without quotes, and it became 17.1; `no` becomes false in YAML 1.1 and stays text
in 1.2. The check asks for quotes wherever two readers of YAML could disagree, so that every tool sees the same value.
`pingreg check --fix` writes them; but `no`, `yes`, `on` or `off` may be meant as a word or as false or true, and only
the author knows.

## Bad
```yaml
since: 4.10
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```

## Good
```yaml
since: "4.10"
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from pingreg.lint.rule import documented

rule = documented("PS110", "ambiguous-scalar", doc=__doc__, module=__name__)
