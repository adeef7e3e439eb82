"""A ping: one kind of document that an instance sends."""

from typing import Literal

from pingreg.spec.base import Line, Reference, Span, Spec, Text, Url
from pingreg.spec.field import Inherited
from pingreg.spec.warehouse import PingWarehouse


class Identity(Spec):
    """Name the fields by which an instance is known."""

    license: Reference | None = None
    site: Reference


class Versions(Spec):
    """Name the field that holds the product's version, and how versions are ordered."""

    field: Reference
    scheme: Literal["semver"]


class PingSpec(Inherited):
    """Hold one `ping.yaml`; whatever fields inherit may stand here too."""

    title: Line
    description: Text
    note: Text | None = None
    identity: Identity
    versions: Versions | None = None
    cadence: Span
    endpoint: Url
    warehouse: PingWarehouse | None = None
