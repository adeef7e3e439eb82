"""Disclosed areas: why each is collected, what most of its fields share, and a row for each declaration."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pingreg.emit.handbook.lists import area_link, declaration_link
from pingreg.emit.handbook.telling import told
from pingreg.emit.record.disclosure import Disclosed
from pingreg.markdown import Markdown, anchor_of, code, escaped, joined, link
from pingreg.resolve.event_fields import ENVELOPE_AREA, EVENTS_PING
from pingreg.resolve.model import Area, Field, Registry

TOP = "../"
"""The way from a page of the disclosure to the handbook's root."""

Facts = Mapping[str, Markdown]


@dataclass(frozen=True, slots=True)
class DisclosedRow:
    """Show fields of one declaration that are alike; `differs` is what is otherwise than in the rest of the area."""

    field: Markdown
    about: Markdown
    example: Markdown
    told: Markdown
    differs: Markdown


@dataclass(frozen=True, slots=True)
class DisclosedArea:
    """Show one area: `usual` holds for each of its rows, unless that differs."""

    area: Markdown
    why: str
    usual: Markdown
    rows: tuple[DisclosedRow, ...]


def disclosed_areas(found: Iterable[Disclosed], registry: Registry) -> tuple[DisclosedArea, ...]:
    """Show what is disclosed, area by area."""
    by_area: dict[tuple[str, str], list[Disclosed]] = {}
    for one in found:
        by_area.setdefault((one.area.ping, one.area.name), []).append(one)
    reasons = _reasons(registry)
    return tuple(_area(disclosed, reasons.get(key, "")) for key, disclosed in by_area.items())


def _reasons(registry: Registry) -> Mapping[tuple[str, str], str]:
    """Say why each area is collected; of an envelope and of a feature there is only what it is."""
    found = {(area.ping, area.name): _why(area) for area in registry.areas}
    found |= {(EVENTS_PING, kind.feature): kind.spec.description for kind in registry.event_kinds.values()}
    if registry.envelope is not None:
        found[EVENTS_PING, ENVELOPE_AREA] = registry.envelope.spec.description
    return found


def _why(area: Area) -> str:
    why = area.spec.why
    return f"{why.question} It decides {why.decision.rstrip('.')}." if why else area.spec.description or ""


def _area(disclosed: Iterable[Disclosed], why: str) -> DisclosedArea:
    facts = [(one, dict(_facts(one))) for one in disclosed]
    usual = {label: _most_common(of[label] for _, of in facts) for label in facts[0][1]}
    return DisclosedArea(
        area=area_link(facts[0][0].area, top=TOP),
        why=why,
        usual=joined((text for text in usual.values() if text), "; "),
        rows=tuple(_row(one, {label: text for label, text in of.items() if text != usual[label]}) for one, of in facts),
    )


def _most_common(texts: Iterable[Markdown]) -> Markdown:
    return Counter(texts).most_common(1)[0][0]


def _row(one: Disclosed, differing: Facts) -> DisclosedRow:
    first = one.first
    such = "such as: " if len({each.description for each in one.fields}) > 1 else ""
    return DisclosedRow(
        field=declaration_link(one.fields, one.area, size=one.size, top=TOP),
        about=Markdown(f"{such}{escaped(first.description)}"),
        example=_example(one.example.value),
        told=told(first),
        differs=joined((text for text in differing.values() if text), "; "),
    )


def _example(value: object) -> Markdown:
    match value:
        case None:
            return Markdown("-")
        case str():
            return code(value)
        case _:
            return code(json.dumps(value, ensure_ascii=False))


def _facts(one: Disclosed) -> Iterator[tuple[str, Markdown]]:
    first = one.first
    yield "for", Markdown(f"for {joined(map(code, first.purposes))}")
    yield "sent", _sent(first)
    yield "kept", _kept(one)


def _sent(field: Field) -> Markdown:
    if field.origin == "receiver":
        return Markdown("not sent, the receiver adds it")
    since = "" if field.since == "unknown" else f" since {escaped(field.since)}"
    return joined((Markdown(f"sent{since}"), *_methods(field, "sender")), " ")


def _kept(one: Disclosed) -> Markdown:
    stores = joined(map(code, one.first.recipients), " and ")
    where = Markdown(f"kept in {stores}") if stores else Markdown("kept")
    return joined((where, *_methods(one.first, "receiver"), one.when), " ")


def _methods(field: Field, side: str) -> Iterator[Markdown]:
    for step in field.spec.anonymize or ():
        if step.at == side:
            name, _ = step.method()
            yield Markdown(f"after {link(code(name), f'{TOP}methods.md', anchor=anchor_of(name))}")
