"""Explain by what a ping can be joined: its identifiers, and what each of them ties it to."""

from collections.abc import Iterator

import click

from pingreg.resolve.joins import Join, joins_of
from pingreg.resolve.model import Ping, Registry

_NOTHING = "nothing that is declared here"


def join_lines(ping: Ping, registry: Registry) -> Iterator[str]:
    """Give a line for each identifier of a ping."""
    joins = joins_of(registry)
    found = tuple(joins.of(ping.name))
    yield ""
    if not found:
        yield "  nothing in it names an instance or a person, so it is joined with nothing"
        return
    yield "  joined with other data by"
    width = max(len(join.field.name) for join in found)
    for join in found:
        field, told = join.field, join.field.exposure.kept
        of = f"{told.exposure} of a{'n' if told.whom == 'organisation' else ''} {told.whom}"
        with_what = ", ".join(_ties(join, ping)) or _NOTHING
        yield f"    {field.name:<{width}}  {of}; with {with_what}"


def _ties(join: Join, ping: Ping) -> Iterator[str]:
    field = join.field
    yield from (click.style(other.name, bold=True) for other in join.others)
    yield from (click.style(held.subject, bold=True) for held in join.held)
    if join.is_cut:
        yield "more that are like them"
    if field.name in {f"{ping.name}/{path}" for path in ping.spec.identity.named.values()}:
        yield "the contracts on file"
    yield from (f"the store {store}" for store in field.recipients if store not in (ping.spec.recipients or ()))
