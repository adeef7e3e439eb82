"""PS116 not-csv: a table of contracts cannot be read as CSV.

## Why
A row that is longer or shorter than the header, or a quote that is never closed, moves cells under other columns. What
a customer agreed to would be read off the wrong one, so nothing of such a row is used.

## Bad
```yaml
# contracts/export.csv
customer,title,hosting,license_key_sha256,created,tags,environment,sites,from,until,pings,events,withhold,reference
bank,Bank,self_hosted,,,,,5f0a8d7e,2025-01-01,,full,none,order form 6
```

## Good
```yaml
# contracts/export.csv
customer,title,hosting,license_key_sha256,created,tags,environment,sites,from,until,pings,events,withhold,reference
bank,Bank,self_hosted,,,,,5f0a8d7e,2025-01-01,,full,none,,order form 6
```
"""

from pingreg.lint.rule import documented

rule = documented("PS116", "not-csv", doc=__doc__, module=__name__)
