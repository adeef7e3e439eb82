"""One change on its way: what every step reads, and what it leaves to the next."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pingreg.cli.formatting import reformatted
from pingreg.cli.judging import Judged, judged
from pingreg.cli.mending import mend_all
from pingreg.cli.ready.origin import Origin
from pingreg.cli.ready.steps import Mark, Step, Todo, todo_of
from pingreg.diagnostics import Diagnostic, Severity
from pingreg.naming import counted
from pingreg.source.cache import Cache
from pingreg.source.files import contents_of
from pingreg.source.mounted import CONTRACTS
from pingreg.source.tree import Tree


class Change:
    """Carry a registry from step to step: `contents` are as they will be written, and judged as such."""

    judged: Judged

    def __init__(  # noqa: PLR0913  each is an input of its own
        self, root: Path, tree: Tree, origin: Origin, *, today: date, cache: Cache, only_check: bool
    ) -> None:
        self.root, self.tree, self.origin = root, tree, origin
        self.today, self.only_check = today, only_check
        self._cache = cache
        self.before, self._unread = contents_of(tree)
        self.contents = dict(self.before)

    @property
    def own(self) -> dict[str, bytes]:
        """What lies in the registry's folder: contracts may be kept elsewhere."""
        is_own = {path: not path.startswith(CONTRACTS) or (self.root / path).is_file() for path in self.contents}
        return {path: content for path, content in self.contents.items() if is_own[path]}

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What the check found that fails."""
        return tuple(one for one in self.judged.verdict.diagnostics if one.severity is Severity.ERROR)

    def form(self) -> Step:
        """Format the files that differ from the origin."""
        paths = self.origin.changed(self.own)
        moved, faults = self._formatted(paths)
        if not moved and not faults:
            return Step(
                "ok", f"{counted(len(paths), 'changed file')}, nothing to do" if paths else "no file was changed"
            )
        if not self.only_check:
            text = f"{counted(len(moved), 'file')} formatted" if moved else "some files cannot be formatted"
            return Step("todo" if faults else "done", text, faults)
        todos = (Todo("the file is not formatted", "run `pingreg fmt`", self.tree.shown(path)) for path in moved)
        return Step("todo", f"{counted(len(moved), 'file')} to format", (*todos, *faults))

    def mend(self) -> Step:
        """Put right what has one safe mend, and judge what there is then."""
        result = mend_all(self.tree, self.contents, self._unread, today=self.today, cache=self._cache)
        self.contents, self.judged = dict(result.contents), result.judged
        if not result.done:
            return Step("ok", "nothing to put right")
        moved, _ = self._formatted({path for path in self.contents if self.contents[path] != self.before[path]})
        if moved:
            self.judged = judged(self.tree, self.contents, self._unread, today=self.today, cache=self._cache)
        names = ", ".join(dict.fromkeys(f"`{one.mend.new}`" for one in result.done if one.mend))
        if not self.only_check:
            return Step("done", f"{counted(len(result.done), 'mistake')} put right: {names}")
        todos = tuple(todo_of(one, how="run `pingreg check --fix`") for one in result.done)
        return Step("todo", f"{counted(len(todos), 'mistake')} can be put right: {names}", todos)

    def check(self) -> Step:
        """Tell what the check finds."""
        errors, summary = self.errors, self.judged.verdict.summary
        warned = f", {counted(summary['warnings'], 'warning')}" if summary["warnings"] else ""
        if errors:
            return Step("todo", f"{counted(len(errors), 'error')}{warned}", tuple(map(todo_of, errors)))
        fields, pings = counted(summary["fields"], "field"), counted(summary["pings"], "ping")
        return Step("ok", f"no errors{warned} in {pings}, {fields}")

    def verb(self, changed: object) -> Mark:
        """Say by a mark whether something was changed, is yet to be, or is as it should be."""
        if not changed:
            return "ok"
        return "todo" if self.only_check else "done"

    def _formatted(self, paths: Iterable[str]) -> tuple[list[str], tuple[Todo, ...]]:
        moved: list[str] = []
        todos: list[Todo] = []
        for path, result in reformatted(self.contents, paths):
            if result.because:
                how = f"mend it by hand, then run `pingreg fmt {self.tree.shown(path)}`"
                todos.append(Todo(f"the file cannot be formatted: {result.because}", how, self.tree.shown(path)))
            elif result.content != self.contents[path]:
                self.contents[path] = result.content
                moved.append(path)
        return moved, tuple(todos)
