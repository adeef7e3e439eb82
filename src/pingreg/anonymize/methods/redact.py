"""redact: put one fixed text in the value's place."""

from pydantic import Field

from pingreg.anonymize.method import Parameters, method


@method("redact")
class Redact(Parameters):
    """Say which text stands for the value."""

    text: str = Field("redacted", min_length=1, max_length=64)
