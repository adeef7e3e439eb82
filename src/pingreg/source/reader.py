"""Read strict YAML: PyYAML's C parser gives events, and a builder of our own makes data of them.

Refused before anything is composed: anchors, aliases, tags, merge keys, second documents, duplicate keys, keys that
are not text, and files past the limits. Places are not kept: `spans.py` finds them again for a file that has a
diagnostic, so that a clean file costs nothing for it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from sys import intern
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # yaml does not list what it wraps
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from pingreg.diagnostics import Code, Diagnostic, Mend, Severity, Span
from pingreg.source import limits
from pingreg.source.scalars import Ambiguous, plain

Data = Any
"""What a document holds: dict, list, str, int, float, bool or None."""

# Controls, which YAML's own reader refuses without a place; line ends that look like none; marks that turn text around.
_UNSEEN = re.compile(
    "[\t\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
PLAINLY_SEEN = bytes([ord("\n"), *range(ord(" "), ord("~") + 1)])
"""Characters of which a text may hold any number, so that the rest alone need be looked at."""
_CARRIAGE = re.compile("\r(?!\n)")
_NAMES = {"\t": "a tab", "\r": "a carriage return without a line feed", "\ufeff": "a byte-order mark"}
_MISSING = object()
_TEARING = frozenset({"PS104", "PS106"})
"""Codes of what stands for a part of the file that is not here: its absence is no further mistake."""
_MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Document:
    """Hold what one file says; `data` is None when it could not be read."""

    path: str
    data: Data
    diagnostics: tuple[Diagnostic, ...] = ()


def decoded(content: bytes, path: str) -> str | Diagnostic:
    """Decode UTF-8, or say where it stops being UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        return _problem(
            "PS101",
            Span(path, line, column, line, column + 1),
            "the file is not UTF-8 here",
            "save it as UTF-8",
        )


def read(content: bytes, path: str) -> Document:
    """Read one file; every problem found in it is in the document's diagnostics."""
    if len(content) > limits.FILE_BYTES:
        message = f"the file has over {limits.FILE_BYTES:,} bytes"
        return Document(path, None, (_problem("PS109", Span(path), message, "split it into several areas"),))
    text = decoded(content, path)
    if isinstance(text, Diagnostic):
        return Document(path, None, (text,))
    unseen = tuple(unseen_characters(text, path)) if content.translate(None, PLAINLY_SEEN) else ()
    if unseen:
        return Document(path, None, unseen)
    builder = _Builder(path, text)
    data = builder.document()
    return Document(path, None if data is _MISSING else data, tuple(builder.diagnostics))


def unseen_characters(text: str, path: str) -> Iterator[Diagnostic]:
    """Report characters that a reader of the text does not see, and line ends that look like none."""
    carriages = _CARRIAGE.finditer(text) if "\r" in text else ()
    for match in islice(chain(_UNSEEN.finditer(text), carriages), limits.ERRORS_PER_FILE):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        name = _NAMES.get(match[0], f"the unseen character U+{ord(match[0]):04X}")
        code = "PS101" if match[0] == "\ufeff" else "PS107"
        fix = "remove it" if match[0] != "\t" else "indent with spaces; inside a value write `\\t` in double quotes"
        yield _problem(code, Span(path, line, column, line, column + 1), f"{name} is in the file", fix)


def _problem(code: str, span: Span, message: str, fix: str) -> Diagnostic:
    return Diagnostic(Code(code), Severity.ERROR, span.path, span, message, fix)


class _Stop(Exception):  # noqa: N818  it ends the reading of one file and is caught there
    """End the reading of a file whose rest cannot be understood."""


class _Builder:
    """Make data of parser events, with a stack of its own: nesting costs no Python frames."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.next_event = events_of(text)
        self.diagnostics: list[Diagnostic] = []

    def document(self) -> Data:
        """Read the one document of the file, or give `_MISSING` when it cannot be read."""
        try:
            data = self._document()
            return _MISSING if any(problem.code in _TEARING for problem in self.diagnostics) else data
        except yaml.YAMLError as error:
            self.diagnostics.append(_syntax_error(error, self.path))
        except _Stop:
            pass
        return _MISSING

    def _document(self) -> Data:
        get = self.next_event
        get()
        event = get()
        if type(event) is not DocumentStartEvent:
            self._report("PS102", event, "the file is empty", "write a mapping, or delete the file")
            return _MISSING
        data = self._composed()
        if data is None and not self.diagnostics:
            self._report("PS102", event, "the file is empty", "write a mapping, or delete the file")
        get()
        event = get()
        if type(event) is DocumentStartEvent:
            self._report("PS108", event, "a second document starts here", "keep one document a file: remove the `---`")
        return data

    def _composed(self) -> Data:  # noqa: C901, PLR0912, PLR0915  the hot loop: one frame, no calls for a clean scalar
        get = self.next_event
        root: list[Data] = []
        stack: list[tuple[Data, Data]] = []
        container: Data = root
        key: Data = _MISSING
        for event in islice(iter(get, None), limits.FILE_EVENTS):
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value if event.style else plain(event.value)
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event)
                if type(value) is Ambiguous:
                    is_key = type(container) is dict and key is _MISSING
                    value = self._refuse_ambiguous(event, value, is_key=is_key)
                if type(container) is dict and key is _MISSING:
                    key = intern(event.value)  # the same few, all over a registry
                    if key in container:
                        message = f"`{shortened(key)}` stands here a second time"
                        self._report("PS103", event, message, "keep one of the two")
                    elif len(key) > limits.KEY:
                        self._report(
                            "PS109", event, f"a key has over {limits.KEY:,} characters", "give it a short name"
                        )
                        raise _Stop
                    elif not key:
                        self._report("PS111", event, "a key is empty", "give the key a name")
                        raise _Stop
                    continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event)
                if type(container) is dict and key is _MISSING:
                    fix = 'quote a key that holds `[`, `]`, `{` or `}`, for example `"[].count":`'
                    self._report("PS111", event, "a key is a list or a mapping, not text", fix)
                    raise _Stop
                if len(stack) >= limits.DEPTH:
                    self._report("PS109", event, f"the file is deeper than {limits.DEPTH} levels", "flatten it")
                    raise _Stop
                stack.append((container, key))
                container = {} if kind is MappingStartEvent else []
                key = _MISSING
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = container
                container, key = stack.pop()
            else:
                value = None
                self._report("PS104", event, "an alias repeats another part of the file", "write the value out")
                if type(container) is dict and key is _MISSING:
                    raise _Stop
                if kind is not AliasEvent:
                    raise _Stop
            if type(container) is dict:
                container.setdefault(key, value)
                key = _MISSING
            elif container is root:
                return value
            else:
                container.append(value)
            if len(self.diagnostics) >= limits.ERRORS_PER_FILE:
                raise _Stop
        self._report("PS109", event, f"the file has over {limits.FILE_EVENTS:,} values", "split it")
        raise _Stop

    def _report(self, code: str, event: Any, message: str, fix: str) -> None:
        self.diagnostics.append(_problem(code, marked(self.path, event), message, fix))

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._report("PS104", event, "an anchor names a part of the file", "remove the `&` and write the value out")
        if event.tag is not None:
            self._report("PS105", event, "a tag gives the value another type", "remove the `!` tag")

    def _refuse_ambiguous(self, event: Any, value: Ambiguous, *, is_key: bool) -> str:
        if value.text == "<<":
            self._report("PS106", event, "a merge key copies another mapping", "write the keys out, or use `each`")
            return value.text
        text = shortened(value.text)
        message, fix = f"`{text}` has two readings: {value.because}", f'quote it: `"{text}"`'
        mend: Mend | None = Mend(value.text, value.text, is_quoting=True)
        if value.otherwise is not None and not is_key:
            fix, mend = f'write `{value.otherwise}`, or quote the word: `"{text}"`', None
        self.diagnostics.append(replace(_problem("PS110", marked(self.path, event), message, fix), mend=mend))
        return value.text


def shortened(text: str) -> str:
    """Cut a name that is too long for a message."""
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 3]}..."


def events_of(text: str) -> Callable[[], Any]:
    """Give the function that reads the next parser event of a text; None is the end."""
    following: Callable[[], Any] = CParser(text).get_event
    return following


def marked(path: str, event: Any) -> Span:
    """Turn an event's marks, which count from 0, into a span; a value over several lines is cut at its first."""
    start, end = event.start_mark, event.end_mark
    if end.line != start.line:
        return Span(path, start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(path, start.line + 1, start.column + 1, end.line + 1, max(end.column, start.column + 1) + 1)


_SYNTAX_HELP = (
    ("mapping values are not allowed", "quote the text: `: ` starts a mapping"),
    ("while parsing a flow", "close the bracket, and quote text that holds `[`, `]`, `{`, `}` or `,`"),
    ("cannot start any token", "quote text that starts with a sign such as `%`, `@`, `` ` ``"),
    ("while scanning a simple key", "write `key: value`, with a space after the colon"),
    ("alias", "quote text that starts with `*` or `&`"),
    ("anchor", "quote text that starts with `*` or `&`"),
    ("while scanning a quoted scalar", "close the quote"),
    ("block", "indent all keys of a mapping alike"),
)


def _syntax_error(error: yaml.YAMLError, path: str) -> Diagnostic:
    unclosed = "end of stream" in str(getattr(error, "problem", None))
    mark = getattr(error, "context_mark" if unclosed else "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = " ".join(str(getattr(error, part, None) or "") for part in ("context", "problem")).strip()
    fix = next((fix for words, fix in _SYNTAX_HELP if words in said), "quote the value, or mend the indentation")
    return _problem(
        "PS102", Span(path, line, column, line, column + 1), f"this is not YAML: {said or 'unreadable'}", fix
    )
