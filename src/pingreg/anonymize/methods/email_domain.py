"""email_domain: keep of an e-mail address its domain when that is on a list, else one word.

## Why
A large provider's domain names nobody; a company's names the company, and one's own names a person. So only domains
that somebody has put on a list stay, in small letters. Case does not matter, everything else does: a part of a domain
is not the domain. Text without an `@` is taken for a domain, so that what has been cut once can be cut again.

## Examples
| parameters | value | gives |
| --- | --- | --- |
| `{allow: [gmail.com, outlook.com]}` | `"Alice.Example@GMail.com"` | `"gmail.com"` |
| `{allow: [gmail.com, outlook.com]}` | `"alice@example.com"` | `"other"` |
| `{allow: [gmail.com]}` | `"alice@mail.gmail.com"` | `"other"` |
| `{allow: [gmail.com], otherwise: private}` | `"alice"` | `"private"` |
| `{allow: [gmail.com]}` | `null` | `null` |
"""

from typing import Annotated, Self

from pydantic import Field, model_validator

from pingreg.anonymize.kept import Among
from pingreg.anonymize.method import Parameters, Plain, method
from pingreg.anonymize.parameter import refused

Domain = Annotated[str, Field(min_length=1, max_length=253, pattern=r"^[A-Za-z0-9.-]+$")]


class EmailDomain(Parameters):
    """List the domains that may be kept."""

    allow: list[Domain] = Field(min_length=1, max_length=1000, description="The domains that may be kept.")
    otherwise: str = Field("other", min_length=1, max_length=64, description="The word for every other domain.")

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        if self.otherwise.lower() in {domain.lower() for domain in self.allow}:
            said = f"`otherwise` is `{self.otherwise}`, which is an allowed domain"
            raise refused(said, fix="write another word as `otherwise`", at=self.model_fields_set & {"otherwise"})
        return self


def _kept(parameters: EmailDomain) -> Among:
    return Among(frozenset(domain.lower() for domain in parameters.allow))


@method("email_domain", EmailDomain, takes=("string",), exposure="bounded", doc=__doc__, keeps=_kept)
def email_domain(parameters: EmailDomain) -> Plain:
    """Look up what follows the last `@`."""
    allowed = frozenset(domain.lower() for domain in parameters.allow)
    otherwise = parameters.otherwise

    def domain_of(value: str) -> str:
        domain = value.rpartition("@")[2].lower()
        return domain if domain in allowed else otherwise

    return domain_of
