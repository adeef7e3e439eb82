"""Disclosure pages: what is sent and kept at a level, or of user-level events, for who has to tell others."""

from collections.abc import Iterator
from dataclasses import dataclass

from pingreg.emit.handbook.disclosed_areas import TOP, DisclosedArea, disclosed_areas
from pingreg.emit.handbook.lists import AreaFields, by_area
from pingreg.emit.handbook.stores import StoreRow, store_rows
from pingreg.emit.handbook.telling import MEANINGS, standing
from pingreg.emit.record.disclosure import Disclosed, Disclosure
from pingreg.markdown import Markdown, code, escaped, joined, link
from pingreg.naming import counted
from pingreg.resolve.model import Area, Field, Registry
from pingreg.spec.policy import LEVELS, Switch


@dataclass(frozen=True, slots=True)
class Meaning:
    """Show what an exposure means."""

    exposure: Markdown
    meaning: str


@dataclass(frozen=True, slots=True)
class DisclosureView:
    """Hold what `disclosure.md.j2` shows."""

    title: Markdown
    others: Markdown
    summary: tuple[Markdown, ...]
    stores: tuple[StoreRow, ...]
    ways: tuple[Markdown, ...]
    areas: tuple[DisclosedArea, ...]
    dropped: tuple[AreaFields, ...]
    meanings: tuple[Meaning, ...]


def level_view(found: Disclosure, registry: Registry) -> DisclosureView:
    """Prepare the page of a level."""

    def is_dropped(field: Field, _: Area) -> bool:
        return field.name in found.dropped

    return DisclosureView(
        title=Markdown(f"What is sent and kept at level {code(found.level)}"),
        others=_others(found.level, registry),
        summary=tuple(_summary(found)),
        stores=store_rows(registry) if found.kept else (),
        ways=tuple(_ways(registry)),
        areas=disclosed_areas(found.kept, registry),
        dropped=by_area(registry, is_dropped, top=TOP),
        meanings=_meanings() if found.kept else (),
    )


def disclosed_events_view(found: tuple[Disclosed, ...], registry: Registry) -> DisclosureView:
    """Prepare the page of user-level events."""
    fields = [field for one in found for field in one.fields]
    known = (
        f"{counted(len(fields), 'field')} may be kept of events; which of them is for contract and redaction to say."
    )
    return DisclosureView(
        title=Markdown("What is sent and kept of user-level events"),
        others=_others("events", registry),
        summary=(
            Markdown(f"{known} {link('What each redaction keeps', f'{TOP}events.md')}."),
            Markdown(f"Taken together they are {standing(fields)}."),
        ),
        stores=store_rows(registry),
        ways=(*_of_events(registry), *_of_all(registry)),
        areas=disclosed_areas(found, registry),
        dropped=(),
        meanings=_meanings(),
    )


def _others(name: str, registry: Registry) -> Markdown:
    pages = [*LEVELS, *(["events"] if registry.envelope is not None else [])]
    return joined((link(other, f"{other}.md") for other in pages if other != name), " · ")


def _summary(found: Disclosure) -> Iterator[Markdown]:
    fields = tuple(found.fields)
    if fields:
        yield Markdown(f"{counted(len(fields), 'field')} are kept. Taken together they are {standing(fields)}.")
    else:
        yield Markdown("Nothing is kept.")
    if found.dropped:
        many = f"{counted(len(found.dropped), 'field')}{' beside them' if fields else ''}"
        yield Markdown(
            f"Instances send {many}, unless a setting or their version stops it; they are thrown away on arrival."
        )


def _ways(registry: Registry) -> Iterator[Markdown]:
    for name, switch in registry.policy.switches.items():
        yield Markdown(f"**On the instance:** the setting {_setting(name, switch)} sends {_least(switch)}.")
    yield Markdown(
        "**By contract:** a term may name a lower level, or single fields that are withheld. It decides on what is "
        "kept, whatever the instance still sends."
    )
    yield from _of_all(registry)


def _of_events(registry: Registry) -> Iterator[Markdown]:
    tags = [rule.tag for rule in registry.policy.event_rules if rule.tag is not None]
    if tags:
        yield Markdown(f"**By license:** the tags {joined(map(code, tags), ' and ')} allow none, or few features.")
    yield Markdown("**By contract:** a term may say which features' events are kept, how they are redacted, or none.")


def _of_all(registry: Registry) -> Iterator[Markdown]:
    if registry.policy.processing is not None:
        yield Markdown(f"**To object, or have data deleted:** {escaped(registry.policy.processing.objection)}.")


def _setting(name: str, switch: Switch) -> Markdown:
    value = f" at {code(switch.value)}" if switch.value is not None else ""
    versions = f", in versions {code(switch.product_versions)}," if switch.product_versions else ""
    return Markdown(f"{code(name)}{value}{versions}")


def _least(switch: Switch) -> Markdown:
    if switch.sends == "none":
        return Markdown("nothing")
    return Markdown(f"no more than level {link(switch.sends, f'{switch.sends}.md')}")


def _meanings() -> tuple[Meaning, ...]:
    return tuple(Meaning(code(name), meaning) for name, meaning in MEANINGS.items())
