"""Compare two registries from their files to a verdict. Kept apart because it imports everything."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import click

from pingreg.cli.checking import the_cache
from pingreg.cli.printing import lines_of, printed
from pingreg.cli.progress import working_on
from pingreg.cli.sides import common_ancestor, side, state_of
from pingreg.cli.verdict import Verdict, counted
from pingreg.compat.comparison import Comparison
from pingreg.compat.engine import compared
from pingreg.compat.reviews import draft, reviewed
from pingreg.compat.rule import Category, compat_rules
from pingreg.diagnostics import Diagnostic, Severity, report_order
from pingreg.render.visible import visible
from pingreg.source.tree import Tree
from pingreg.spec.layout import MANIFEST

_FAILED = 1
_MERGED_WITHIN = timedelta(days=30)
"""So long a draft says that a change may be merged."""


def compare(  # noqa: PLR0913  each is an option of its own
    root: Path,
    base: str,
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
) -> bool:
    """Compare and print; tell whether there is no error.

    Raises:
        click.UsageError: a side cannot be opened, or the base cannot be understood.
        click.exceptions.Exit: the head has errors; they were printed.
    """
    wanted = frozenset(categories)
    start = common_ancestor(root, base, head) if from_ancestor else base
    new = side(root, head, contracts=contracts)
    cache = the_cache(use=True)
    gc.disable()  # modules and both registries stay alive until the end: nothing to collect
    with working_on("comparing", files=len(new.paths)):
        after = state_of(new, cache, refused=lambda found: _head_refused(found, new, form))
        old = side(root, start, contracts=contracts, other=after)
        before = state_of(old, cache, refused=partial(_base_refused, base), other=after)
        rules = [rule for rule in compat_rules() if rule.categories & wanted]
        comparison = Comparison(before, after)
        changes = compared(rules, comparison, on=today, private=private)
        found = tuple(reviewed(changes, comparison, on=today) if "privacy" in wanted else changes)
        if released is not None:
            tree = side(root, released, contracts=contracts, other=after)
            release = state_of(tree, cache, refused=partial(_base_refused, released), other=after)
            since = compared(rules, Comparison(release, after), on=today, private=private)
            found = (*found, *_earlier(since, found, released))
    gc.enable()
    if after.registry.contracts.contracts and not before.registry.contracts.contracts:
        click.echo(f"note: `{base}` holds no contracts, and so none is compared: name them with --contracts", err=True)
    if review is not None:
        click.echo(_written(root, review, found, today), err=True)
    docs = after.registry.manifest.docs
    ordered = report_order(found)
    verdict = Verdict(ordered, counted(ordered, after.registry), docs.url if docs else None)
    printed(verdict, form, lines=_either(lines_of(new), lines_of(old)))
    return verdict.is_clean


def _written(root: Path, name: str, found: Sequence[Diagnostic], today: date) -> str:
    """Write a draft of the review that is missing, and say so; what is there is not written over."""
    text = draft(found, today, until=today + _MERGED_WITHIN)
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


def _head_refused(found: tuple[Diagnostic, ...], tree: Tree, form: str) -> click.exceptions.Exit:
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
