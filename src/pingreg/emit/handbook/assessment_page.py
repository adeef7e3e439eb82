"""The sheet that an assessment begins with, in the order of Art. 35(7) of the GDPR."""

from collections.abc import Iterator
from dataclasses import dataclass

from pingreg.emit.handbook.catalogue import held_link
from pingreg.emit.handbook.lists import area_link, declaration_link
from pingreg.emit.handbook.stores import StoreRow, rows_of
from pingreg.emit.handbook.telling import MEANINGS, of
from pingreg.emit.record.assessment import Assessment, Risk, Source, assessment
from pingreg.emit.spans import span
from pingreg.exposure import Telling
from pingreg.markdown import Markdown, anchor_of, code, escaped, joined, link
from pingreg.naming import counted
from pingreg.resolve.joins import Join
from pingreg.resolve.model import Registry
from pingreg.spec.policy import Population


@dataclass(frozen=True, slots=True)
class RiskTable:
    """Show one kind of risk: its fields, a row each declaration."""

    title: str
    about: str
    rows: tuple[tuple[Markdown, ...], ...]


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """Hold what `assessment.md.j2` shows; rows are cells in the order of their table's columns."""

    sources: tuple[tuple[Markdown, ...], ...]
    instances: Markdown
    populations: tuple[tuple[Markdown, ...], ...]
    purposes: tuple[tuple[Markdown, ...], ...]
    ladder: tuple[tuple[Markdown, ...], ...]
    risks: tuple[RiskTable, ...]
    joins: tuple[Markdown, ...]
    measures: tuple[Markdown, ...]
    asked: tuple[Markdown, ...]
    stores: tuple[StoreRow, ...]
    made: Markdown
    questions: tuple[Markdown, ...]


def assessment_view(registry: Registry) -> AssessmentView:
    """Prepare the page."""
    found = assessment(registry)
    return AssessmentView(
        sources=tuple(map(_source, found.sources)),
        instances=_instances(registry),
        populations=tuple(map(_population, registry.policy.populations)),
        purposes=tuple(
            (code(one.name), escaped(one.basis.replace("_", " ")), _number(one.fields), _number(one.personal))
            for one in found.purposes
        ),
        ladder=tuple(
            (of(Telling(exposure, whom)), escaped(MEANINGS[exposure]), _number(count))
            for exposure, whom, count in found.ladder
        ),
        risks=tuple(_risks(found)),
        joins=tuple(map(_join, found.joins)),
        measures=tuple(_measures(found)),
        asked=tuple(_asked(found, registry)),
        stores=rows_of(found.recipients),
        made=_made(registry),
        questions=tuple(map(_question, found.questions)),
    )


def _join(one: Join) -> Markdown:
    fields = Markdown(f"{joined(code(other.name) for other in one.others)}{' and more' if one.is_cut else ''}")
    return Markdown(f"by {code(one.field.name)}, with {joined((fields, *map(held_link, one.held)))}")


def _instances(registry: Registry) -> Markdown:
    many = registry.policy.instances
    return Markdown("by all instances" if many is None else f"by about {counted(many, 'instance')}")


def _number(count: int) -> Markdown:
    return Markdown(f"{count:,}")


def _source(source: Source) -> tuple[Markdown, ...]:
    spec = source.ping.spec
    is_event = not source.cadence
    page = (
        link(spec.title, "events.md") if is_event else link(spec.title, "index.md", anchor=anchor_of(source.ping.name))
    )
    return (
        page,
        Markdown("when it happens" if is_event else f"about every {span(source.cadence)}"),
        code(spec.endpoint),
        _transported(source),
        Markdown(counted(source.areas, "feature" if is_event else "area")),
        _number(source.fields),
    )


def _transported(source: Source) -> Markdown:
    """Say what becomes of what a request tells, and what the receiver stores beside it."""
    fates = joined(f"{what} {fate}" for what, fate in source.transport.items())
    added = joined(code(field.steps[-1]) for field in source.added)
    return joined((fates, Markdown(f"the receiver adds {added}" if added else "")), "; ") or Markdown("not said")


def _population(one: Population) -> tuple[Markdown, ...]:
    events = "none" if one.events == "none" else "by license" if one.events == "by_rules" else ""
    redaction = "" if isinstance(one.events, str) else f"redaction `{one.events.redaction}`"
    return code(one.name), code(one.pings), Markdown(events or redaction)


def _risks(found: Assessment) -> Iterator[RiskTable]:
    kinds = (
        ("Fields above bounded", "They narrow down, tell apart or name somebody.", found.above),
        ("Identifiers", "They are there to tell one from another.", found.identifiers),
        (
            "Categories that identify, open an account, or are of a special kind",
            "By the category that each field declares.",
            found.special,
        ),
        ("Texts that may hold more than they should", "Their patterns admit names, addresses or ids.", found.texts),
    )
    for title, about, risks in kinds:
        yield RiskTable(title, about, tuple(map(_risk, risks)))


def _risk(one: Risk) -> tuple[Markdown, ...]:
    first = one.fields[0]
    excused = first.spec.exception
    ground = Markdown("-") if excused is None else escaped(excused.basis)
    there = declaration_link(one.fields, one.area, size=one.size)
    where = Markdown(f"{there}<br>{area_link(one.area)}")
    return where, code(first.category), of(first.exposure.kept), ground


def _measures(found: Assessment) -> Iterator[Markdown]:
    yield from map(escaped, found.security)
    for one in found.methods:
        name = link(code(one.method), "methods.md", anchor=one.method)
        yield Markdown(f"{name} at the {one.at}, on {counted(one.fields, 'field')}")
    yield Markdown("what is not declared is withheld, and an instance that nobody knows keeps nothing")


def _asked(found: Assessment, registry: Registry) -> Iterator[Markdown]:
    """Give what the policy asks for and no method carries out by itself."""
    policy = registry.policy
    suppressed = sum(one.fields for one in found.methods if one.method == "suppress_below")
    yield Markdown(f"no figure that is published shows a group of fewer than {policy.smallest_group}")
    yield Markdown(
        f"a count of fewer than {policy.suppress_below.users} users is taken for somebody's data; "
        f"{code('suppress_below')} leaves it out of {counted(suppressed, 'field')}"
    )
    yield Markdown(f"nothing is counted over less than a {policy.finest_period}, unless an exception says so")


def _made(registry: Registry) -> Markdown:
    processing = registry.policy.processing
    found = processing.assessment if processing is not None else None
    return Markdown("") if found is None else Markdown(f"{escaped(found.reference)}, of {found.made.isoformat()}")


def _question(text: str) -> Markdown:
    """Keep our own code as code; the rest may hold names from the registry."""
    return joined((code(part) if at % 2 else _part(part) for at, part in enumerate(text.split("`"))), "")


def _part(text: str) -> Markdown:
    """Escape a part of a sentence, with the spaces at its ends."""
    before, after = " " if text.startswith(" ") else "", " " if text.endswith(" ") else ""
    return Markdown(f"{before}{escaped(text)}{after}")
