"""Questions: what an assessment has to answer and no registry can."""

from collections.abc import Iterable, Iterator

from pingreg.emit.record.deletion import Place
from pingreg.naming import counted
from pingreg.resolve.model import Field, Registry

_FOR_PEOPLE = (
    "Is each field needed for its purpose, and would a coarser value do?",
    "Do those whom the data is of expect it, and how were they told?",
    "How many instances and people are there, and are any of them in need of special protection?",
    "Which other data do recipients hold that this can be joined with?",
    "Who can reach the keys of hashes, and who the raw requests before they are treated?",
    "What would a leak, a wrong match or a reuse mean to those whom the data is of, and how likely is it?",
    "What did those whom it concerns, or who speak for them, say to it?",
    "What did the data protection officer advise?",
)
"""What no registry knows."""


def questions(registry: Registry, fields: Iterable[Field], plan: Iterable[Place]) -> Iterator[str]:
    """Ask what follows from what is missing, and then what no registry knows."""
    processing = registry.policy.processing
    if processing is None:
        yield "Who answers for the data, and on which legal basis? Add `processing` to `policy.yaml`."
    elif processing.assessment is None:
        yield "Was an assessment made already? Add `assessment` to `processing` in `policy.yaml`."
    for place in plan:
        store = place.store
        if not store.safeguard:
            yield f"On which ground may data go to {store.country}, where `{store.store}` is? Add its `safeguard`."
        if not store.deletes_after:
            yield f"What ends the keeping of data in `{store.store}` before its time is up? Add its `deletes_after`."
        if any(not holding.keys for holding in place.holdings):
            yield f"How is data of an instance found in `{store.store}`, to which nothing goes that names it?"
    unknown = sum(field.source == "unknown" for field in fields)
    if unknown:
        yield f"Where do the values of {counted(unknown, 'field')} come from, whose `source` is unknown?"
    yield from _FOR_PEOPLE
