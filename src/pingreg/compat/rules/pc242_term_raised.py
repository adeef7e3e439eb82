"""PC242 term-raised: more is kept of a customer than before, and no other clause is named for it.

## Why
A term stands for a signature. When it allows more and still points at the clause that it pointed at before, either
the old term was wrong or nobody signed the new one. The same goes for a contract that is hosted otherwise now, and
for a strict term that is taken out, so that a wider one holds again.

## Bad
```yaml
# before
# pingreg.yaml
contracts: contracts
# contracts/bank.yaml
title: Bank
hosting: self_hosted
sites: [bank-1]
terms:
  - {from: 2026-01-01, pings: critical, events: none, reference: order form 3}
```
```yaml
# after
# pingreg.yaml
contracts: contracts
# contracts/bank.yaml
title: Bank
hosting: self_hosted
sites: [bank-1]
terms:
  - {from: 2026-01-01, pings: full, events: none, reference: order form 3}
```

## Good
```yaml
# before
# pingreg.yaml
contracts: contracts
# contracts/bank.yaml
title: Bank
hosting: self_hosted
sites: [bank-1]
terms:
  - {from: 2026-01-01, pings: critical, events: none, reference: order form 3}
```
```yaml
# after
# pingreg.yaml
contracts: contracts
# contracts/bank.yaml
title: Bank
hosting: self_hosted
sites: [bank-1]
terms:
  - {from: 2026-01-01, pings: critical, events: none, withhold: [app/version], reference: order form 3}
  - {from: 2026-07-01, pings: full, events: none, reference: order form 4}
```
"""

from collections.abc import Iterator
from typing import NamedTuple

from pingreg.compat.agreed import Agreed, agreed, turning_days
from pingreg.compat.comparison import Comparison
from pingreg.compat.granted import deciding_days, fields_gained, granted, keeps_more
from pingreg.compat.kept import admits_more, fields_between, fields_kept, is_higher, told
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import gist
from pingreg.resolve.agreements import Contract, Entry, Term
from pingreg.resolve.model import FieldName, Registry
from pingreg.resolve.stricter import Grant, streamed

_HELP = "name the clause that allows it as the term's `reference`, or restore the term"


class _Rise(NamedTuple):
    key: str
    message: str
    before: str
    after: str
    fields: tuple[FieldName, ...] = ()


@compat("PC242", "term-raised", category="privacy", over="registry", doc=__doc__)
def term_raised(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Compare contracts by name: how they are hosted, and what is agreed on each day on which a term starts or ends."""
    old = {one.name: one for one in comparison.before.registry.contracts.contracts}
    renamed = {pair.before.name: pair.after.name for pair in comparison.pairs if pair.is_renamed}
    for after in comparison.after.registry.contracts.contracts:
        before = old.get(after.name)
        if before is None:
            continue
        if after.hosting != before.hosting:
            yield from _hosted_otherwise(before, after, comparison)
        if [term[:-1] for term in after.terms] != [term[:-1] for term in before.terms]:
            yield from _agreed_otherwise(before, after, comparison, renamed)


def _hosted_otherwise(before: Contract, after: Contract, comparison: Comparison) -> Iterator[Change]:
    """Compare the ceilings that hold for it, and what populations make of its hosting.

    The own cloud keeps marketing data, whatever its ceiling.
    """
    registry = comparison.after.registry
    old, new = (getattr(registry.policy.ceilings, one.hosting) for one in (before, after))
    has_more_events = admits_more(streamed(new.events), streamed(old.events))
    if is_higher(new.pings, old.pings) or has_more_events or after.hosting == "cloud":
        message, fields = "the contract's hosting has a higher ceiling", fields_between(registry, old.pings, new.pings)
    else:
        grants = _grants_by_hosting(before, after, registry)
        found = next(((now, was) for now, was in grants if keeps_more(now, was)), None)
        if found is None:
            return
        message, fields = "more is kept of whom the contract's hosting stands for", fields_gained(registry, *found)
    yield Change(
        after.place.at("hosting"),
        message,
        "have it confirmed where the instances run, or restore the hosting",
        before=before.hosting,
        after=after.hosting,
        was=before.place.at("hosting"),
        subject=after.subject,
        fields=fields,
    )


def _grants_by_hosting(before: Contract, after: Contract, registry: Registry) -> Iterator[tuple[Grant, Grant]]:
    """Yield what is kept on each day, and what would be if the contract were hosted as it was."""
    for license_ in after.licenses or (None,):
        now, was = Entry(after, license_), Entry(after._replace(hosting=before.hosting), license_)
        for day in deciding_days(registry, now):
            yield granted(registry, (now,), day), granted(registry, (was,), day)


def _agreed_otherwise(
    before: Contract, after: Contract, comparison: Comparison, renamed: dict[FieldName, FieldName]
) -> Iterator[Change]:
    rules = comparison.after.registry.policy.event_rules
    for day in turning_days(before, after):
        old, new = agreed(before, day, rules), agreed(after, day, rules)
        if old is None:
            continue
        was = old.terms[-1]
        if new is None:
            yield Change(
                after.place.at("terms"),
                "no term holds any more, and so the policy decides",
                "restore the term, or let it end with `until`",
                before=f"term from {was.starts}",
                after="none",
                was=was.place,
                subject=after.subject,
            )
            continue
        term = new.terms[-1]
        for found in _rises(old, new, comparison, renamed):
            if not _is_grounded(new, before, of_events=found.key == "events"):
                yield Change(
                    term.place.at(found.key),
                    found.message,
                    _HELP,
                    before=found.before,
                    after=found.after,
                    was=was.place.at(found.key),
                    subject=after.subject,
                    fields=found.fields,
                )


def _rises(old: Agreed, new: Agreed, comparison: Comparison, renamed: dict[FieldName, FieldName]) -> Iterator[_Rise]:
    registry = comparison.after.registry
    if is_higher(new.level, old.level):
        fields = tuple(one for one in fields_between(registry, old.level, new.level) if one not in new.withheld)
        yield _Rise("pings", "the term keeps a higher level of pings", old.level, new.level, fields)
    withheld = frozenset(renamed.get(name, name) for name in old.withheld)
    if lost := (withheld - new.withheld) & fields_kept(registry, new.level):
        before, after = f"{len(withheld):,} fields", f"{len(withheld - lost):,} of them"
        yield _Rise("withhold", "the term withholds less", before, after, tuple(sorted(lost)))
    more = [(one, two) for one, two in zip(old.events, new.events, strict=True) if admits_more(two, one)]
    if more:
        yield _Rise("events", "the term keeps more events", told(more[0][0]), told(more[0][1]))


def _is_grounded(new: Agreed, before: Contract, *, of_events: bool) -> bool:
    """Tell whether a term names a clause, and not the one that the term from the same day named before."""
    return any(
        clause
        and not any(clause in _clauses(was, of_events=of_events) for was in before.terms if was.starts == one.starts)
        for one in new.terms
        for clause in _clauses(one, of_events=of_events)
    )


def _clauses(term: Term, *, of_events: bool) -> tuple[str, ...]:
    return tuple(gist(one) for one in ((term.reference, term.events_reference) if of_events else (term.reference,)))
