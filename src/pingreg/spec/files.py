"""Every file of a registry, modelled."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from pingreg.diagnostics import Diagnostic, Finding, Keys, Place, Problem
from pingreg.source.documents import Documents
from pingreg.spec.layout import MANIFEST, POLICY, kind_of, stray
from pingreg.spec.located import located
from pingreg.spec.sound import Model, validated


@dataclass(frozen=True, slots=True)
class Specs:
    """Hold every modelled file by its path; `faulty` lists, by path, the keys that were left out as unsound."""

    models: Mapping[str, BaseModel]
    faulty: Mapping[str, tuple[Keys, ...]] = field(default_factory=dict)

    def one(self, path: str, kind: type[Model]) -> Model | None:
        """Give the model of one file; None when there is none, or none that is sound."""
        found = self.models.get(path)
        return found if isinstance(found, kind) else None

    def all(self, kind: type[Model]) -> dict[str, Model]:
        """Give every model of a kind by path, sorted."""
        return {path: model for path, model in sorted(self.models.items()) if isinstance(model, kind)}


def model(documents: Documents) -> tuple[Specs, tuple[Diagnostic, ...]]:
    """Model every document; each problem is reported once, and what is sound is kept."""
    models: dict[str, BaseModel] = {}
    faulty: dict[str, tuple[Keys, ...]] = {}
    problems: list[Problem] = []
    for path in documents.tree.paths:
        kind = kind_of(path)
        if kind is None:
            continue
        if path not in documents.data:
            faulty[path] = ()
            continue
        sound, found, left_out = validated(kind, documents.data[path], Place(path))
        problems.extend(found)
        if left_out:
            faulty[path] = left_out
        if sound is not None:
            models[path] = sound
    problems.extend(_misplaced(documents.tree.paths))
    return Specs(models, faulty), tuple(located(documents, finding, code=code) for code, finding in problems)


def _misplaced(paths: Collection[str]) -> Iterator[Problem]:
    """Find files that nobody reads, and required ones that are missing."""
    for path in paths:
        if (finding := stray(path)) is not None:
            yield "PS112", finding
    for path, fix in ((MANIFEST, "write it at the root of the registry"), (POLICY, f"write it beside `{MANIFEST}`")):
        if path not in paths:
            yield "PS115", Finding(Place(path), f"`{path}` is missing", fix)
