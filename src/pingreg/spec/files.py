"""Which file holds what; every file modelled, and a faulty one kept as far as it is sound."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pingreg.diagnostics import Code, Diagnostic, Finding, Keys, Label, Place, Severity
from pingreg.naming import did_you_mean
from pingreg.source.documents import Documents
from pingreg.spec import errors
from pingreg.spec.area import FAMILIES, AreaSpec
from pingreg.spec.catalogue import (
    BaselineSpec,
    LocalEventsSpec,
    ManifestSpec,
    TeamsSpec,
    VocabularySpec,
    WaiversSpec,
)
from pingreg.spec.mend import mended
from pingreg.spec.ping import PingSpec
from pingreg.spec.policy import PolicySpec

MANIFEST, POLICY, TEAMS = "pingreg.yaml", "policy.yaml", "teams.yaml"
EVENTS, WAIVERS, BASELINE = "events/local.yaml", "waivers.yaml", "baseline.yaml"
_ID = "[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*"
_KINDS: tuple[tuple[re.Pattern[str], type[BaseModel]], ...] = tuple(
    (re.compile(rf"{pattern}\Z"), model)
    for pattern, model in (
        (r"pingreg\.yaml", ManifestSpec),
        (r"policy\.yaml", PolicySpec),
        (r"teams\.yaml", TeamsSpec),
        (r"waivers\.yaml", WaiversSpec),
        (r"baseline\.yaml", BaselineSpec),
        (r"events/local\.yaml", LocalEventsSpec),
        (rf"vocabularies/{_ID}\.yaml", VocabularySpec),
        (rf"pings/{_ID}/ping\.yaml", PingSpec),
        (rf"pings/{_ID}/{_ID}\.yaml", AreaSpec),
    )
)
AREA_PATH = re.compile(r"pings/([^/]+)/([^/]+)\.yaml\Z")
"""The file of an area, or of a ping: groups for the ping and the file's name."""
_TOP = (
    "pingreg.yaml",
    "policy.yaml",
    "teams.yaml",
    "waivers.yaml",
    "baseline.yaml",
    "vocabularies",
    "events",
    "pings",
)
_OTHER_FILES = re.compile(
    rf"(?:.*/)?[A-Za-z0-9_.-]+\.(?:md|csv)|pings/{_ID}/examples/(?:valid|invalid)/[A-Za-z0-9_.-]+\.json\Z"
)

_ROUNDS = 4
"""How often a file is mended and cut before it is given up."""

Model = TypeVar("Model", bound=BaseModel)


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
    problems: list[Diagnostic] = []
    for path in documents.paths:
        kind = _kind(path)
        if kind is None and not _OTHER_FILES.match(path):
            problems.append(diagnostic(documents, "PS112", _stray(path)))
        if kind is None:
            continue
        if path not in documents.data:
            faulty[path] = ()
            continue
        sound, found, left_out = validated(kind, documents.data[path], Place(path))
        problems.extend(diagnostic(documents, code, finding) for code, finding in found)
        if left_out:
            faulty[path] = left_out
        if sound is not None:
            models[path] = sound
    for path, fix in ((MANIFEST, "write it at the root of the registry"), (POLICY, "write it beside `pingreg.yaml`")):
        if path not in documents.tree.paths:
            problems.append(diagnostic(documents, "PS115", Finding(Place(path), f"`{path}` is missing", fix)))
    return Specs(models, faulty), tuple(problems)


def diagnostic(documents: Documents, code: str, finding: Finding) -> Diagnostic:
    """Locate a finding of the stages before the rules; all of them are errors."""
    span, place = documents.span, finding.place
    subject = finding.subject or subject_of(documents, place)
    labels = tuple(Label(span(related), text) for related, text in finding.related)
    return Diagnostic(Code(code), Severity.ERROR, subject, span(place), finding.message, finding.help, labels)


def subject_of(documents: Documents, place: Place) -> str:
    """Name what a place belongs to: a field (by its path in the request), else an area, a ping, or the file."""
    match = AREA_PATH.match(place.path)
    if match is None:
        return place.path
    ping, name = match[1], match[2]
    if name == "ping":
        return ping
    if place.keys[:1] != ("fields",) or len(place.keys) == 1:
        return f"{ping}/{name}"
    data = documents.data.get(place.path)
    at = data.get("at") if isinstance(data, dict) else None
    request = at.get("request") if isinstance(at, dict) else None
    return f"{ping}/{request}.{place.keys[1]}" if isinstance(request, str) else f"{ping}/{place.keys[1]}"


def _kind(path: str) -> type[BaseModel] | None:
    return next((kind for pattern, kind in _KINDS if pattern.match(path)), None)


def _stray(path: str) -> Finding:
    top = path.split("/", maxsplit=1)[0]
    if path.endswith(".yml"):
        return Finding(Place(path), "the file ends in `.yml`", "rename it to end in `.yaml`")
    guess = "" if top in _TOP else did_you_mean(top, _TOP)
    message = f"nothing in a registry is called `{path}`{guess}"
    return Finding(
        Place(path),
        message,
        "put areas into `pings/<ping>/<area>.yaml`, words into `vocabularies/<name>.yaml`",
    )


def validated(
    kind: type[Model], data: Any, place: Place
) -> tuple[Model | None, tuple[tuple[str, Finding], ...], tuple[Keys, ...]]:
    """Model `data`; on mistakes report them, and try again without what is at fault.

    Returns the model or None, codes with findings, and the keys that were left out.
    """
    prepared, found = _families_apart(data, place) if kind is AreaSpec else (data, [])
    left_out: list[Keys] = []
    for _ in range(_ROUNDS):
        try:
            return kind.model_validate(prepared), tuple(found), tuple(left_out)
        except ValidationError as error:
            cuts: list[tuple[Keys, Keys]] = []
            for code, finding, keys in errors.findings(error, model=kind, data=prepared, place=place):
                # A second round may only complain that something is missing where the first one cut.
                if not any(cut[: len(keys)] == keys for cut in left_out):
                    found.append((code, finding))
                cuts.append((keys, _cut(finding, keys, place)))
            prepared, mends = mended(prepared, error, kind)
            unmended = [cut for keys, cut in cuts if keys not in mends]
            left_out.extend(unmended)
        prepared = _without(prepared, unmended)
    return None, tuple(dict.fromkeys(found)), tuple(left_out)


def _families_apart(data: Any, place: Place) -> tuple[Any, list[tuple[str, Finding]]]:
    """Put the families of an area where its model keeps them, under a key that an author may not use."""
    found: list[tuple[str, Finding]] = []
    if not isinstance(data, dict):
        return data, found
    if FAMILIES in data:
        at = place.at(FAMILIES, on="key")
        found.append(("PM101", Finding(at, f"`{FAMILIES}` is no key here", "put families under `fields`")))
        data = {name: value for name, value in data.items() if name != FAMILIES}
    fields = data.get("fields")
    if not isinstance(fields, dict) or not any("$" in name for name in fields):
        return data, found
    plain = {name: value for name, value in fields.items() if "$" not in name}
    families = {name: value for name, value in fields.items() if "$" in name}
    return {**data, "fields": plain, FAMILIES: families}, found


def _cut(finding: Finding, keys: Keys, place: Place) -> Keys:
    """Choose how much to leave out: an unknown key alone, a whole field, or the whole entry of the file."""
    if finding.place.on == "key":
        return finding.place.keys[len(place.keys) :]
    return keys[:2] if keys[:1] == ("fields",) or len(keys) > 2 else keys[:1]  # noqa: PLR2004  an entry of a mapping


_Cuts = dict[str | int, "_Cuts"]
"""What to cut, key by key; nothing inside means the whole of it."""


def _without(data: Any, cuts: Iterable[Keys]) -> Any:
    tree: _Cuts = {}
    for keys in sorted(filter(None, cuts), key=len, reverse=True):
        *above, last = keys
        inner = tree
        for key in above:
            inner = inner.setdefault(key, {})
        inner[last] = {}
    return _pruned(data, tree)


def _pruned(data: Any, cuts: _Cuts) -> Any:
    """Copy `data` once, whatever is cut."""
    if isinstance(data, dict):
        return {key: _kept(value, cuts.get(key)) for key, value in data.items() if cuts.get(key) != {}}
    if isinstance(data, list):
        return [_kept(value, cuts.get(index)) for index, value in enumerate(data) if cuts.get(index) != {}]
    return data


def _kept(value: Any, cuts: _Cuts | None) -> Any:
    return value if cuts is None else _pruned(value, cuts)
