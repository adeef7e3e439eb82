"""Reach in words: under how many contracts a field is kept, and of whom else."""

from pingreg.naming import counted
from pingreg.resolve.reach import New, Reach

MOST_NEW = 20
"""So many new fields are named one by one in a text."""
_WORDS = {
    "by name": "by name",
    "redacted": "as redacted",
    "no events": "with all events",
    "nameless": "as of senders that are not known",
    "removed": "as removed",
}


def contracts_text(reach: Reach) -> str:
    """Say how many contracts keep a field, and by what the others withhold it."""
    if not reach.contracts:
        return "kept under no contract, for there is none"
    said = f"kept under {reach.kept} of {counted(reach.contracts, 'contract')}"
    if not reach.withheld:
        return said
    reasons = ", ".join(f"{times} {_WORDS.get(reason, reason)}" for reason, times in reach.withheld.items())
    return f"{said}, withheld under {sum(reach.withheld.values())} ({reasons})"


def populations_text(reach: Reach) -> str:
    """Say of which populations a field is kept, and of which not."""
    kept = [name for name, is_kept in reach.populations.items() if is_kept]
    withheld = [name for name, is_kept in reach.populations.items() if not is_kept]
    parts = [f"{verb} of {', '.join(names)}" for verb, names in (("kept", kept), ("withheld", withheld)) if names]
    return "; ".join(parts)


def new_text(new: New) -> str:
    """Say what is new and how far it reaches, on one line."""
    many = f" ({new.fields} fields)" if new.fields > 1 else ""
    kept = [name for name in new.reach.strangers if new.reach.populations.get(name)]
    others = f"kept of {_listed(kept)} instances" if kept else "of no instance without a contract"
    return f"new: {new.subject}{many} is {contracts_text(new.reach)}, and {others}"


def _listed(names: list[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
