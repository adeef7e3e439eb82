"""PM117 unclear-rule: a rule of the policy is unclear, or leaves a case open.

## Why
Rules are read from the top, and the first that fits decides. A list without a last word leaves some instance to
chance, and what is left to chance fails open: an unreadable license must never be the one that exports everything.

## Bad
```yaml
# policy.yaml
ping_rules:
  - {tag: allow-air-gapped, level: none}
```

## Good
```yaml
# policy.yaml
ping_rules:
  - {tag: allow-air-gapped, level: none}
  - {otherwise: full}
```
"""

from pingreg.lint.rule import documented

rule = documented("PM117", "unclear-rule", doc=__doc__, module=__name__)
