"""A contract: what a customer agreed to, dated term by dated term, and the licenses that it covers."""

from typing import Annotated, Literal, Self

from pydantic import Field as Setting
from pydantic import StringConstraints, model_validator

from pingreg.spec.base import DIGEST, Day, Line, Once, Reference, References, Spec, mistake
from pingreg.spec.policy import Hosting, Level, Stream

KeyDigest = Annotated[str, StringConstraints(pattern=DIGEST)]
Environment = Literal["dev", "test", "qa", "staging", "production"]
Tags = Annotated[tuple[Line, ...], Setting(strict=False, json_schema_extra={"uniqueItems": True}), Once]
Names = Annotated[tuple[Reference, ...], Setting(strict=False, json_schema_extra={"uniqueItems": True}), Once]


class LicenseSpec(Spec):
    """Describe one license; `key_sha256` is the SHA-256 of its key as it is sent, in 64 hexadecimal digits.

    `sites` are the instances that are known to use it, `switches` those settings of the policy that are known to be on
    there.
    """

    key_sha256: KeyDigest
    created: Day | None = None
    tags: Tags = ()
    environment: Environment = "production"
    sites: Names = ()
    switches: Names = ()


class EventsAgreed(Stream):
    """Agree to user-level events: generations of the stream, redacted so, of these features or of all.

    A feature covers those below it, with dots between. `reference` names the clause that says so.
    """

    allow: References | Literal["all"]
    reference: Line | None = None


class TermSpec(Spec):
    """Hold what was agreed from a day on: to the day before `until`, else to the next term.

    `withhold` names fields as they are written elsewhere, areas, and paths with all that stands below them.
    """

    starts: Day = Setting(alias="from")
    until: Day | None = None
    pings: Level
    events: EventsAgreed | Literal["none", "by_rules"]
    withhold: Names = ()
    reference: Line | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.until is not None and self.until <= self.starts:
            message = f"the term ends on {self.until}, and starts on {self.starts}"
            fix = "write the first day that is no longer in the term"
            raise mistake("rule", message, fix=fix, at=("until",))
        return self


class ContractSpec(Spec):
    """Hold the contract of one customer; `example` marks one that stands for no customer.

    `sites` are instances that run without a license, or with any of these. Days are days in UTC.
    """

    written = ("title", "example")

    title: Line
    hosting: Hosting
    example: Literal[True] | None = None
    sites: Names = ()
    licenses: Annotated[tuple[LicenseSpec, ...], Setting(strict=False)] = ()
    terms: Annotated[tuple[TermSpec, ...], Setting(strict=False)] = ()
