"""Every file of a registry, modelled."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from pingreg.diagnostics import Diagnostic, Finding, Keys, Place, Problem
from pingreg.source.documents import Documents
from pingreg.source.table import read_table
from pingreg.spec.contract_table import ContractTable, contract_table
from pingreg.spec.layout import MANIFEST, POLICY, TABLE_PATH, kind_of, stray
from pingreg.spec.located import located
from pingreg.spec.sound import Model, validated


@dataclass(frozen=True, slots=True)
class Specs:
    """Hold every modelled file by its path; `faulty` lists, by path, the keys that were left out as unsound.

    Of the `partial` pings fields were left out on purpose: what leads to one is no mistake.
    """

    models: Mapping[str, BaseModel]
    faulty: Mapping[str, tuple[Keys, ...]] = field(default_factory=dict)
    tables: Mapping[str, ContractTable] = field(default_factory=dict)
    """Tables of contracts by their path."""
    partial: frozenset[str] = frozenset()

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
    tables, unreadable = _tables(documents, problems)
    unfit = tuple(located(documents, finding, code=code) for code, finding in problems)
    return Specs(models, faulty, tables), (*unreadable, *unfit)


def _tables(documents: Documents, problems: list[Problem]) -> tuple[dict[str, ContractTable], tuple[Diagnostic, ...]]:
    """Read and model the tables of contracts; what is wrong with their form has its lines already."""
    tables: dict[str, ContractTable] = {}
    unreadable: list[Diagnostic] = []
    for path in filter(TABLE_PATH.match, documents.paths):
        table, found = read_table(documents.content(path), documents.tree.shown(path))
        unreadable.extend(found)
        modelled, wrong = contract_table(table, Place(path)) if table else (None, ())
        problems.extend(wrong)
        if modelled is not None:
            tables[path] = modelled
    return tables, tuple(unreadable)


def _misplaced(paths: Collection[str]) -> Iterator[Problem]:
    """Find files that nobody reads, and required ones that are missing."""
    for path in paths:
        if (finding := stray(path)) is not None:
            yield "PS112", finding
    for path, fix in ((MANIFEST, "write it at the root of the registry"), (POLICY, f"write it beside `{MANIFEST}`")):
        if path not in paths:
            yield "PS115", Finding(Place(path), f"`{path}` is missing", fix)
