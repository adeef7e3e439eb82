"""Sections of an area's page: one a declaration, so that a family is told once and every field still has its place."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pingreg.emit.declared import declared
from pingreg.emit.handbook.facts import ALWAYS, OWN, PLAIN, Fact, Facts, facts_of, shown
from pingreg.markdown import Markdown, anchor_of, code, joined, paragraphs
from pingreg.naming import counted
from pingreg.resolve.model import Area, Field, Registry, dotted
from pingreg.resolve.readers import Readers
from pingreg.resolve.variables import names_in

_MOST_OPEN = 6
"""As many variants of a family are shown without a click."""
_MOST_ABREAST = 5
"""As many facts stand side by side; more are stacked."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Show one field of a family in a row; `cells` stand under the section's columns."""

    name: Markdown
    anchor: Markdown
    cells: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Show one declaration: a field, or a family with its variants.

    `facts` hold for all of it and differ from what the area's header says; `columns` are what variants differ in.
    """

    name: Markdown
    anchor: Markdown
    description: tuple[str, ...]
    example: Markdown
    variables: tuple[Markdown, ...]
    facts: tuple[Fact, ...]
    columns: tuple[str, ...]
    variants: tuple[Variant, ...]
    size: str
    is_long: bool
    is_tall: bool


def usual(fields: Sequence[Facts]) -> Facts:
    """Find, label by label, what more than half of the fields have in common."""
    found: dict[str, Markdown] = {}
    for label in fields[0] if fields else ():
        text, times = Counter(facts[label] for facts in fields).most_common(1)[0]
        if label not in OWN and 2 * times > len(fields):
            found[label] = text
    return found


def sections_of(area: Area, registry: Registry) -> tuple[Facts, tuple[Section, ...]]:
    """Give what most fields of an area have in common, and a section for each declaration."""
    readers = Readers(registry)
    facts = {field.name: facts_of(field, registry, readers) for field in area.fields}
    common = usual(tuple(facts.values()))
    groups = declared(area.fields)
    return common, tuple(_section(area, group, [facts[field.name] for field in group], common) for group in groups)


def short(area: Area, path: str) -> str:
    """Write a field's path from its area on."""
    return path.removeprefix(f"{dotted(area.steps)}.")


def declared_path(field: Field) -> str:
    """Write the path as it was declared: with `$` where a family has variables."""
    return field.declaration.subject.partition("/")[2]


def anchor_of_declaration(field: Field) -> str:
    """Make the anchor of a declaration; a family's begins with a word that no field's path can."""
    path = declared_path(field)
    return anchor_of(f"family-.{path}" if "$" in path else path)


def _section(area: Area, fields: Sequence[Field], facts: Sequence[Facts], common: Facts) -> Section:
    first = fields[0]
    path = declared_path(first)
    is_family = "$" in path
    same, differing = _compared(facts, common)
    descriptions = {field.description for field in fields}
    is_example = is_family and len(descriptions) > 1
    columns = ("Description", *differing) if is_example else differing
    return Section(
        name=code(short(area, path)),
        anchor=Markdown(anchor_of_declaration(first)),
        description=paragraphs(first.description),
        example=code(short(area, dotted(first.steps))) if is_example else Markdown(""),
        variables=_variables(area, path),
        facts=shown(same.items()),
        columns=columns,
        variants=tuple(
            _variant(area, field, of, columns) for field, of in zip(fields, facts, strict=True) if is_family
        ),
        size=counted(len(fields), "field"),
        is_long=len(fields) > _MOST_OPEN,
        is_tall=len(same) > _MOST_ABREAST,
    )


def _compared(facts: Sequence[Facts], common: Facts) -> tuple[Facts, tuple[str, ...]]:
    """Split labels into facts that hold for all and are worth saying, and columns in which fields differ."""
    same: dict[str, Markdown] = {}
    differing: list[str] = []
    for label, text in facts[0].items():
        if any(other[label] != text for other in facts):
            differing.append(label)
        elif label in ALWAYS or common.get(label, PLAIN) != text:
            same[label] = text
    return same, tuple(differing)


def _variant(area: Area, field: Field, facts: Facts, columns: Sequence[str]) -> Variant:
    cells = {"Description": joined((field.description,)), **facts}
    path = dotted(field.steps)
    return Variant(code(short(area, path)), Markdown(anchor_of(path)), tuple(cells[name] for name in columns))


def _variables(area: Area, path: str) -> tuple[Markdown, ...]:
    each: Mapping[str, Iterable[str]] = area.spec.each or {}
    return tuple(
        Markdown(f"{code(f'${name}')} stands for {joined(map(code, each[name]))}")
        for name in names_in(path)
        if name in each
    )
