"""Compare two registries from their files to a verdict. Kept apart because it imports everything."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import click

from pingreg.cli.deployed import Deployed, judged_table
from pingreg.cli.newness import added
from pingreg.cli.outputs import changed_outputs
from pingreg.cli.owning import owned
from pingreg.cli.printing import lines_of, printed
from pingreg.cli.progress import working_on
from pingreg.cli.sections import Beside
from pingreg.cli.sides import Sides, common_ancestor, side
from pingreg.cli.tables import schemas_of
from pingreg.cli.verdict import Verdict, counted
from pingreg.compat.comparison import Comparison
from pingreg.compat.draft import draft
from pingreg.compat.engine import compared
from pingreg.compat.reviews import reviewed
from pingreg.compat.rule import Category, compat_rules
from pingreg.diagnostics import Diagnostic, Section, Severity, report_order
from pingreg.render.visible import visible
from pingreg.source.tree import Tree
from pingreg.spec.layout import MANIFEST

_FAILED = 1
MERGED_WITHIN = timedelta(days=30)
"""So long a draft says that a change may be merged."""


def compare(  # noqa: PLR0913  each is an option of its own
    root: Path,
    base: str | None,
    head: str | None,
    *,
    categories: Iterable[Category],
    contracts: Path | None,
    from_ancestor: bool,
    today: date,
    form: str,
    review: str | None = None,
    released: str | None = None,
    private: bool = False,
    table: Deployed | None = None,
) -> bool:
    """Compare and print; tell whether there is no error. Without a base only a deployed `table` is compared.

    Raises:
        click.UsageError: a side cannot be opened, or the base cannot be understood.
        click.exceptions.Exit: the head has errors; they were printed.
    """
    wanted = frozenset(categories)
    new = side(root, head, contracts=contracts)
    start = common_ancestor(root, base, head) if from_ancestor and base is not None else base
    old = new if start is None else side(root, start, contracts=contracts, other=new)
    new_refused = partial(_head_refused, new.tree, form)
    found, sections = tuple[Diagnostic, ...](), tuple[Section, ...]()
    gc.disable()  # modules and both registries stay alive until the end: nothing to collect
    with working_on("comparing", files=len(new.contents)):
        sides = Sides(old, new, partial(_base_refused, base or ""), new_refused)
        comparison = sides.comparison(whole=table is not None)
        schemas = schemas_of(comparison.after.registry, root)
        if base is not None:
            rules = [rule for rule in compat_rules() if rule.categories & wanted]
            changes = compared(rules, comparison, on=today, private=private)
            found = tuple(reviewed(changes, comparison, on=today) if "privacy" in wanted else changes)
            beside = Beside(found, comparison, sides.whole, rules, schemas, wanted)
            found = (*found, *beside.wrong, *comparison.after.incomplete)
            sections = (*beside.sections(), *changed_outputs(root, start or base, head, form))
            _note_contracts(comparison, base)
        if released is not None:
            release = side(root, released, contracts=contracts, other=new)
            earlier = Sides(release, new, partial(_base_refused, released), new_refused).comparison()
            since = compared(rules, earlier, on=today, private=private)
            found = (*found, *_earlier(since, found, released))
        if table is not None:
            told, section = judged_table(table, comparison.after, schemas)
            found, sections = (*found, *told), (*sections, section)
    gc.freeze()  # else the first look for garbage would go over all of it
    gc.enable()
    if review is not None:
        click.echo(_written(root, review, found, comparison, today), err=True)
    docs = comparison.after.registry.manifest.docs
    states = comparison.after.registry, comparison.before.registry
    ordered = report_order(owned(found, *states, shown=new.tree.shown))
    verdict = Verdict(
        ordered,
        counted(ordered, comparison.after.registry if base is None else _Differing(comparison, ordered)),
        docs.url if docs else None,
        new=added(comparison, on=today),
        sections=tuple(section for section in sections if section.rows),
        is_comparison=base is not None,
    )
    printed(verdict, form, lines=_either(lines_of(new.tree), lines_of(old.tree)))
    return verdict.is_clean


class _Differing:
    """Count the fields that are not the same on both sides, and those that anything was found of."""

    def __init__(self, comparison: Comparison, found: Iterable[Diagnostic]) -> None:
        differing = {pair.after.name for pair in comparison.pairs if pair.before != pair.after}
        others = (*comparison.added, *comparison.removed, *comparison.lost, *(pair.after for pair in comparison.buried))
        named = {field.name for field in others}.union(differing, *(one.names for one in found))
        states = comparison.before, comparison.after
        self.fields = {one.name: one for state in states for one in state.registry.fields if one.name in named}
        self.areas = {(field.ping, field.area) for field in self.fields.values()}
        self.pings = {ping: None for ping, _ in self.areas}


def _note_contracts(comparison: Comparison, base: str) -> None:
    before, after = (state.registry.contracts.contracts for state in (comparison.before, comparison.after))
    if after and not before:
        click.echo(f"note: `{base}` holds no contracts, and so none is compared: name them with --contracts", err=True)


def _written(root: Path, name: str, found: Sequence[Diagnostic], comparison: Comparison, today: date) -> str:
    """Write a draft of the review that is missing, and say so; what is there is not written over."""
    text = draft(found, comparison, today, until=today + MERGED_WITHIN)
    path = root / "reviews" / f"{name}.yaml"
    if not text:
        return "nothing widens that is not agreed to: no review is needed"
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        message = f"`{path}` cannot be written: {error.strerror}"
        raise click.UsageError(message) from error
    return f"{path} is a draft: complete `title`, `link` and `approved_by`"


def _head_refused(tree: Tree, form: str, found: tuple[Diagnostic, ...]) -> click.exceptions.Exit:
    printed(Verdict(found, counted(found, None), None), form, lines=lines_of(tree))
    return click.exceptions.Exit(_FAILED)


def _earlier(since: Iterable[Diagnostic], found: Iterable[Diagnostic], released: str) -> Iterator[Diagnostic]:
    """Give what differs from a release and not from the base: it was judged when it was merged, and fails nothing."""
    told = {(one.code, one.span, one.message) for one in found}
    for one in since:
        if (one.code, one.span, one.message) not in told:
            remark = ("merged", f"since `{released}`, and not by this change")
            yield replace(one, severity=Severity.NOTE, remarks=(*one.remarks, remark))


def _base_refused(base: str, found: tuple[Diagnostic, ...]) -> click.UsageError:
    errors = [one for one in found if one.severity == "error"]
    first = next((one for one in errors if one.subject == MANIFEST), errors[0])
    count = "1 error" if len(errors) == 1 else f"{len(errors):,} errors, the first"
    message = (
        f"the registry at `{base}` cannot be compared with: it has {count} at "
        f"{first.span.path}:{first.span.line}: {first.message}; {first.help}"
    )
    return click.UsageError(visible(message))


def _either(
    first: Callable[[str], Sequence[str]], second: Callable[[str], Sequence[str]]
) -> Callable[[str], Sequence[str]]:
    return lambda path: first(path) or second(path)
