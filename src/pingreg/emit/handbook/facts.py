"""Facts: everything that a page says of one field, under fixed labels, so that fields can be compared."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pingreg.emit.handbook.telling import told
from pingreg.emit.handbook.words import TOP, measured, valued
from pingreg.markdown import Markdown, anchor_of, code, escaped, joined, link
from pingreg.resolve.catalogue import Metric
from pingreg.resolve.model import Column, Field, Registry, dotted
from pingreg.resolve.readers import Readers
from pingreg.spec.lifecycle import Never

CATALOGUE_PAGE = "catalogue.md"
ALWAYS = ("What it is", "Stored as")
"""What every field's own section shows, whatever its neighbours are."""

OWN = frozenset({*ALWAYS, "Unit", "Made less telling", "Exception", "Formerly", "Note"})
"""What belongs to a single field, and is never said of a whole area."""

PLAIN = "-"
"""Nothing worth saying: an area's header leaves it out."""

_CONVERSIONS = {
    "same": "",
    "string": " as text",
    "join": " joined with commas",
    "word": " as a word",
    "never_copied": ", never filled",
    "difference": " as a difference",
}
_TIER_BASES = {
    "documented": "the public documentation",
    "code": "the sender's code alone",
    "post_tier": "nothing: it came after tiers were dropped",
    "app_only": "nothing: only the app sends it",
}

_OF_PINGS = frozenset({"Stored as", "Tier", "Tier rests on", "Comes from", "Public list"})
"""What is said of no event: it has no tier, and its columns are nobody's choice."""

Facts = Mapping[str, Markdown]


@dataclass(frozen=True, slots=True)
class Fact:
    """Show one fact."""

    label: str
    text: Markdown


def shown(facts: Iterable[tuple[str, Markdown]]) -> tuple[Fact, ...]:
    """Make facts for a page."""
    return tuple(Fact(label, text) for label, text in facts)


def facts_of(field: Field, registry: Registry, readers: Readers) -> Facts:
    """Say everything of a field, for an area's page; each label is always there, but for those that events have not."""
    plain = Markdown(PLAIN)
    left_out: frozenset[str] = frozenset() if field.tier else _OF_PINGS
    return {label: text or plain for label, text in _facts(field, registry, readers) if label not in left_out}


def _facts(field: Field, registry: Registry, readers: Readers) -> Iterator[tuple[str, Markdown]]:
    spec = field.spec
    yield "What it is", measured(field)
    yield "Type", valued(field)
    yield "Unit", code(spec.unit) if spec.unit else Markdown("")
    yield "Status", status_of(field)
    yield "Stored as", _stored(field.column)
    yield "Owner", owner_link(field.owner, registry, page=f"{TOP}by-owner.md")
    yield (
        "Tier",
        Markdown(f"{link(field.tier, f'{TOP}by-tier.md', anchor=field.tier)}, kept from level `{field.level}` on"),
    )
    yield "Tier rests on", escaped(_TIER_BASES.get(str(field.tier_basis), ""))
    yield "Purposes", joined(code(purpose) for purpose in field.purposes)
    teams = (owner_link(team, registry, page=f"{TOP}by-owner.md") for team in field.readers)
    yield "Read by", joined((*teams, *(metric_link(metric, top=TOP) for metric in readers.metrics(field))))
    yield "Category", code(field.category)
    yield "Exposure", told(field)
    yield "Since", escaped(field.since)
    yield "Comes from", _source(field)
    yield "Goes to", joined(code(store) for store in field.recipients)
    yield "Made less telling", _methods(field)
    yield "Exception", _exception(field)
    yield "Expires", _expiry(field)
    yield "Public list", Markdown("left out" if field.documented is False else "")
    yield "Formerly", code(spec.renamed_from) if spec.renamed_from else Markdown("")
    yield "Note", escaped(spec.note or "")


def status_of(field: Field) -> Markdown:
    """Say whether a field is in use; nothing when it is."""
    spec = field.spec
    said: list[str | Markdown] = []
    if spec.removed is not None:
        said.append(Markdown(f"**removed in {escaped(spec.removed.since)}**: {escaped(spec.removed.because)}"))
    if spec.deprecated is not None:
        since = Markdown(f" since {escaped(spec.deprecated.since)}" if spec.deprecated.since else "")
        said.append(Markdown(f"**deprecated**{since}: {way_out(field)}"))
    if spec.never_filled is not None:
        said.append(Markdown(f"**never filled**: {escaped(spec.never_filled.because)}"))
    if spec.broken_in is not None:
        said.append(Markdown(f"wrong in releases {joined(map(code, spec.broken_in))}"))
    return joined(said, "; ")


def way_out(field: Field) -> Markdown:
    """Say what to use instead of a deprecated field, or why it is deprecated."""
    deprecated = field.spec.deprecated
    if deprecated is None:
        return Markdown("")
    use = Markdown(f"use {code(deprecated.use)}") if deprecated.use else Markdown("")
    return joined((use, escaped(deprecated.because or "")))


def owner_link(owner: str, registry: Registry, *, page: str) -> Markdown:
    """Link to a team among the owners."""
    team = registry.teams.get(owner)
    return link(owner if team is None else team.title, page, anchor=anchor_of(owner))


def metric_link(metric: Metric, *, top: str = "") -> Markdown:
    """Link to a metric, from a page to whose root `top` leads."""
    return link(metric.spec.title, top + CATALOGUE_PAGE, anchor=anchor_of(f"metrics.{metric.name}"))


def _stored(column: Column | None) -> Markdown:
    if column is None:
        return Markdown("not stored")
    row = joined(Markdown(f"{escaped(name)} {code(value)}") for name, value in column.row)
    beside = Markdown(f", in the row of {row}" if row else "")
    return Markdown(f"{code(dotted(column.steps))}{_CONVERSIONS.get(column.conversion, '')}{beside}")


def _source(field: Field) -> Markdown:
    if field.origin == "receiver":
        return Markdown("added by the receiver")
    return Markdown("**unknown**") if field.source == "unknown" else escaped(field.source)


def _methods(field: Field) -> Markdown:
    steps = ((step.method()[0], step.at) for step in field.spec.anonymize or ())
    page = f"{TOP}methods.md"
    return joined(Markdown(f"{link(code(name), page, anchor=anchor_of(name))} at the {at}") for name, at in steps)


def _exception(field: Field) -> Markdown:
    found = field.spec.exception
    if found is None:
        return Markdown("")
    approved = f"approved by {escaped(found.approved_by)}, to be reviewed by {found.review_by.isoformat()}"
    return Markdown(f"{escaped(found.basis)} ({approved})")


def _expiry(field: Field) -> Markdown:
    match field.expires:
        case Never(never=reason):
            return Markdown(f"never: {escaped(reason)}")
        case date() as day:
            return Markdown(day.isoformat())
        case _:
            return Markdown("")
