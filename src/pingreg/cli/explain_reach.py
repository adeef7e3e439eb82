"""Explain how far a field reaches: under how many contracts it is kept, and of which populations."""

from collections.abc import Iterator
from datetime import date

from pingreg.cli.explain_field import Row
from pingreg.diagnostics import Place
from pingreg.payload.reaching import Reaches
from pingreg.render.reach import contracts_text, populations_text
from pingreg.resolve.model import Field, Registry

_LABEL = "kept under"


def reach_rows(field: Field, registry: Registry, *, on: date) -> Iterator[Row]:
    """Give the row about a field of a ping; contracts are counted, and none is named."""
    reach = Reaches(registry, on=on).of(field)
    text = f"{contracts_text(reach).removeprefix(f'{_LABEL} ')}; {populations_text(reach)}"
    yield _LABEL, text, Place("policy.yaml", ("populations",), "key")
