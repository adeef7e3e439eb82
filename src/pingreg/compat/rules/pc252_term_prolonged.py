"""PC252 term-prolonged: more is kept of a customer for longer, and no other clause is named for it.

## Why
When a term ends, what is kept falls to what the policy leaves after an end. A later day in one line keeps all of it for
a year more, and looks like care for a date; that the customer signed for that year is what a reference is there to say.

## Bad
```yaml
# before
# pingreg.yaml
contracts: contracts
# contracts/umbrella.yaml
title: Umbrella
hosting: self_hosted
sites: [some-site]
terms: [{from: 2026-01-01, until: 2027-07-01, pings: full, events: none, reference: order form 1}]
```
```yaml
# after
# pingreg.yaml
contracts: contracts
# contracts/umbrella.yaml
title: Umbrella
hosting: self_hosted
sites: [some-site]
terms: [{from: 2026-01-01, until: 2028-07-01, pings: full, events: none, reference: order form 1}]
```

## Good
```yaml
# before
# pingreg.yaml
contracts: contracts
# contracts/umbrella.yaml
title: Umbrella
hosting: self_hosted
sites: [some-site]
terms: [{from: 2026-01-01, until: 2027-07-01, pings: full, events: none, reference: order form 1}]
```
```yaml
# after
# pingreg.yaml
contracts: contracts
# contracts/umbrella.yaml
title: Umbrella
hosting: self_hosted
sites: [some-site]
terms:
  - {from: 2026-01-01, until: 2027-07-01, pings: full, events: none, reference: order form 1}
  - {from: 2027-07-01, until: 2028-07-01, pings: full, events: none, reference: order form 2}
```
"""

from collections.abc import Iterator
from datetime import date

from pingreg.compat.agreed import turning_days
from pingreg.compat.comparison import Comparison
from pingreg.compat.kept import admits_more, fields_between, is_higher, kept_under
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import gist
from pingreg.resolve.agreements import Contract, Term
from pingreg.resolve.model import Registry
from pingreg.resolve.standing import NO_EVENTS


@compat("PC252", "term-prolonged", category="privacy", over="registry", doc=__doc__)
def term_prolonged(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Look in each contract for the first term that holds on a day on which all had ended."""
    registry = comparison.after.registry
    old = {one.name: one for one in comparison.before.registry.contracts.contracts}
    for after in registry.contracts.contracts:
        before = old.get(after.name)
        term = before and _prolonged(before, after, registry)
        if before is None or term is None:
            continue
        last = max(before.terms, key=lambda one: one.ends or date.max)
        yield Change(
            term.place.at("until"),
            "a term holds for longer",
            f"write `until: {last.ends}`, or name the clause that allows the longer term as its `reference`",
            before=f"until {last.ends}",
            after=f"until {term.ends}" if term.ends else "without an end",
            was=last.place.at("until"),
            subject=after.subject,
            fields=tuple(
                name
                for name in fields_between(registry, registry.policy.expired.then, term.level)
                if name not in term.withheld
            ),
        )


def _prolonged(before: Contract, after: Contract, registry: Registry) -> Term | None:
    if [term[:-1] for term in before.terms] == [term[:-1] for term in after.terms]:
        return None
    clauses = {gist(clause) for term in before.terms for clause in (term.reference, term.events_reference)}
    for day in turning_days(before, after):
        if not _has_ended(before, day):
            continue
        for term in _holding(after, day):
            if {gist(term.reference), gist(term.events_reference)} <= clauses | {""} and _is_more(term, registry):
                return term
    return None


def _has_ended(contract: Contract, day: date) -> bool:
    return any(term.starts <= day for term in contract.terms) and not _holding(contract, day)


def _holding(contract: Contract, day: date) -> list[Term]:
    return [term for term in contract.terms if term.starts <= day and (term.ends is None or day < term.ends)]


def _is_more(term: Term, registry: Registry) -> bool:
    """Tell whether a term keeps more than what is left when it is over."""
    policy = registry.policy
    has_events = any(admits_more(kept_under(term.events, rule), NO_EVENTS) for rule in policy.event_rules)
    return is_higher(term.level, policy.expired.then) or has_events
