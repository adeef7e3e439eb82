"""Which file of a registry holds what."""

import re

from pydantic import BaseModel

from pingreg.diagnostics import Finding, Place
from pingreg.naming import did_you_mean
from pingreg.spec.area import AreaSpec
from pingreg.spec.base import FEATURE, IDENTIFIER
from pingreg.spec.catalogue import (
    BaselineSpec,
    LocalEventsSpec,
    ManifestSpec,
    MetricSpec,
    SourceSpec,
    TeamsSpec,
    VocabularySpec,
    WaiversSpec,
)
from pingreg.spec.contract import ContractSpec
from pingreg.spec.event import EnvelopeSpec, FeatureSpec
from pingreg.spec.ping import PingSpec
from pingreg.spec.policy import PolicySpec
from pingreg.spec.review import ReviewSpec

MANIFEST, POLICY, TEAMS = "pingreg.yaml", "policy.yaml", "teams.yaml"
EVENTS, WAIVERS, BASELINE = "events/local.yaml", "waivers.yaml", "baseline.yaml"
ENVELOPE = "events/envelope.yaml"
_KINDS: dict[str, type[BaseModel]] = {
    MANIFEST: ManifestSpec,
    POLICY: PolicySpec,
    TEAMS: TeamsSpec,
    WAIVERS: WaiversSpec,
    BASELINE: BaselineSpec,
    EVENTS: LocalEventsSpec,
    ENVELOPE: EnvelopeSpec,
}
_NAMED_KINDS: tuple[tuple[re.Pattern[str], type[BaseModel]], ...] = (
    (re.compile(rf"vocabularies/{IDENTIFIER}\.yaml\Z"), VocabularySpec),
    (re.compile(rf"metrics/{IDENTIFIER}\.yaml\Z"), MetricSpec),
    (re.compile(rf"sources/{IDENTIFIER}\.yaml\Z"), SourceSpec),
    (re.compile(rf"contracts/{IDENTIFIER}\.yaml\Z"), ContractSpec),
    (re.compile(rf"reviews/{IDENTIFIER}\.yaml\Z"), ReviewSpec),
    (re.compile(rf"pings/{IDENTIFIER}/ping\.yaml\Z"), PingSpec),
    (re.compile(rf"pings/{IDENTIFIER}/{IDENTIFIER}\.yaml\Z"), AreaSpec),
    (re.compile(rf"events/{FEATURE}\.yaml\Z"), FeatureSpec),
)
AREA_PATH = re.compile(r"pings/([^/]+)/([^/]+)\.yaml\Z")
"""The file of an area, or of a ping: groups for the ping and the file's name."""
CONTRACT_PATH = re.compile(rf"contracts/({IDENTIFIER})\.yaml\Z")
"""The file of a contract: a group for its name."""
FEATURE_PATH = re.compile(r"events/(?!local\.yaml|envelope\.yaml)([^/]+)\.yaml\Z")
"""The file of a feature's events: a group for the feature."""
TABLE_PATH = re.compile(r"contracts/[A-Za-z0-9_][A-Za-z0-9_.-]*\.csv\Z")
"""A table of contracts."""
_TOP = (
    *(MANIFEST, POLICY, TEAMS, WAIVERS, BASELINE),
    *("vocabularies", "events", "pings", "metrics", "sources", "contracts", "reviews"),
)
_OTHER_FILES = re.compile(
    r"metaschema/|(?:(?:.*/)?[A-Za-z0-9_.-]+\.(?:md|csv)"
    rf"|(?:pings/{IDENTIFIER}|events)/examples/(?:valid|invalid)/[A-Za-z0-9_.-]+\.json)\Z"
)


def kind_of(path: str) -> type[BaseModel] | None:
    """Give the model of a file; None when none is made of it."""
    named = (kind for pattern, kind in _NAMED_KINDS if pattern.match(path))
    return _KINDS.get(path) or next(named, None)


def stray(path: str) -> Finding | None:
    """Find a file that nobody reads, and say where it belongs."""
    if kind_of(path) is not None or _OTHER_FILES.match(path):
        return None
    if path.endswith(".yml"):
        return Finding(Place(path), "the file ends in `.yml`", "rename it to end in `.yaml`")
    top = path.split("/", maxsplit=1)[0]
    guess = "" if top in _TOP else did_you_mean(top, _TOP)
    fix = (
        "put areas into `pings/<ping>/<area>.yaml`, words into `vocabularies/<name>.yaml`,"
        " events into `events/<feature>.yaml`, the rest into `metrics/<name>.yaml` or `sources/<name>.yaml`,"
        " each name in small letters"
    )
    return Finding(Place(path), f"nothing in a registry is called `{path}`{guess}", fix)
