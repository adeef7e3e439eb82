"""Readers: who looks at a field: the metrics that are computed from it, and the teams that say so."""

from collections.abc import Mapping

from pingreg.resolve.catalogue import Metric
from pingreg.resolve.covering import reference_of
from pingreg.resolve.model import Field, FieldName, Registry


class Readers:
    """Know the readers of every field of a registry."""

    def __init__(self, registry: Registry) -> None:
        found: dict[FieldName, list[Metric]] = {}
        for metric in registry.metrics.values():
            for reference in metric.fields:
                found.setdefault(reference, []).append(metric)
        self._metrics: Mapping[FieldName, list[Metric]] = found

    def metrics(self, field: Field) -> tuple[Metric, ...]:
        """Give the metrics that are computed from a field, sorted."""
        return tuple(self._metrics.get(reference_of(field), ())) if self._metrics else ()

    def is_read(self, field: Field) -> bool:
        """Tell whether a metric or a team is said to read a field."""
        return bool(field.readers) or bool(self.metrics(field))
