"""email_domain: keep the domain of an e-mail address when it is on a list, else one word for all others."""

from pydantic import Field

from pingreg.anonymize.method import Parameters, method


@method("email_domain")
class EmailDomain(Parameters):
    """List the domains that may be kept."""

    allow: list[str] = Field(min_length=1, max_length=1000)
    otherwise: str = Field("other", min_length=1, max_length=64)
