"""PM121 rows-disagree: two rows of a table say different things of one contract or one license.

## Why
A table repeats what is known of a customer on every row. Where the rows differ, one of them was not brought up to date,
and which one the contract was judged by would depend on the order of the export.

## Bad
```yaml
# contracts/export.csv
customer,title,hosting,license_key_sha256,created,tags,environment,sites,from,until,pings,events,withhold,reference
bank,Bank,self_hosted,,,,,5f0a8d7e,2025-01-01,2026-01-01,full,none,,order form 6
bank,Bank,managed,,,,,5f0a8d7e,2026-01-01,,critical,none,,order form 7
```

## Good
```yaml
# contracts/export.csv
customer,title,hosting,license_key_sha256,created,tags,environment,sites,from,until,pings,events,withhold,reference
bank,Bank,self_hosted,,,,,5f0a8d7e,2025-01-01,2026-01-01,full,none,,order form 6
bank,Bank,self_hosted,,,,,5f0a8d7e,2026-01-01,,critical,none,,order form 7
```
"""

from pingreg.lint.rule import documented

rule = documented("PM121", "rows-disagree", doc=__doc__, module=__name__)
