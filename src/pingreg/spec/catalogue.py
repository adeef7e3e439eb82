"""The small files of a registry: manifest, teams, vocabularies, local events, metrics, sources, waivers, baseline."""

from typing import Annotated, Literal

from pydantic import Field as Setting

from pingreg.spec.base import (
    CodeName,
    Day,
    EventKey,
    Identifier,
    Identifiers,
    Line,
    Lines,
    Reference,
    References,
    Spec,
    Text,
    Url,
    Whole,
)
from pingreg.spec.measures import Named

FolderPath = Annotated[str, Setting(min_length=1, max_length=1000)]


class Docs(Spec):
    """Say where the generated handbook is published."""

    url: Url


class ManifestSpec(Spec):
    """Hold `pingreg.yaml`.

    `rules` sets the severity of single rules: there is no way to switch one off but a waiver. `committed` names the
    targets whose files are kept in the repository. `contracts` may point outside the registry.
    """

    pingreg: Literal[1]
    name: Identifier
    title: Line
    docs: Docs | None = None
    contracts: FolderPath | None = None
    committed: Annotated[tuple[Identifier | Reference, ...], Setting(strict=False)] = ()
    rules: dict[CodeName, Literal["error", "warning"]] = Setting(default_factory=dict)


class TeamSpec(Spec):
    """Hold one team; one that was dissolved names its successor."""

    title: Line
    contact: Line | None = None
    aliases: Identifiers = ()
    successor: Reference | None = None


class TeamsSpec(Whole[dict[Identifier, TeamSpec]]):
    """Hold `teams.yaml`: teams by their id."""


class VocabularySpec(Spec):
    """Hold a closed set of words for labels, as a list or with a meaning for each."""

    title: Line
    description: Text | None = None
    values: Lines | Annotated[dict[Line, Line], Setting(min_length=1)]


class LocalEventSpec(Spec):
    """Describe an event that is recorded inside the instance, and counted by fields."""

    written = ("owner",)

    description: Text
    owner: Reference | None = None


class LocalEventsSpec(Whole[dict[Line, LocalEventSpec]]):
    """Hold `events/local.yaml`: events by the name under which they are recorded."""


class MetricSpec(Spec):
    """Hold `metrics/<id>.yaml`: a standard figure, and what it is computed from.

    A name in `reads` covers what stands below it, and that of an area its fields, as in a contract's `withhold`.
    """

    written = ("title", "description", "note")

    title: Line
    description: Text
    note: Text | None = None
    owner: Reference
    reads: References


class HeldSpec(Spec):
    """Describe an identifier in the rows of a source: whom it names, and what kind of data it is."""

    of: Named
    category: Reference
    description: Text | None = None


class SourceSpec(Spec):
    """Hold `sources/<id>.yaml`: data that comes to a store from elsewhere, and the identifiers that it holds."""

    written = ("title", "description", "note")

    title: Line
    description: Text
    note: Text | None = None
    owner: Reference
    store: Reference
    holds: dict[EventKey, HeldSpec] = Setting(default_factory=dict)


class WaiverSpec(Spec):
    """Excuse one finding for a while."""

    code: CodeName
    subject: Reference
    owner: Reference
    reason: Text
    expires: Day


class WaiversSpec(Whole[list[WaiverSpec]]):
    """Hold `waivers.yaml`."""


class BaselineSpec(Whole[dict[CodeName, list[Reference]]]):
    """Hold `baseline.yaml`: findings that were there when the registry adopted this tool; it only shrinks."""
