"""Two registries in memory, compared; and the pages of the rules of comparison, run."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn, TypeVar

from pingreg.cli.deployed import Deployed, judged_table
from pingreg.cli.sides import Side, Sides
from pingreg.cli.tables import Schemas
from pingreg.compat.comparison import Comparison, State
from pingreg.compat.engine import compared
from pingreg.compat.reviews import reviewed
from pingreg.compat.rule import CompatRule, compat_rules
from pingreg.compat.versions import misversioned, versions_of
from pingreg.diagnostics import Diagnostic
from pingreg.source.files import contents_of
from pingreg.source.tree import MemoryTree
from support.minimal import TODAY, overlay

Said = TypeVar("Said")

_DEPLOYED = "deployed/"
_SCHEMAS = Schemas(Path("generated/bigquery"))
_SECTION = re.compile(r"^## (\w+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```yaml\n# (before|after)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def state(files: Mapping[str, str]) -> State:
    """Resolve files that have no mistakes."""
    return _sides(files, files).comparison(whole=True).after


def declared(files: Mapping[str, str]) -> dict[str, str]:
    """Leave out what describes tables that are deployed."""
    return {path: text for path, text in files.items() if not path.startswith(_DEPLOYED)}


def found(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Compare two registries, and the second one with the tables that are deployed beside it."""
    tables = [(path, text) for path, text in after.items() if path.startswith(_DEPLOYED)]
    told = [judged_table(Deployed(path, text.encode()), state(after), _SCHEMAS)[0] for path, text in tables]
    return (*changes(before, after), *(one for some in told for one in some))


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Compare two registries by every rule, once looking at all, and once at what differs: both say the same.

    Raises:
        RefusedError: a state has mistakes.
    """
    return both_ways(before, after, _found)


def both_ways(before: Mapping[str, str], after: Mapping[str, str], of: Callable[[Comparison], Said]) -> Said:
    """Say something of a comparison, once of all and once of what differs: it has to be the same.

    Raises:
        RefusedError: a state has mistakes.
    """
    whole = of(_sides(before, after).comparison(whole=True))
    try:
        part = of(_sides(before, after).comparison())
    except RefusedError as error:
        raise AssertionError(error.args) from error
    assert part == whole
    return whole


class RefusedError(Exception):
    """A state has mistakes."""


def _sides(before: Mapping[str, str], after: Mapping[str, str]) -> Sides:
    old, new = (MemoryTree(declared(files)) for files in (before, after))
    return Sides(Side(old, *contents_of(old)), Side(new, *contents_of(new)), _refused, _refused)


def _refused(found: tuple[Diagnostic, ...]) -> NoReturn:
    raise RefusedError(found)


def _found(comparison: Comparison) -> tuple[Diagnostic, ...]:
    rules = compat_rules()
    told = tuple(reviewed(compared(rules, comparison, on=TODAY, private=True), comparison, on=TODAY))
    return (*told, *misversioned(versions_of(told, comparison, rules), comparison))


def sections(rule: CompatRule) -> dict[str, str]:
    """Split a page at its headings."""
    return dict(_SECTION.findall(rule.doc))


def examples(rule: CompatRule, section: str) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Give the files before and after, of each example of a section: blocks come in pairs."""
    found = _BLOCK.findall(sections(rule)[section])
    assert [name for name, _ in found] == ["before", "after"] * (len(found) // 2)
    for (_, before), (_, after) in zip(found[::2], found[1::2], strict=True):
        yield overlay(before), overlay(after)
