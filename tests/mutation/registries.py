"""The registries whose weakenings are judged."""

from mutation import of_catalogue, of_contracts, of_fields, of_pings, of_policy  # noqa: F401  the tables of weakenings
from mutation.judged import Base
from pingreg.source.code_owners import CodeOwners
from support.payloads import REGISTRY
from support.treated import TREATED

_OWNERS = ".github/CODEOWNERS"


def real() -> Base:
    """Read the real registry: its definitions, and the file by which its approvers are held."""
    paths = sorted(REGISTRY.rglob("*.yaml"))
    texts = {path.relative_to(REGISTRY).as_posix(): path.read_text("utf-8") for path in paths}
    owners = CodeOwners(_OWNERS, (REGISTRY.parent / _OWNERS).read_text("utf-8"), "registry/")
    return Base(texts, owners)


def treated() -> Base:
    """Take the pings that have every method in every place."""
    return Base(TREATED)
