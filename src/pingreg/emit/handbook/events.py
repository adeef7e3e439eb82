"""The page about events: which features there are, what each redaction keeps, and which texts are allowed to leave."""

from collections.abc import Iterator
from dataclasses import dataclass

from pingreg.emit.handbook.facts import Fact, owner_link, shown
from pingreg.emit.handbook.feature_page import ENVELOPE_PAGE, action_anchor, action_title, page_of
from pingreg.emit.handbook.sections import Section, sections_of
from pingreg.markdown import Markdown, anchor_of, code, escaped, joined, link, paragraphs
from pingreg.naming import counted
from pingreg.resolve.model import EventEnvelope, EventKind, Registry, dotted
from pingreg.spec.policy import EventRule, Population, Stream

_WHO = {"none": "none", "all": "those of every feature"}


@dataclass(frozen=True, slots=True)
class FeatureRow:
    """Show one feature in a row."""

    feature: Markdown
    owner: Markdown
    actions: Markdown
    about: str


@dataclass(frozen=True, slots=True)
class AllowedRow:
    """Show one entry of the allow-list."""

    key: Markdown
    feature: Markdown
    action: Markdown
    because: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class EventsView:
    """Hold what `events.md.j2` shows."""

    title: str
    paragraphs: tuple[str, ...]
    note: tuple[str, ...]
    facts: tuple[Fact, ...]
    features: tuple[FeatureRow, ...]
    marketing: Markdown
    populations: tuple[Markdown, ...]
    rules: tuple[Markdown, ...]
    allowed: tuple[AllowedRow, ...]


@dataclass(frozen=True, slots=True)
class EnvelopeView:
    """Hold what `envelope.md.j2` shows."""

    title: str
    usual: tuple[Fact, ...]
    sections: tuple[Section, ...]


def events_view(envelope: EventEnvelope, registry: Registry, *, root: str) -> EventsView:
    """Prepare the page about events."""
    spec, policy = envelope.spec, registry.policy
    return EventsView(
        title=spec.title,
        paragraphs=paragraphs(spec.description),
        note=paragraphs(spec.note),
        facts=shown(_facts(envelope, root)),
        features=tuple(_feature(kinds, registry) for kinds in by_feature(registry)),
        marketing=joined(map(code, spec.marketing or ())),
        populations=tuple(_population(one) for one in policy.populations),
        rules=tuple(_rule(one) for one in policy.event_rules),
        allowed=tuple(row for kind in registry.event_kinds.values() for row in _allowed(kind)),
    )


def envelope_view(envelope: EventEnvelope, registry: Registry) -> EnvelopeView:
    """Prepare the page of the fields that every event has."""
    common, sections = sections_of(envelope.ping.areas[0], registry)
    return EnvelopeView(envelope.spec.title, shown(common.items()), sections)


def by_feature(registry: Registry) -> tuple[tuple[EventKind, ...], ...]:
    """Group the kinds of events by their feature."""
    found: dict[str, list[EventKind]] = {}
    for kind in registry.event_kinds.values():
        found.setdefault(kind.feature, []).append(kind)
    return tuple(map(tuple, found.values()))


def _facts(envelope: EventEnvelope, root: str) -> Iterator[tuple[str, Markdown]]:
    def linked(path: str) -> Markdown:
        return link(code(path), ENVELOPE_PAGE, anchor=anchor_of(path))

    yield "Sent to", code(envelope.spec.endpoint)
    yield "Names the instance by", joined(linked(dotted(steps)) for steps in (*envelope.license, *envelope.site))
    yield "Names itself by", joined(linked(dotted(steps)) for steps in (envelope.feature, envelope.action))
    yield "Goes to", joined(map(code, envelope.spec.recipients or ()))
    fields = sum(1 for _ in envelope.ping.fields)
    yield "Every event has", link(counted(fields, "field"), ENVELOPE_PAGE)
    yield "Declared in", code(f"{root}/{envelope.ping.place.path}")


def _feature(kinds: tuple[EventKind, ...], registry: Registry) -> FeatureRow:
    first = kinds[0]
    page = page_of(first.feature)
    return FeatureRow(
        feature=link(code(first.feature), page),
        owner=owner_link(first.ping.areas[1].owner, registry, page="by-owner.md"),
        actions=joined(link(action_title(kind.action), page, anchor=action_anchor(kind.action)) for kind in kinds),
        about=first.spec.description,
    )


def _population(population: Population) -> Markdown:
    return Markdown(f"{code(population.name)}: {_stream(population.events)}")


def _stream(events: Stream | str) -> Markdown:
    if isinstance(events, Stream):
        return Markdown(f"stream {joined(map(code, events.stream), ' and ')}, redaction `{events.redaction}`")
    return Markdown("none" if events == "none" else "what the license says")


def _rule(rule: EventRule) -> Markdown:
    said = rule.otherwise if rule.allow is None else rule.allow
    if isinstance(said, tuple):
        kept = Markdown(f"those of {joined(map(code, said))} and what is dotted onto it")
    else:
        kept = escaped(_WHO.get(str(said), str(said)))
    redaction = f", redaction `{rule.redaction}`" if rule.redaction else ""
    return Markdown(f"{_who(rule)}: {kept}{redaction}")


def _who(rule: EventRule) -> Markdown:
    if rule.otherwise is not None:
        return Markdown("any other license")
    tag = Markdown(f"with the tag {code(rule.tag)}") if rule.tag else Markdown("")
    unknown = " or on a day that nobody knows" if rule.or_unknown else ""
    made = Markdown(f"made before {rule.license_before}{unknown}") if rule.license_before else Markdown("")
    return Markdown(f"a license {joined((tag, made), ' and ')}")


def _allowed(kind: EventKind) -> Iterator[AllowedRow]:
    page = page_of(kind.feature)
    for key, entry in kind.spec.actions[kind.action].private_metadata.items():
        yield AllowedRow(
            key=link(code(key), page, anchor=action_anchor(kind.action, key)),
            feature=link(code(kind.feature), page),
            action=action_title(kind.action),
            because=entry.because,
            approved_by=entry.approved_by,
        )
