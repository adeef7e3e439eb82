"""Find places again: for one file, where each key and each value stands."""

import contextlib
from functools import cached_property
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from pingreg.diagnostics import Keys, Place, Span
from pingreg.naming import nearest
from pingreg.source import limits
from pingreg.source.reader import events_of, marked

_WAITING = object()


class SpanIndex:
    """Know the spans of every key and value in one file; the nearest known ancestor answers for an unknown one."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._keys: dict[Keys, Span] = {}
        self._values: dict[Keys, Span] = {}
        # The reader has reported what is no YAML; what stands before it is known.
        with contextlib.suppress(yaml.YAMLError):
            self._fill(text)

    def span(self, place: Place) -> Span:
        """Look `place` up; a mapping or list is shown by the key that introduces it."""
        keys = self._as_spelled(place.keys)
        if place.on == "value" and keys in self._values:
            return self._values[keys]
        while keys:
            if keys in self._keys:
                return self._keys[keys]
            if keys in self._values:
                return self._values[keys]
            keys = keys[:-1]
        return Span(self._path)

    def _as_spelled(self, keys: Keys) -> Keys:
        """Find keys that were mended on the way under the name that the author gave them."""
        if keys in self._keys or keys in self._values:
            return keys
        spelled: Keys = ()
        for key in keys:
            if (*spelled, key) not in self._keys and isinstance(key, str):
                spelled = (*spelled, nearest(key, self._names.get(spelled, ())) or key)
            else:
                spelled = (*spelled, key)
        return spelled

    @cached_property
    def _names(self) -> dict[Keys, list[str]]:
        names: dict[Keys, list[str]] = {}
        for *parent, name in self._keys:
            if isinstance(name, str):
                names.setdefault(tuple(parent), []).append(name)
        return names

    def _keep_value(self, keys: Keys, event: Any) -> None:
        # A value that was left out is shown by its key: there is nothing else to point at.
        is_left_out = type(event) is ScalarEvent and not event.value and not event.style
        if not (is_left_out and keys in self._keys):
            self._values.setdefault(keys, marked(self._path, event))

    def _fill(self, text: str) -> None:
        # One entry per open container: [is a mapping, next key or next index].
        stack: list[list[Any]] = []
        at: list[str | int] = []
        for event in islice(iter(events_of(text), None), limits.FILE_EVENTS):
            kind = type(event)
            if kind in {MappingEndEvent, SequenceEndEvent}:
                stack.pop()
                _advance(stack, at)
                continue
            if kind not in {ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent}:
                continue
            if stack and stack[-1][0] and stack[-1][1] is _WAITING:
                if kind is not ScalarEvent:
                    return  # where a key is no text, the reader has stopped as well
                stack[-1][1] = event.value
                at.append(event.value)
                self._keys.setdefault(tuple(at), marked(self._path, event))
                continue
            if stack and not stack[-1][0]:
                at.append(stack[-1][1])
            if kind is ScalarEvent or kind is AliasEvent:
                self._keep_value(tuple(at), event)
                _advance(stack, at)
                continue
            if stack and not stack[-1][0]:
                self._keys.setdefault(tuple(at), marked(self._path, event))
            if len(stack) >= limits.DEPTH:
                return
            stack.append([kind is MappingStartEvent, _WAITING if kind is MappingStartEvent else 0])


def _advance(stack: list[list[Any]], at: list[str | int]) -> None:
    if not stack:
        return
    at.pop()
    stack[-1][1] = _WAITING if stack[-1][0] else stack[-1][1] + 1
