"""PC263 term-advanced: a term begins earlier, keeps more than the policy did until then, and names no other clause.

## Why
Until the first term of a contract begins, the policy decides, which mostly keeps less than a customer signs for. An
earlier day keeps what was agreed for later: of payloads that are enforced again, that came late, or of the weeks until
the day that was signed. A reference to the clause that moved the day is all that is asked for.

## Bad
```yaml
# before
# pingreg.yaml
contracts: contracts
# contracts/umbrella.yaml
title: Umbrella
hosting: managed
sites: [some-site]
terms:
  - from: 2027-03-01
    until: 2028-03-01
    pings: full
    events: {stream: [v1, v2], redaction: allow_listed, allow: all, reference: annex B}
    reference: order form 1
```
```yaml
# after
# pingreg.yaml
contracts: contracts
# contracts/umbrella.yaml
title: Umbrella
hosting: managed
sites: [some-site]
terms:
  - from: 2026-03-01
    until: 2028-03-01
    pings: full
    events: {stream: [v1, v2], redaction: allow_listed, allow: all, reference: annex B}
    reference: order form 1
```

## Good
```yaml
# before
# pingreg.yaml
contracts: contracts
# contracts/umbrella.yaml
title: Umbrella
hosting: managed
sites: [some-site]
terms: [{from: 2026-03-01, until: 2028-03-01, pings: full, events: none, reference: order form 1}]
```
```yaml
# after
# pingreg.yaml
contracts: contracts
# contracts/umbrella.yaml
title: Umbrella
hosting: managed
sites: [some-site]
terms: [{from: 2026-01-01, until: 2028-03-01, pings: critical, events: none, reference: order form 1}]
```
"""

from collections.abc import Iterator
from datetime import date

from pingreg.compat.comparison import Comparison
from pingreg.compat.granted import fields_gained, granted, keeps_more, told_grant
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import gist
from pingreg.resolve.agreements import Contract, Contracts, Entry, Term

_Known = list[tuple[tuple[Entry, ...], tuple[Entry, ...]]]
"""The entries of each license and site of a contract, as they were and as they are."""


@compat("PC263", "term-advanced", category="privacy", over="registry", doc=__doc__)
def term_advanced(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Look in each contract for a term that holds before any did, and ask the law what is kept then."""
    old, new = comparison.before.registry.contracts, comparison.after.registry.contracts
    were = {one.name: one for one in old.contracts}
    advanced = [(were[one.name], one, *found) for one in new.contracts if (found := _first(were.get(one.name), one))]
    known = _known(old, new) if advanced else {}
    for before, after, term, day in advanced:
        for was, now in known.get(after.name, ()):
            less, more = granted(comparison.before.registry, was, day), granted(comparison.after.registry, now, day)
            if keeps_more(more, less):
                starts = min(one.starts for one in before.terms)
                yield Change(
                    term.place.at("from"),
                    "a term begins earlier, and keeps more than was kept until then",
                    f"write `from: {starts}`, or name the clause that allows the earlier day as its `reference`",
                    before=f"from {starts}, until then {told_grant(less)}",
                    after=f"from {term.starts}, {told_grant(more)}",
                    was=before.terms[0].place.at("from"),
                    subject=after.subject,
                    fields=fields_gained(comparison.after.registry, more, less),
                )
                break


def _first(before: Contract | None, after: Contract) -> tuple[Term, date] | None:
    """Find the first term that begins before all there were, and names no clause that was not named; and its day."""
    if before is None or not before.terms:
        return None
    clauses = {"", *(gist(one) for term in before.terms for one in (term.reference, term.events_reference))}
    starts = min(term.starts for term in before.terms)
    known = (one for one in after.terms if {gist(one.reference), gist(one.events_reference)} <= clauses)
    term = min((one for one in known if one.starts < starts), key=lambda one: one.starts, default=None)
    return None if term is None else (term, term.starts)


def _known(old: Contracts, new: Contracts) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for were, are in ((old.by_digest, new.by_digest), (old.by_site, new.by_site)):
        for key, entries in were.items():
            for name in {one.contract.name for one in entries}:
                found.setdefault(name, []).append((entries, are.get(key, ())))
    return found
