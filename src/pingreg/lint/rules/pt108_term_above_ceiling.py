"""PT108 term-above-ceiling: a term grants more than may be kept of instances that are hosted so.

## Why
The policy says for each kind of hosting what is the most that may be kept, whatever anybody signs. A term above it has
no effect beyond the ceiling, and whoever reads the contract file believes that it has.

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
    events: {stream: [v2], redaction: none, allow: all, reference: annex 2}
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
    events: {stream: [v2], redaction: allow_listed, allow: all, reference: annex 2}
    reference: order form 6
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.agreements import Contract, Term
from pingreg.resolve.stricter import lower, narrower, streamed
from pingreg.spec.policy import Ceiling


@rule("PT108", "term-above-ceiling", over="contract", doc=__doc__)
def term_above_ceiling(contract: Contract, context: Context) -> Iterator[Finding]:
    """Compare each term with the ceiling of the contract's hosting."""
    ceiling: Ceiling = getattr(context.registry.policy.ceilings, contract.hosting)
    for term in contract.terms:
        if lower(term.level, ceiling.pings) != term.level:
            message = f"`pings` is `{term.level}`, and the ceiling of `{contract.hosting}` is `{ceiling.pings}`"
            yield Finding(term.place.at("pings"), message, f"write `pings: {ceiling.pings}`")
        yield from _events_above(term, contract, ceiling)


def _events_above(term: Term, contract: Contract, ceiling: Ceiling) -> Iterator[Finding]:
    if term.events == "by_rules":
        return
    most = streamed(ceiling.events)
    above = [stream for stream in term.events.streams if stream not in most.streams]
    if above:
        message = f"the ceiling of `{contract.hosting}` does not admit the events of `{above[0]}`"
        fix = "remove it from `stream`" if most.streams else "write `events: none`"
        yield Finding(term.place.at("events", "stream"), message, fix)
    elif narrower(term.events, most).redaction != term.events.redaction:
        message = f"`redaction` is `{term.events.redaction}`, and the ceiling of `{contract.hosting}` wants more"
        yield Finding(term.place.at("events", "redaction"), message, f"write `redaction: {most.redaction}`")
