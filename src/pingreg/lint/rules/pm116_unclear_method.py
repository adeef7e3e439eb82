"""PM116 unclear-method: a step of `anonymize` names no method, or several.

## Why
The order of the steps decides what is left of a value: an address that is hashed first can no longer be cut. Each
step names one method, so that the order is the one that a reviewer has read.

## Bad
```yaml
fields:
  DiskSize:
    gauge: {of: bytes on disk}
    unit: By
    anonymize:
      - {clamp: {min: 0, max: 1000000}, round: {digits: 2}}
    description: Size of the example feature's data on disk.
```

## Good
```yaml
fields:
  DiskSize:
    gauge: {of: bytes on disk}
    unit: By
    anonymize:
      - {clamp: {min: 0, max: 1000000}}
      - {round: {digits: 2}}
    description: Size of the example feature's data on disk.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM116", "unclear-method", doc=__doc__, module=__name__)
