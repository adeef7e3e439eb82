"""Stores: where data is kept, who runs that, on which ground it may go there, and how long it stays."""

from collections.abc import Iterable
from dataclasses import dataclass

from pingreg.emit.record.entries import UNSAID, Recipient, recipients_of
from pingreg.markdown import Markdown, code, escaped, joined
from pingreg.resolve.model import Registry


@dataclass(frozen=True, slots=True)
class StoreRow:
    """Show one store."""

    name: Markdown
    operator: Markdown
    country: str
    safeguard: str
    retention: Markdown
    deletes_after: str


def store_rows(registry: Registry) -> tuple[StoreRow, ...]:
    """Show all stores, in the order of the policy."""
    return rows_of(recipients_of(registry.policy, registry.policy.stores, ("pings", "events")))


def rows_of(recipients: Iterable[Recipient]) -> tuple[StoreRow, ...]:
    """Show stores."""
    return tuple(
        StoreRow(
            code(one.store),
            escaped(one.operator) if one.operator else Markdown("-"),
            one.country,
            one.safeguard or UNSAID,
            joined(one.limits),
            one.deletes_after or UNSAID,
        )
        for one in recipients
    )
