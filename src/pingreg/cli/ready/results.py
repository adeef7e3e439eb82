"""What follows from a change: the files that are kept, what breaks and widens, the review that is missing."""

import re
from collections.abc import Iterable, Iterator

import click

from pingreg.cli.comparing import MERGED_WITHIN
from pingreg.cli.generating import kept, stale, write_made
from pingreg.cli.new.writing import write
from pingreg.cli.opening import code_owners_of
from pingreg.cli.paths import shown_root
from pingreg.cli.ready.change import Change
from pingreg.cli.ready.steps import Step, Todo, todo_of
from pingreg.cli.sides import Side, Sides, side
from pingreg.compat.comparison import Comparison
from pingreg.compat.draft import draft
from pingreg.compat.engine import compared
from pingreg.compat.reviews import APPROVAL, reviewed
from pingreg.compat.rule import compat_rules
from pingreg.compat.versions import misversioned, versions_of
from pingreg.diagnostics import Diagnostic, Severity
from pingreg.lint.engine import checked
from pingreg.lint.rule import Context, rules
from pingreg.naming import counted

_BEFORE_RULES = ("PS", "PM", "PX")
"""Codes of what keeps a registry from being understood."""
_REVIEWS = "reviews/"
_GUARDING = "PG114"
"""The rule on the file that a step writes, and so is judged after it."""
_ID = re.compile(r"[^a-z0-9]+")


def generate(change: Change) -> Step:
    """Write what is kept in the repository, where it is not current; that includes who owns the policy and reviews."""
    registry = change.judged.registry
    if registry is None or change.errors:
        return Step("skip", "not while the registry has errors")
    made = kept(change.judged, registry, change.root, owners=code_owners_of(change.tree, change.root))
    old = stale(made)
    if change.only_check and old:
        return Step("todo", f"{_listed(old)}: stale", (Todo(f"{_listed(old)}: stale", "run `pingreg generate`"),))
    if old:
        write_made(made)
    unguarded = tuple(todo_of(one) for one in _unguarded(change))
    text = f"{_listed(old)}: written" if old else f"{_listed(target.name for target, _ in made.values())}: current"
    return Step("todo" if unguarded else "done" if old else "ok", text, unguarded)


def _unguarded(change: Change) -> Iterator[Diagnostic]:
    """Find what is still wrong with the owners, once their file is written: the check before it knows of no file."""
    owners, found = code_owners_of(change.tree, change.root), change.judged
    if owners is not None and found.registry is not None:
        context = Context(found.registry, found.specs, found.documents, change.today, code_owners=owners)
        yield from checked([rule for rule in rules() if rule.code == _GUARDING], context)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


class Comparing:
    """Compare a change with its origin, and draft the review that it needs."""

    def __init__(self, change: Change, *, review: str) -> None:
        self._change = change
        self._review = f"{_REVIEWS}{review}.yaml"
        self._found: tuple[Comparison, tuple[Diagnostic, ...]] | None = None

    def diff(self) -> Step:
        """Tell what breaks and what widens without a record; both fail."""
        origin = self._change.origin
        if self._change.judged.registry is None or any(self._is_in_the_way(one) for one in self._change.errors):
            return Step("skip", "not while the registry has errors")
        if not origin.has_registry:
            return Step("skip", f"there was no registry at {origin.ref} yet")
        try:
            comparison = self._sides().comparison()
        except click.ClickException as error:
            return Step("skip", error.message)
        on, catalogue = self._change.today, compat_rules()
        found = tuple(reviewed(compared(catalogue, comparison, on=on), comparison, on=on))
        found = (*found, *misversioned(versions_of(found, comparison, catalogue), comparison))
        self._found = comparison, found
        return _told(found, new=len(comparison.added))

    def review(self) -> Step:
        """Draft the record by which what widens is agreed to."""
        if self._found is None:
            return Step("skip", "not without a comparison")
        comparison, found = self._found
        text = draft(found, comparison, self._change.today, until=self._change.today + MERGED_WITHIN)
        if not text:
            return Step("ok", "none is needed")
        shown = self._change.tree.shown(self._review)
        how = "complete `title`, `link` and `approved_by`, when they agree"
        roles = sorted({role for one in found for role in _roles(one)})
        todo = Todo(f"{' and '.join(roles)} have to agree, in this record", how, shown)
        if self._review in self._change.contents:
            return Step("todo", f"{shown} agrees to less, or is not complete", (todo,))
        if self._change.only_check:
            missing = Todo(f"a record is missing, by which {' and '.join(roles)} agree", "run `pingreg ready`", shown)
            return Step("todo", "a record is missing", (missing,))
        write(self._change.root, self._review, text.encode(), before=None)
        return Step("done", f"drafted {shown}", (todo,))

    def _is_in_the_way(self, error: Diagnostic) -> bool:
        """Tell whether an error keeps the registry from being understood; a review that is not complete does not."""
        path = error.span.path.removeprefix(shown_root(self._change.root))
        return error.code.startswith(_BEFORE_RULES) and not path.startswith(_REVIEWS)

    def _sides(self) -> Sides:
        change = self._change
        new = Side(change.tree, change.contents, ())
        old = side(change.root, change.origin.commit, contracts=None, other=new)
        return Sides(old, new, self._refused, self._refused)

    def _refused(self, found: tuple[Diagnostic, ...]) -> click.UsageError:
        first = next(one for one in found if one.severity is Severity.ERROR)
        message = f"the registry at {self._change.origin.ref} has errors, the first: {first.message}"
        return click.UsageError(message)


def _told(found: tuple[Diagnostic, ...], *, new: int) -> Step:
    """Tell how many changes there are of each kind, and new fields; changes that fail are left to people."""
    failing = [one for one in found if one.severity is Severity.ERROR]
    widening = [one for one in failing if _roles(one)]
    breaking = [one for one in failing if not _roles(one)]
    others = len(found) - len(failing)
    kinds = ((len(breaking), "that must not be merged"), (len(widening), "to agree to"), (others, "to know of"))
    told = [f"{counted(number, 'change')} {what}" for number, what in kinds if number]
    told += [counted(new, "new field")] if new else []
    todos = (*map(todo_of, breaking), *(todo_of(one, how=_asked(one)) for one in widening))
    return Step("todo" if failing else "ok", ", ".join(told) or "nothing changes for anybody", todos)


def _roles(one: Diagnostic) -> tuple[str, ...]:
    said = dict(one.remarks).get(APPROVAL, "")
    return tuple(said.split(", ")) if said and one.severity is Severity.ERROR else ()


def _asked(one: Diagnostic) -> str:
    return f"{' and '.join(_roles(one))} have to agree, or: {one.help}"


def review_id(branch: str) -> str:
    """Call a review after a branch, in the letters that an id may have."""
    words = _ID.sub("-", branch.rpartition("/")[2].lower()).strip("-").lstrip("0123456789-")
    return words[:60].rstrip("-") or "review"
