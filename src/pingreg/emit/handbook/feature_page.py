"""The page of a feature: each of its actions, with its numbers and the texts that leave with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pingreg.emit.handbook.facts import Fact, owner_link, shown
from pingreg.emit.handbook.words import TOP, measured, valued
from pingreg.markdown import Markdown, anchor_of, code, escaped, joined, link, paragraphs
from pingreg.resolve.model import EventKind, Field, Registry
from pingreg.spec.event import OTHER_ACTIONS
from pingreg.spec.measures import TextMeasure

ENVELOPE_PAGE = "events/envelope/fields.md"
_OTHERS = "_other"
"""The anchor of what is said of all other actions: no action is called so."""


@dataclass(frozen=True, slots=True)
class Value:
    """Show one number or text of an action; `cells` stand under the columns of its table."""

    name: Markdown
    anchor: Markdown
    cells: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class ActionView:
    """Show one action; `inherited` names the texts that it shares with all actions of its feature."""

    title: Markdown
    anchor: Markdown
    paragraphs: tuple[str, ...]
    note: tuple[str, ...]
    since: str
    numbers: tuple[Value, ...]
    texts: tuple[Value, ...]
    inherited: Markdown


@dataclass(frozen=True, slots=True)
class FeatureView:
    """Hold what `feature.md.j2` shows."""

    title: str
    paragraphs: tuple[str, ...]
    note: tuple[str, ...]
    facts: tuple[Fact, ...]
    actions: tuple[ActionView, ...]


def page_of(feature: str) -> str:
    """Give a feature's page, from the handbook's root."""
    return f"events/features/{feature}.md"


def action_anchor(action: str, key: str = "") -> Markdown:
    """Make the anchor of an action, or of one of its keys, on the page of its feature."""
    name = _OTHERS if action == OTHER_ACTIONS else action
    return Markdown(anchor_of(f"{name}-{key}" if key else name))


def action_title(action: str) -> Markdown:
    """Name an action; or all that are not named."""
    return Markdown("any other action") if action == OTHER_ACTIONS else code(action)


def feature_view(kinds: tuple[EventKind, ...], registry: Registry, *, root: str) -> FeatureView:
    """Prepare the page of the feature whose kinds these are."""
    spec = kinds[0].spec
    return FeatureView(
        title=spec.title,
        paragraphs=paragraphs(spec.description),
        note=paragraphs(spec.note),
        facts=shown(_facts(kinds[0], registry, root)),
        actions=tuple(_action(kind) for kind in kinds),
    )


def _facts(kind: EventKind, registry: Registry, root: str) -> Iterator[tuple[str, Markdown]]:
    spec, envelope = kind.spec, registry.envelope
    owner = envelope.ping.areas[0].owner if envelope else ""
    own = next((area.owner for area in kind.ping.areas[1:]), owner)
    yield "Feature", code(kind.feature)
    yield "Owner", owner_link(own, registry, page=f"{TOP}by-owner.md")
    yield "Purposes", joined(map(code, spec.purposes))
    yield "Category", code(spec.category)
    yield "Since", escaped(spec.since or (envelope.spec.since if envelope else None) or "unknown")
    yield "Declared in", code(f"{root}/{kind.place.path}")


def _action(kind: EventKind) -> ActionView:
    spec = kind.spec.actions[kind.action]
    _, numbers, texts = kind.ping.areas
    shared = [field for field in texts.fields if not field.is_first]
    return ActionView(
        title=action_title(kind.action),
        anchor=action_anchor(kind.action),
        paragraphs=paragraphs(spec.description),
        note=paragraphs(spec.note),
        since=spec.since or "",
        numbers=tuple(_number(field, kind) for field in numbers.fields if field.is_first),
        texts=tuple(_text(field, kind) for field in texts.fields if field.is_first),
        inherited=joined(
            link(code(field.steps[-1]), "", anchor=action_anchor(OTHER_ACTIONS, field.steps[-1])) for field in shared
        ),
    )


def _number(field: Field, kind: EventKind) -> Value:
    unit = code(field.spec.unit) if field.spec.unit else Markdown("")
    return _value(field, kind, (_about(field), valued(field), unit))


def _text(field: Field, kind: EventKind) -> Value:
    entry = kind.spec.actions[kind.action].private_metadata[field.steps[-1]]
    holds = valued(field) if isinstance(field.measure, TextMeasure) else measured(field)
    because = Markdown(f"{escaped(entry.because)} ({escaped(entry.approved_by)})")
    return _value(field, kind, (_about(field), holds, code(field.category), because))


def _about(field: Field) -> Markdown:
    return joined((field.description, field.spec.note or ""), " ")


def _value(field: Field, kind: EventKind, cells: tuple[Markdown, ...]) -> Value:
    key = field.steps[-1]
    return Value(code(key), action_anchor(kind.action, key), cells)
