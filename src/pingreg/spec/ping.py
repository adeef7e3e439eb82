"""A ping: one kind of document that an instance sends."""

from collections.abc import Mapping
from typing import Literal, Self, get_args

from pydantic import model_validator

from pingreg.spec.base import Line, Reference, SchemaVersion, Span, Spec, Text, Url, mistake
from pingreg.spec.field import Inherited
from pingreg.spec.warehouse import PingWarehouse

IdentityRole = Literal["license", "site", "deploy_type", "sent"]
Fate = Literal["discarded", "stored"]
Transported = Literal["address", "agent", "arrival"]
TRANSPORTED: tuple[Transported, ...] = get_args(Transported)
"""What every request tells of its sender, whatever is in it: from where, by which client, and when."""


class Identity(Spec):
    """Name the fields by which an instance is known, as they are sent; or say with `none` why it is not to be known.

    `deploy_type` is matched by the populations of the policy; `sent` holds when the payload was sent.
    """

    none: Line | None = None
    license: Reference | None = None
    site: Reference | None = None
    deploy_type: Reference | None = None
    sent: Reference | None = None

    @model_validator(mode="after")
    def _is_known_or_not(self) -> Self:
        if self.none is None and self.site is None:
            fix = "add `site: <the field that tells instances apart>`, or `none: <why nobody is to be told apart>`"
            raise mistake("rule", "`identity` names no field by which an instance is known", fix=fix)
        if self.none is not None and self.named.keys() - {"sent"}:
            fix = "remove `none`, or every field beside it"
            raise mistake("rule", "`none` says that no instance is known, and a field names it", fix=fix, at=("none",))
        return self

    @property
    def named(self) -> Mapping[IdentityRole, Reference]:
        """Give the fields that are named, by what each of them tells."""
        paths = {role: getattr(self, role) for role in get_args(IdentityRole)}
        return {role: path for role, path in paths.items() if path is not None}


class Transport(Spec):
    """Say what becomes of what every request tells of its sender: `discarded`, or `stored` in a field of the receiver.

    The field stands in this ping, or in one that is stored in the same table.
    """

    address: Fate | None = None
    agent: Fate | None = None
    arrival: Fate | None = None


class Versions(Spec):
    """Name the field that holds the product's version, how versions are ordered, and the vocabulary of all releases."""

    field: Reference
    scheme: Literal["semver"]
    releases: Reference | None = None


class PingSpec(Inherited):
    """Hold one `ping.yaml`; whatever fields inherit may stand here too.

    `undeclared` says what enforcement does with a payload that has a key that nobody declared: withhold the key, or
    quarantine the payload. `schema_version` is what readers of the ping go by, MODEL-REVISION-ADDITION as SchemaVer has
    it: `pingreg diff` says how far a change has to raise it.
    """

    written = (
        *("title", "description", "note", "identity", "versions", "schema_version"),
        *("cadence", "endpoint", "transport", "warehouse", "undeclared"),
    )

    title: Line
    description: Text
    note: Text | None = None
    identity: Identity
    versions: Versions | None = None
    schema_version: SchemaVersion | None = None
    cadence: Span
    endpoint: Url
    transport: Transport | None = None
    warehouse: PingWarehouse | None = None
    undeclared: Literal["withhold", "quarantine"] = "withhold"
