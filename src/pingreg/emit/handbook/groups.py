"""Groups of fields under headings: by tier, by owner, by what is still owed."""

from collections.abc import Callable
from dataclasses import dataclass

from pingreg.emit.handbook.lists import AreaFields, by_area, total
from pingreg.markdown import Markdown, anchor_of, code, joined
from pingreg.naming import counted
from pingreg.resolve.model import Area, Field, Registry
from pingreg.resolve.readers import Readers

Wanted = Callable[[Field, Area], bool]


@dataclass(frozen=True, slots=True)
class Group:
    """Show one heading of an index with the fields under it."""

    title: str | Markdown
    anchor: Markdown
    remarks: tuple[str | Markdown, ...]
    count: str
    areas: tuple[AreaFields, ...]


def tier_groups(registry: Registry) -> tuple[Group, ...]:
    """Group fields by tier, in the order of the policy."""

    def of_tier(name: str) -> Wanted:
        return lambda field, _: field.tier == name

    return tuple(
        _group(registry, code(name), name, of_tier(name), remarks=_tier_remarks(registry, name))
        for name in registry.policy.tiers
    )


def _tier_remarks(registry: Registry, name: str) -> tuple[Markdown, ...]:
    tier = registry.policy.tiers[name]
    purposes = joined(code(purpose) for purpose in registry.policy.purposes_of(name))
    most = "" if tier.max_fields is None else f" It may have {tier.max_fields} fields at most."
    return (
        Markdown(f"Kept from level `{tier.from_level}` on. Its purposes: {purposes}.{most}"),
        Markdown(f"A new field needs the approval of {joined(tier.approvers, ' and ')}."),
    )


def owner_groups(registry: Registry) -> tuple[Group, ...]:
    """Group fields by owner, sorted; who owns none, but a metric or a source, or reads something, is there too."""

    def of_owner(name: str) -> Wanted:
        return lambda field, _: field.owner == name

    groups: list[Group] = []
    teams = {field.owner for field in registry.fields}
    teams.update(reader for field in registry.all_fields for reader in field.readers)
    teams.update(metric.owner for metric in registry.metrics.values())
    teams.update(source.owner for source in registry.sources.values())
    for owner in sorted(teams):
        team = registry.teams.get(owner)
        contact = f"Reach them at {team.contact}." if team and team.contact else ""
        title = owner if team is None else team.title
        groups.append(_group(registry, title, owner, of_owner(owner), remarks=(contact,)))
    return tuple(groups)


def debt_groups(registry: Registry) -> tuple[Group, ...]:
    """Group what somebody still has to find out, fill, write down or store."""

    def is_unknown(field: Field, _: Area) -> bool:
        return field.source == "unknown"

    def is_unlisted(field: Field, _: Area) -> bool:
        return field.documented is False

    def is_unfilled(field: Field, _: Area) -> bool:
        return field.spec.never_filled is not None

    def is_lost(field: Field, _: Area) -> bool:
        return field.column is None and not field.is_tombstone

    readers = Readers(registry)

    def is_unread(field: Field, _: Area) -> bool:
        return not readers.is_read(field) and not field.is_tombstone

    kinds: tuple[tuple[str, str, Wanted], ...] = (
        ("Unknown source", "Nobody could say yet where these values come from.", is_unknown),
        ("Never filled", "Declared, but no release ever filled them.", is_unfilled),
        ("Not in the public list", "Sent, but left out of the product's own list of what it sends.", is_unlisted),
        ("Unread", "No metric is computed from them, and no team is said to look at them.", is_unread),
        ("Not stored", "Sent, but the warehouse has no column for them.", is_lost),
    )
    return tuple(
        _group(registry, title, title.lower().replace(" ", "-"), wanted, remarks=(meaning,))
        for title, meaning, wanted in kinds
    )


def _group(
    registry: Registry,
    title: str | Markdown,
    anchor: str,
    wanted: Wanted,
    *,
    remarks: tuple[str | Markdown, ...],
) -> Group:
    areas = by_area(registry, wanted)
    return Group(
        title, Markdown(anchor_of(anchor)), tuple(filter(None, remarks)), counted(total(areas), "field"), areas
    )
