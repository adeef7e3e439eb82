"""PX110 unknown-area: a population leaves out an area that is not there.

## Why
The area that was to be left out is then sent after all, and the policy still reads as if it were not.

## Bad
```yaml
# policy.yaml
populations:
  - {name: own_cloud, when: {hosting: cloud}, pings: full, omit: {areas: [exmaple], because: too costly}}
  - {name: licensed, pings: full}
```

## Good
```yaml
# policy.yaml
populations:
  - {name: own_cloud, when: {hosting: cloud}, pings: full, omit: {areas: [example], because: too costly}}
  - {name: licensed, pings: full}
```
"""

from pingreg.lint.rule import documented

rule = documented("PX110", "unknown-area", doc=__doc__, module=__name__)
