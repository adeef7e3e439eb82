"""Processing: who answers for the data, on which ground it is collected, and how it is protected."""

from typing import Annotated, Literal

from pydantic import Field as Setting

from pingreg.spec.base import Day, Line, Once, Reference, Spec

LegalBasis = Literal[
    "consent", "contract", "legal_obligation", "vital_interests", "public_task", "legitimate_interests"
]
"""The grounds of Art. 6(1) of the GDPR, in its order."""
Role = Literal["controller", "processor"]
Measures = Annotated[tuple[Line, ...], Setting(min_length=1, strict=False), Once]


class Party(Spec):
    """Say who answers for the data, and how to reach them; `officer` is the data protection officer."""

    name: Line
    contact: Line
    representative: Line | None = None
    officer: Line | None = None


class Roles(Spec):
    """Say as what the controller acts, by how an instance is hosted."""

    cloud: Role = "controller"
    managed: Role = "controller"
    self_hosted: Role = "controller"


class Assessment(Spec):
    """Point at a data protection impact assessment, and say on which day it was made."""

    reference: Line
    made: Day


class Processing(Spec):
    """Hold what a record of processing needs and no field says (GDPR Art. 30).

    `legal_bases` gives each purpose its ground; `security` lists measures that hold for every store; `objection` says
    how somebody objects, or has data deleted.
    """

    controller: Party
    roles: Roles = Roles()
    legal_bases: Annotated[dict[Reference, LegalBasis], Setting(min_length=1)]
    security: Measures
    objection: Line
    assessment: Assessment | None = None
