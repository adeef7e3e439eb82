"""The catalogue around the pings: metrics that read fields, and sources that hold identifiers too."""

from collections.abc import Mapping
from dataclasses import dataclass

from pingreg.diagnostics import Place
from pingreg.resolve.names import FieldName
from pingreg.spec.catalogue import MetricSpec, SourceSpec


@dataclass(frozen=True, slots=True)
class Metric:
    """A standard figure; `reads` has the fields that each of its names covers, as `reference_of` calls them."""

    name: str
    place: Place
    spec: MetricSpec
    owner: str
    reads: Mapping[str, frozenset[FieldName]]

    @property
    def fields(self) -> frozenset[FieldName]:
        """All fields that it is computed from."""
        return frozenset().union(*self.reads.values())


@dataclass(frozen=True, slots=True)
class Source:
    """Data that comes to a store from elsewhere, with the identifiers by which it can be matched with telemetry."""

    name: str
    place: Place
    spec: SourceSpec
    owner: str
