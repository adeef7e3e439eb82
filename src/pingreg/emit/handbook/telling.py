"""Telling: how telling fields are, in words; here alone a page may get the word that calls them anonymous."""

from collections.abc import Iterable

from pingreg.exposure import Exposure, Telling, is_within
from pingreg.markdown import Markdown, code, joined
from pingreg.naming import counted
from pingreg.resolve.anonymity import may_be_called_anonymous, telling, together
from pingreg.resolve.model import Field, Ping, Registry, dotted

_MOST = 3
"""So many fields are named by which a ping tells of somebody, the most telling first."""

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


def most_telling(ping: Ping, registry: Registry) -> tuple[Field, ...]:
    """Give what keeps a ping, and so each part of it, from being called anonymous: what is sure to name comes first."""

    def order(field: Field) -> tuple[bool, tuple[int, int]]:
        kept = field.exposure.kept
        return kept.exposure in {"identifier", "pseudonym"}, kept.rank

    return tuple(sorted(telling(together(ping, registry)), key=order, reverse=True))


def standing_in(fields: Iterable[Field], above: tuple[Field, ...]) -> Markdown:
    """Say whether a part of a ping may be called anonymous; `above` is what keeps the whole of it from being so."""
    fields = tuple(fields)
    if not above or next(telling(fields), None) is not None:
        return standing(fields)
    told = (one for field in above for one in (field.exposure.kept, field.exposure.sent))
    is_named = any(is_within("pseudonym", one.exposure) for one in told)
    done = "does" if is_named else "narrows down who it is"
    shown = joined(code(dotted(field.steps)) for field in above[:_MOST])
    more = f" and {len(above) - _MOST} more" if len(above) > _MOST else ""
    own = "none of these fields names anybody or tells anybody apart"
    return Markdown(f"{own}; the ping that they are sent in {done}: by {shown}{more}")


def standing(fields: Iterable[Field]) -> Markdown:
    """Say whether fields that are all that there is may be called anonymous, taken together, and if not, why."""
    fields = tuple(fields)
    if may_be_called_anonymous(fields):
        return Markdown("anonymous: no field tells more than `bounded`, and none of anybody in particular")
    above = tuple(telling(fields))
    worst = max(above, key=lambda field: field.exposure.kept.rank)
    are = "is" if len(above) == 1 else "are"
    many = f"{len(above)} of {counted(len(fields), 'field')} {are} above `bounded`"
    return Markdown(f"not anonymous: {many}, most of all {code(worst.steps[-1])}, {told(worst)}")
