"""What is written, part by part: each mapping of a file, the model that it is read as, and what it inherits from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, RootModel

from pingreg.diagnostics import Keys
from pingreg.resolve.model import Registry
from pingreg.spec.area import AreaSpec
from pingreg.spec.field import FieldSpec
from pingreg.spec.layout import AREA_PATH, ENVELOPE, FEATURE_PATH, POLICY, kind_of
from pingreg.spec.locations import insides, known_keys, models_among

ROOT = "root"
"""Stands for the content of a file that is one list, or one mapping whose keys are the author's own."""


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one part of a file; `above` is what it inherits from where it does not say something, nearest first."""

    kind: type[BaseModel]
    path: str
    keys: Keys
    data: Any
    above: tuple[Mapping[str, Any], ...]
    registry: Registry

    def now(self, key: str) -> Any:
        """Give what holds for a key, whoever says it; None when nobody does."""
        if key == ROOT:
            return self.data
        return next((data[key] for data in (self.data, *self.above) if key in data), None)

    def without(self, key: str) -> Any:
        """Give what would hold for a key if it were taken out here."""
        return next((data[key] for data in self.above if key in data), None)


def parts(path: str, files: Mapping[str, Any], registry: Registry) -> Iterator[Part]:
    """Take a file apart, from the outside to the inside."""
    kind = kind_of(path)
    assert kind is not None, path
    defaults = files[POLICY].get("defaults", {})
    match = AREA_PATH.match(path)
    above = [files[f"pings/{match[1]}/ping.yaml"]] if match and match[2] != "ping" else []
    if FEATURE_PATH.match(path):
        above = [files[ENVELOPE]]
    is_policy = path == POLICY
    yield from _parts((kind,), Part(kind, path, (), files[path], () if is_policy else (*above, defaults), registry))


def keys_of(kind: type[BaseModel]) -> tuple[str, ...]:
    """List the keys of a model as they are written."""
    return (ROOT,) if issubclass(kind, RootModel) else known_keys(kind, ())


def kinds_of(*roots: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """List the models that may stand in files of these kinds."""
    found: dict[type[BaseModel], None] = {}
    left = list(roots)
    while left:
        kind = left.pop()
        if kind in found:
            continue
        found[kind] = None
        types: tuple[object, ...] = tuple(field.annotation for field in kind.model_fields.values())
        for _ in range(3):  # a list of them, or a mapping of lists
            left.extend(models_among(types))
            types = insides(types, 0)
    return tuple(sorted(found, key=lambda kind: kind.__name__))


def _parts(kinds: Iterable[object], part: Part) -> Iterator[Part]:
    kinds, data = tuple(kinds), part.data
    above = part.above
    whole = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, RootModel)]
    if whole:
        yield Part(whole[0], part.path, part.keys, data, above, part.registry)
    kind = _fitting(kinds, data)
    if kind is not None:
        yield Part(kind, part.path, part.keys, data, above, part.registry)
        above = (data, *above) if "fields" in data else above
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        inner = insides(kinds, key)
        if kind is AreaSpec and key == "except":  # what is said of some variants is said as of a field
            inner = (list[FieldSpec],)
        yield from _parts(inner, Part(part.kind, part.path, (*part.keys, key), value, above, part.registry))


def _fitting(kinds: Iterable[object], data: Any) -> type[BaseModel] | None:
    if not isinstance(data, dict):
        return None
    named = [kind for kind in models_among(kinds) if not issubclass(kind, RootModel)]
    return next((kind for kind in named if data.keys() <= {*known_keys(kind, ())}), named[0] if named else None)
