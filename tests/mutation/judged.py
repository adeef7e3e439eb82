"""Judge weakenings in process: by what `diff` finds, and where it finds nothing by what `check` does."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from mutation.idle import is_idle
from mutation.weakening import GONE, Edit, edits, noun_of
from mutation.written import ROOT, Part, parts
from pingreg.compat.comparison import Comparison, State
from pingreg.compat.engine import found_by
from pingreg.compat.rule import compat_rules
from pingreg.diagnostics import Severity
from pingreg.resolve.model import Registry
from pingreg.resolve.registry import resolve
from pingreg.source.code_owners import CodeOwners
from pingreg.source.documents import Documents, load
from pingreg.source.files import contents_of
from pingreg.source.tree import MemoryTree
from pingreg.spec.files import model
from pingreg.spec.layout import AREA_PATH, EVENTS, MANIFEST, POLICY, TEAMS, kind_of
from support.minimal import check_tree

Found = tuple[str, ...]
"""Codes, sorted, each once."""


class Answer(Enum):
    """Say who notices a weakening, the first that does."""

    TOLD = "told as widening"
    BROKEN = "told as breaking"
    CHECKED = "an error of check"
    REFUSED = "not understood"
    IDLE = "without effect"
    ESCAPED = "escaped"


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold a weakening, who noticed it, and by which codes."""

    edit: Edit
    answer: Answer
    codes: Found


class Told(NamedTuple):
    """Hold what a comparison finds, and whether nothing more is collected or kept."""

    codes: Found
    is_idle: bool


class Base:
    """Hold a registry without mistakes, whose weakenings are judged."""

    def __init__(self, texts: Mapping[str, str], owners: CodeOwners | None = None) -> None:
        self.texts = texts
        self._owners = owners
        self._rules = compat_rules()
        self._privacy = {rule.code for rule in self._rules if rule.category == "privacy"}
        self._tree = MemoryTree(texts)
        self._contents, _ = contents_of(self._tree)
        documents, problems = load(self._tree, self._contents)
        assert not problems, problems
        self.files: Mapping[str, Any] = documents.data
        self._specs, unfit = model(documents)
        assert not unfit, unfit

    @cached_property
    def registry(self) -> Registry:
        """Resolve all of it."""
        return self._before.registry

    @cached_property
    def _errors(self) -> frozenset[str]:
        """Check it as it is: what `check` says of it is not said of its weakenings."""
        return frozenset(self._errors_of(self.texts))

    def edits(self) -> Iterator[Edit]:
        """Yield every weakening of every part of every file."""
        for path in sorted(self.files):
            kind = kind_of(path)
            if kind is not None:
                whole = Part(kind, path, (), self.files[path], (), self.registry)
                yield Edit(f"file: {noun_of(whole)} removed", whole, {ROOT: GONE})
                for part in parts(path, self.files, self.registry):
                    yield from edits(part)

    def judged(self, edit: Edit) -> Judged:
        """Ask `diff` first, then `check`."""
        told = self.told(edit)
        if not isinstance(told, Told):
            return Judged(edit, Answer.REFUSED, told)
        if told.codes:
            answer = Answer.BROKEN if self._privacy.isdisjoint(told.codes) else Answer.TOLD
            return Judged(edit, answer, told.codes)
        found = self.checked(edit)
        if found:
            return Judged(edit, Answer.CHECKED, found)
        return Judged(edit, Answer.IDLE if told.is_idle else Answer.ESCAPED, ())

    def texts_of(self, edit: Edit) -> dict[str, str]:
        """Write the registry with the edit made."""
        path = edit.part.path
        data = edit.applied(self.files[path])
        texts = {name: text for name, text in self.texts.items() if name != path}
        return texts if data is GONE else {**texts, path: json.dumps(data, ensure_ascii=False)}

    def told(self, edit: Edit) -> Told | Found:
        """Compare with the registry as it is; of what has mistakes give the codes."""
        path = edit.part.path
        data = edit.applied(self.files[path])
        files = {name: one for name, one in {**self.files, path: data}.items() if one is not GONE}
        after = self._grafted(path, data) or self._state(files)
        if not isinstance(after, State):
            return after
        comparison = Comparison(self._before, after)
        codes = tuple(sorted({rule.code for rule, _ in found_by(self._rules, comparison)}))
        return Told(codes, not codes and is_idle(comparison, edit))

    def checked(self, edit: Edit) -> Found:
        """Check the registry with the edit made: the codes of errors that were not there."""
        return tuple(code for code in self._errors_of(self.texts_of(edit)) if code not in self._errors)

    def _errors_of(self, texts: Mapping[str, str]) -> Found:
        found = check_tree(MemoryTree(texts), owners=self._owners)
        return tuple(sorted({one.code for one in found if one.severity is Severity.ERROR}))

    def _grafted(self, path: str, data: Any) -> State | None:
        """Resolve an area alone, and put it among the others; None where others may be resolved otherwise for it.

        They are not as long as its fields have the names that they had. All others are the very same then, so that
        they are not compared.
        """
        match = AREA_PATH.match(path)
        if match is None or match[2] == "ping" or data is GONE:
            return None
        alone = {name: one for name, one in self.files.items() if _is_above(name, match[1])}
        found = self._state({**alone, path: data}, partial=frozenset({match[1]}))
        if not isinstance(found, State):
            return None
        (area,) = found.registry.pings[match[1]].areas
        ping = self.registry.pings[match[1]]
        areas = tuple(area if one.name == area.name else one for one in ping.areas)
        pings = {**self.registry.pings, ping.name: replace(ping, areas=areas)}
        registry = replace(self.registry, pings=pings)
        if [one.name for one in registry.fields] != [one.name for one in self.registry.fields]:
            return None
        return State(registry, Documents(self._tree, self._contents, {**self.files, path: data}))

    @cached_property
    def _before(self) -> State:
        found = self._state(self.files)
        assert isinstance(found, State), found
        return found

    def _state(self, files: Mapping[str, Any], *, partial: frozenset[str] = frozenset()) -> State | Found:
        """Model what differs from the base, and resolve; of what has mistakes give the codes."""
        known = {path: self._specs.models[path] for path, data in files.items() if data is self.files.get(path)}
        new = {path: data for path, data in files.items() if path not in known}
        contents = {path: self._contents.get(path, b"") for path in files}
        specs, unfit = model(Documents(MemoryTree(dict.fromkeys(new, "")), contents, new))
        left_out = {path: () for path in self.files if partial and path not in files}
        specs = replace(specs, models={**known, **specs.models}, faulty=left_out, partial=partial)
        documents = Documents(self._tree, contents, files)
        registry, unresolved = resolve(specs, documents)
        unsound = (one for one in unfit if one.code != "PS115")  # most files are modelled already
        wrong = tuple(sorted({one.code for one in (*unsound, *unresolved) if one.severity is Severity.ERROR}))
        return wrong if registry is None or wrong else State(registry, documents)


def _is_above(path: str, ping: str) -> bool:
    """Tell whether an area of a ping is resolved by what stands in a file."""
    return path in {MANIFEST, POLICY, TEAMS, EVENTS, f"pings/{ping}/ping.yaml"} or path.startswith("vocabularies/")
