"""Telling: how telling fields are, in words; here alone a page may get the word that calls them anonymous."""

from collections.abc import Iterable

from pingreg.exposure import Exposure, Telling
from pingreg.markdown import Markdown, code
from pingreg.naming import counted
from pingreg.resolve.anonymity import may_be_called_anonymous, telling
from pingreg.resolve.model import Field

MEANINGS: dict[Exposure, str] = {
    "constant": "it is always the same",
    "aggregate": "it says how much or how many, and not of whom",
    "bounded": "it is one of few values that many share",
    "quasi_identifier": "it narrows down who it is, with what else is known",
    "pseudonym": "it tells one from another without a name, and is a name to whoever can look it up",
    "free_text": "it may hold whatever somebody writes",
    "identifier": "it names somebody, or leads to them",
}
"""What each exposure means, the least telling first."""


def told(field: Field) -> Markdown:
    """Say how telling a field is as it is kept, and where that differs, as it is sent."""
    found = field.exposure
    kept = of(found.kept)
    if found.sent == found.kept:
        return kept
    way = "received" if field.origin == "receiver" else "sent"
    return Markdown(f"{kept}; {way} as {of(found.sent)}")


def of(found: Telling) -> Markdown:
    """Say how telling something is, and of whom, where it is of anybody."""
    whom = "" if found.whom == "nobody" else f" of {found.of_whom}"
    return Markdown(f"{code(found.exposure)}{whom}")


def standing(fields: Iterable[Field]) -> Markdown:
    """Say whether fields, taken together, may be called anonymous, and if not, why."""
    fields = tuple(fields)
    if may_be_called_anonymous(fields):
        return Markdown("anonymous: no field tells more than `bounded`, and none of anybody in particular")
    above = tuple(telling(fields))
    worst = max(above, key=lambda field: field.exposure.kept.rank)
    are = "is" if len(above) == 1 else "are"
    many = f"{len(above)} of {counted(len(fields), 'field')} {are} above `bounded`"
    return Markdown(f"not anonymous: {many}, most of all {code(worst.steps[-1])}, {told(worst)}")
