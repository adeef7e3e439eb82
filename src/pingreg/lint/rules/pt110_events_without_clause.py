"""PT110 events-without-clause: a term grants user-level events, and names no clause for them.

## Why
User-level events say what single people did. A paper that covers pings does not cover them, so what grants events
names its own clause, under `reference` beside the streams. With `by_rules` the policy decides and answers for it.

## Bad
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
terms:
  - from: 2025-01-01
    pings: full
    events: {stream: [v2], redaction: allow_listed, allow: all}
    reference: order form 6
```

## Good
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - {key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100, created: 2022-05-01}
terms:
  - from: 2025-01-01
    pings: full
    events: {stream: [v2], redaction: allow_listed, allow: all, reference: "annex 2, clause 5"}
    reference: order form 6
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.agreements import Contract
from pingreg.resolve.standing import NO_EVENTS


@rule("PT110", "events-without-clause", over="contract", doc=__doc__)
def events_without_clause(contract: Contract, _: Context) -> Iterator[Finding]:
    """Look for events that are granted by name, without a reference of their own."""
    for term in contract.terms:
        if term.events not in ("by_rules", NO_EVENTS) and not term.events_reference:
            yield Finding(
                term.place.at("events"),
                f"the term from {term.starts} grants events, and names no clause for them",
                "add `reference:` to `events`, with the clause that the customer signed, or write `events: none`",
            )
