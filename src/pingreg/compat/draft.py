"""Drafts of reviews: what widens, and what those who have to agree ask, answered as far as the registry does."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pingreg.compat.comparison import Comparison
from pingreg.compat.reviews import APPROVAL, DIGEST
from pingreg.diagnostics import Diagnostic, Severity
from pingreg.json_text import json_text
from pingreg.naming import counted
from pingreg.resolve.model import Area, Field
from pingreg.spec.lifecycle import Never

_MOST_ASKED = 12
"""So many areas are asked why; more are too much for one review anyway."""


def draft(found: Sequence[Diagnostic], comparison: Comparison, today: date, until: date) -> str:
    """Write the record that is missing, for people to complete; its comments answer what the comparison can.

    Empty when nothing is missing.
    """
    wanted = [one for one in found if one.severity is Severity.ERROR and APPROVAL in dict(one.remarks)]
    if not wanted:
        return ""
    roles = sorted({role for one in wanted for role in dict(one.remarks)[APPROVAL].split(", ")})
    lines = [
        "title:  # what widens, and why, in a line",
        "link:  # the pull request, or where it was discussed",
        f"approved_by: []  # who agreed, by role: {', '.join(roles)}",
        f"date: {today}",
        f"until: {until}",
        *(_comment(text) for text in _answers({name for one in wanted for name in one.names}, comparison)),
        "# note: what else was looked at, such as data of our own, or asking some customers, and why it does not do",
        "agrees:",
    ]
    for one in wanted:
        said = dict(one.remarks)
        told = [one.message, *(f"  {name}: {text}" for name, text in one.remarks if name != DIGEST)]
        lines += [f"  {_comment(text)}" for text in told]
        lines += [f"  - {{code: {one.code}, subject: {json_text(one.subject).strip()}, digest: {said[DIGEST]}}}"]
    return "\n".join(lines) + "\n"


def _comment(text: str) -> str:
    """Write a comment; no line of a registry may end it, so what is quoted is put on one."""
    return f"# {text[: len(text) - len(text.lstrip())]}{' '.join(text.split())}"


def _answers(names: set[str], comparison: Comparison) -> Iterator[str]:
    """Answer why, from whom, where to and until when, of the fields that are touched."""
    registry = comparison.after.registry
    areas = ((area, [one for one in area.fields if one.name in names]) for area in registry.areas)
    asked = [(area, some) for area, some in areas if some]
    fields = [one for _, some in asked for one in some]
    if not fields:
        return
    yield "why:"
    for area, some in asked[:_MOST_ASKED]:
        yield f"  {area.ping}/{area.name}, {counted(len(some), 'field')}: {_why(area)}"
    if len(asked) > _MOST_ASKED:
        yield f"  and {len(asked) - _MOST_ASKED} more areas"
    yield f"from whom: {_told(f'level {one.level} and above (tier {one.tier})' for one in fields)}"
    stores = registry.policy.stores
    for name in sorted({store for one in fields for store in one.recipients}):
        if (store := stores.get(name)) is not None:
            kept = f"for {store.retention.pings}" if store.retention.pings else "without an end"
            yield f"kept in {name} ({store.country}): {kept}"
    yield f"until: {_told(map(_end, fields))}"


def _why(area: Area) -> str:
    why = area.spec.why
    return "the area does not say" if why is None else f"{why.question} To decide {why.decision}"


def _end(field: Field) -> str:
    match field.expires:
        case Never(never=reason):
            return f"no end, for {reason}"
        case None:
            return "no end is said"
        case day:
            return str(day)


def _told(texts: Iterable[str]) -> str:
    """Say each once, and of how many fields when not of all."""
    times = Counter(texts)
    if len(times) == 1:
        return next(iter(times))
    return "; ".join(f"{text}: {counted(count, 'field')}" for text, count in times.most_common())
