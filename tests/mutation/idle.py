"""Idle: edits that look like a weakening, and by which nothing more is collected or kept of anybody."""

from datetime import date
from itertools import product

from mutation.weakening import Edit
from pingreg.compat.agreed import turning_days
from pingreg.compat.comparison import Comparison
from pingreg.compat.declared import declared_otherwise
from pingreg.compat.granted import BEFORE_ALL, granted, keeps_more
from pingreg.resolve.grants import Known
from pingreg.spec.event import EventsShared
from pingreg.spec.field import Inherited

_STRANGERS = (Known("absent", None, None), Known("unrecognized", None, None), Known("absent", None, "app"))
_UNSAID = frozenset({"source", "exception", "deprecated", "broken_in"})
"""Keys of which `declared_otherwise` says nothing."""
_DECIDING = frozenset({"when", "population", "ping rule", "event rule", "ceilings"})
_LISTS = frozenset({"populations", "ping_rules", "event_rules", "ceilings", "defaults"})
"""Parts and keys of the policy that decide, together with contracts, how much is kept of an instance."""
_LATER = date(2100, 1, 1)


def is_idle(comparison: Comparison, edit: Edit) -> bool:
    """Tell whether others say the same all the same, or nothing more is kept of anybody, on file or not."""
    if any((comparison.added, comparison.removed, comparison.buried, comparison.lost)):
        return False
    if issubclass(edit.part.kind, Inherited | EventsShared):
        return edit.changes.keys().isdisjoint(_UNSAID) and not declared_otherwise(comparison)
    is_law = edit.part.path.startswith("contracts/") or _decides(edit)
    return is_law and not declared_otherwise(comparison) and not _is_more_kept(comparison)


def _decides(edit: Edit) -> bool:
    return edit.kind.partition(":")[0] in _DECIDING or not edit.changes.keys().isdisjoint(_LISTS)


def _is_more_kept(comparison: Comparison) -> bool:
    """Let the law decide about everybody on file, and about strangers, on each day on which something turns."""
    old, new = comparison.before.registry, comparison.after.registry
    was, now = old.contracts, new.contracts
    days = (BEFORE_ALL, *turning_days(*was.contracts, *now.contracts), _LATER)
    absent, unrecognized, _ = _STRANGERS
    everybody = [
        *(((), (), stranger) for stranger in _STRANGERS),
        *((known, now.by_site.get(site, ()), absent) for site, known in was.by_site.items()),
        *((known, now.by_digest.get(digest, ()), unrecognized) for digest, known in was.by_digest.items()),
    ]
    return any(
        keeps_more(granted(new, after, day, stranger=who), granted(old, before, day, stranger=who))
        for (before, after, who), day in product(everybody, days)
    )
