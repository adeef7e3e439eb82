"""Find again what the author wrote in what pydantic says: keys, branches of unions, the keys that a model knows."""

import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic_core import ErrorDetails

from pingreg.diagnostics import Keys

ON_KEY = "[key]"
"""Stands last in a location when a mapping's key is at fault, not the value behind it."""


def keys_of(location: Sequence[str | int], data: Any) -> Keys:
    """Keep of a location what the author wrote: it also names the branches of a union."""
    keys: list[str | int] = []
    for step in location:
        if _holds(data, step):
            data = data[step]
            keys.append(step)
    return tuple(keys)


def one_branch_each(details: Sequence[ErrorDetails], data: Any) -> Iterator[ErrorDetails]:
    """Of a union's branches, keep the one that got farthest: the others are not what the author meant."""
    branches: dict[Keys, dict[object, list[ErrorDetails]]] = {}
    for detail in details:
        union, branch = _branch(detail, data)
        if branch is None:
            yield detail
        else:
            branches.setdefault(union, {}).setdefault(branch, []).append(detail)
    for choices in branches.values():
        yield from max(choices.values(), key=lambda found: _progress(found, data))


def _progress(found: list[ErrorDetails], data: Any) -> tuple[int, bool]:
    """Measure how far a branch got: how deep its mistakes are, and whether the kind of value was right at all."""
    depth = max(len(keys_of(detail["loc"], data)) for detail in found)
    return depth, not any(detail["type"].endswith("_type") for detail in found)


def _branch(detail: ErrorDetails, data: Any) -> tuple[Keys, str | int | None]:
    """Split a location before the first step that names no key of the author's; the last may be a missing key."""
    location = detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]
    taken: list[str | int] = []
    for step in location:
        if not _holds(data, step):
            return tuple(taken), step if step != ON_KEY else None
        data = data[step]
        taken.append(step)
    return tuple(taken), None


def _holds(data: Any, step: str | int) -> bool:
    if isinstance(data, Mapping):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)


def known_keys(model: type[BaseModel], location: Iterable[str | int]) -> tuple[str, ...]:
    """List the keys of the model that stands at `location`."""
    candidates: tuple[object, ...] = (model,)
    for step in location:
        candidates = insides(candidates, step) or candidates
    known: dict[str, None] = {}
    for candidate in models_among(candidates):
        for name, field in candidate.model_fields.items():
            if not field.exclude:
                known[field.alias or name] = None
    return tuple(known)


def insides(annotations: Iterable[object], step: str | int) -> tuple[object, ...]:
    """List the types that may stand under a key, or at an index, of any of `annotations`."""
    return tuple(inner for annotation in annotations for inner in _inside(annotation, step))


def models_among(annotations: Iterable[object]) -> Iterator[type[BaseModel]]:
    """Give the models among types and the branches of unions."""
    for candidate in _flat(annotations):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            yield candidate


def _flat(annotations: Iterable[object]) -> Iterator[object]:
    for annotation in annotations:
        origin = get_origin(annotation)
        if origin is Annotated:
            yield from _flat(get_args(annotation)[:1])
        elif origin in {Union, types.UnionType}:
            yield from _flat(get_args(annotation))
        elif isinstance(annotation, type) and issubclass(annotation, RootModel):
            yield from _flat([annotation.model_fields["root"].annotation])
        else:
            yield annotation


def _inside(annotation: object, step: str | int) -> Iterator[object]:
    for part in _flat([annotation]):
        origin = get_origin(part)
        if origin in {dict, typing.Mapping}:
            yield get_args(part)[1]
        elif origin in {list, tuple}:
            yield get_args(part)[0]
        elif isinstance(part, type) and issubclass(part, BaseModel):
            for name, field in part.model_fields.items():
                if step == (field.alias or name):
                    yield field.annotation
