"""Where an attribute that is gone would be written: on what held it, so that one line taken out is one cause."""

from pingreg.compat.comparison import Comparison, Pair
from pingreg.diagnostics import Place


def written_or_gone(comparison: Comparison, pair: Pair, attribute: str) -> tuple[Place, Place | None]:
    """Find where an inheritable attribute is written and was; one that is gone is missing from the file that had it."""
    place, was = comparison.written_at(pair, attribute)
    is_gone = comparison.after.registry.lineage(pair.after, attribute) is None
    if not is_gone or was is None or attribute in pair.before.spec.model_fields_set:
        return place, was
    return (was if was.path in comparison.after.documents.paths else place), was
