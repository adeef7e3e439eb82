"""A ping: one kind of document that an instance sends."""

from typing import Literal

from pingreg.spec.base import Line, Reference, SchemaVersion, Span, Spec, Text, Url
from pingreg.spec.field import Inherited
from pingreg.spec.warehouse import PingWarehouse


class Identity(Spec):
    """Name the fields by which an instance is known, as they are sent.

    `deploy_type` is matched by the populations of the policy; `sent` holds when the payload was sent.
    """

    license: Reference | None = None
    site: Reference
    deploy_type: Reference | None = None
    sent: Reference | None = None


class Versions(Spec):
    """Name the field that holds the product's version, and how versions are ordered."""

    field: Reference
    scheme: Literal["semver"]


class PingSpec(Inherited):
    """Hold one `ping.yaml`; whatever fields inherit may stand here too.

    `undeclared` says what enforcement does with a payload that has a key that nobody declared: withhold the key, or
    quarantine the payload. `schema_version` is what readers of the ping go by, MODEL-REVISION-ADDITION as SchemaVer has
    it: `pingreg diff` says how far a change has to raise it.
    """

    written = (
        *("title", "description", "note", "identity", "versions", "schema_version"),
        *("cadence", "endpoint", "warehouse", "undeclared"),
    )

    title: Line
    description: Text
    note: Text | None = None
    identity: Identity
    versions: Versions | None = None
    schema_version: SchemaVersion | None = None
    cadence: Span
    endpoint: Url
    warehouse: PingWarehouse | None = None
    undeclared: Literal["withhold", "quarantine"] = "withhold"
