"""Weakenings of pings and areas, and of events: envelope, features, actions."""

from typing import Any

from mutation.of_fields import Found, without_each
from mutation.weakening import GONE, Together, harmless, weakens
from mutation.written import Part
from pingreg.spec.area import AreaSpec, At, Why
from pingreg.spec.event import (
    ActionSpec,
    EnvelopeSpec,
    EventIdentity,
    EventPaths,
    FeatureSpec,
    MetadataSpec,
    PrivateMetadataSpec,
)
from pingreg.spec.ping import Identity, PingSpec, Transport, Versions
from pingreg.spec.warehouse import AreaWarehouse, PingWarehouse

_WORDS = "words for people"
_TEXT = {
    "text": {},
    "pattern": "^[A-Za-z0-9 @.:/_-]*$",
    "max_length": 200,
    "description": "What was typed, for somebody who would like to read it.",
    "because": "somebody would like to read it",
    "approved_by": "data",
}
_COUNT = {"count": {"of": "yawns", "per": "week"}, "description": "Yawns in front of the screen, by the week."}
_MEASURES = ("label", "version", "text")


@weakens(EnvelopeSpec, "fields")
@weakens(AreaSpec, "fields")
def _fields(_part: Part, now: Any) -> Found:
    yield from without_each(now)
    for name in now:
        yield "renamed in silence", {(f"{key}Too" if key == name else key): now[key] for key in now}
    named = [name for name, value in now.items() if "$" not in name and "removed" not in value]
    for name in named:
        other = f"{name}Too"
        yield "renamed", {**{key: now[key] for key in now if key != name}, other: {**now[name], "renamed_from": name}}
    yield "added", {**now, "yawns" if "." not in next(iter(now)) else "event.yawns": _COUNT}


@weakens(AreaSpec, "why", "at")
@weakens(AreaSpec, "warehouse")
def _taken_out(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


@weakens(At, "request", "warehouse")
def _at(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "another", f"{now}Too"


@weakens(AreaSpec, "each")
def _each(_part: Part, now: Any) -> Found:
    for name, variants in (now or {}).items():
        if isinstance(variants, list):
            yield "added", {**now, name: [*variants, "Another"]}
        else:
            last = next(reversed(variants.values()))
            yield "added", {**now, name: {**variants, "Another": last}}
        for variant, said in variants.items() if isinstance(variants, dict) else ():
            if said.get("per") not in {None, "day"}:
                yield "of a shorter period", {**now, name: {**variants, variant: {**said, "per": "day"}}}


@weakens(AreaSpec, "except")
def _except(_part: Part, now: Any) -> Found:
    yield from without_each(now)


@weakens(AreaWarehouse, "keys", "periods", "as", "complete")
def _area_stored(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


@weakens(PingWarehouse, "table")
def _table(_part: Part, now: Any) -> Found:
    yield "another", f"{now}_too"


@weakens(PingSpec, "identity")
@weakens(EnvelopeSpec, "identity", "at")
def _required(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


@weakens(Identity, "license", "site", "deploy_type", "sent")
def _identity(part: Part, now: Any) -> Found:
    yield from (("another", name) for name in _texts(part)[-1:])
    if now is not None:
        yield "removed", GONE


@weakens(Identity, "none")
def _known(part: Part, now: Any) -> Found:
    if now is not None:
        ping = part.registry.pings[part.path.split("/")[1]]
        yield "known now", Together({"none": GONE, "site": next(ping.fields).name.partition("/")[2]})


@weakens(PingSpec, "transport")
def _transport(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


@weakens(Transport, "address", "agent", "arrival")
def _fate(_part: Part, now: Any) -> Found:
    if now == "discarded":
        yield "stored", "stored"
        yield "removed", GONE


@weakens(PingSpec, "versions")
@weakens(EnvelopeSpec, "versions")
def _versions(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


@weakens(Versions, "field")
def _version_field(part: Part, _now: Any) -> Found:
    yield from (("another", name) for name in _texts(part)[-1:])


def _texts(part: Part) -> list[str]:
    """List the texts of a ping by their paths; of events none."""
    ping = part.registry.pings.get(part.path.split("/")[1])
    return [one.name.partition("/")[2] for one in ping.fields if one.type == "string"] if ping else []


@weakens(PingSpec, "schema_version")
def _schema_version(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "removed", GONE
        yield "lowered", "1-0-0"


@weakens(PingSpec, "cadence")
def _cadence(_part: Part, _now: Any) -> Found:
    yield "shorter", "1s"


@weakens(PingSpec, "endpoint")
@weakens(EnvelopeSpec, "endpoint")
def _endpoint(_part: Part, _now: Any) -> Found:
    yield "another", "https://elsewhere.example.org/updates"


@weakens(PingSpec, "undeclared")
@weakens(EnvelopeSpec, "undeclared")
def _undeclared(_part: Part, now: Any) -> Found:
    if now == "quarantine":
        yield "withheld only", "withhold"


@weakens(PingSpec, "warehouse")
def _warehouse(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


harmless(PingWarehouse, "constant", because="a column that is the same in every row tells nothing")
harmless(PingSpec, "title", "description", "note", because=_WORDS)
harmless(AreaSpec, "title", "description", "note", because=_WORDS)
harmless(Why, "question", "decision", because="words for people; that they are gone is told")
harmless(Versions, "scheme", because="there is one")


@weakens(Versions, "releases")
def _releases(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "of something else", "languages"


# Events -------------------------------------------------------------------------------------------------------------


@weakens(EventPaths, "feature", "action", "sent", "private_metadata")
def _event_path(_part: Part, now: Any) -> Found:
    yield "another", f"{now}_too"


@weakens(EventPaths, "metadata")
@weakens(EventIdentity, "license", "site")
def _event_paths(_part: Part, now: Any) -> Found:
    yield from without_each(now)
    if now:
        yield "another", [f"{now[0]}_too", *now[1:]]


@weakens(EnvelopeSpec, "marketing")
def _marketing(_part: Part, now: Any) -> Found:
    yield from without_each(now)


@weakens(FeatureSpec, "actions")
def _actions(_part: Part, now: Any) -> Found:
    yield from without_each(now)
    yield "added", {**now, "yawned": {"description": "Somebody yawned in front of the screen."}}
    carries = {
        "yawned": {"description": "Somebody yawned in front of the screen.", "private_metadata": {"word": _TEXT}}
    }
    yield "added with a text", {**now, **carries}


@weakens(ActionSpec, "since")
def _action_since(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "removed", GONE


@weakens(ActionSpec, "metadata")
def _metadata(_part: Part, now: Any) -> Found:
    yield "added", {**(now or {}), "yawnCount": {"description": "Yawns in front of the screen."}}


@weakens(ActionSpec, "private_metadata")
def _private_metadata(_part: Part, now: Any) -> Found:
    yield "added", {**(now or {}), "word": _TEXT}


@weakens(MetadataSpec, "type")
def _number(_part: Part, now: Any) -> Found:
    if now == "integer":
        yield "changed", "number"


@weakens(MetadataSpec, "unit")
def _unit(_part: Part, _now: Any) -> Found:
    yield "changed", "ms"


@weakens(MetadataSpec, "min")
def _low(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "lowered", now - 1000
        yield "dropped", GONE


@weakens(MetadataSpec, "max")
def _high(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "raised", now * 10
        yield "dropped", GONE


@weakens(PrivateMetadataSpec, *_MEASURES)
def _freed(part: Part, now: Any) -> Found:
    if now is not None and "text" not in part.data:
        kind = next(name for name in _MEASURES if name in part.data)
        yield "now a text", Together({kind: GONE, "text": {}, "pattern": "^[A-Za-z0-9 @.:/_-]*$", "max_length": 200})


@weakens(PrivateMetadataSpec, "pattern")
def _pattern(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "widened", "^[A-Za-z0-9 @.:/_-]*$"
        yield "dropped", GONE


@weakens(PrivateMetadataSpec, "max_length")
def _max_length(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "raised", now * 2
        yield "dropped", GONE


@weakens(PrivateMetadataSpec, "category")
def _category(_part: Part, _now: Any) -> Found:
    yield "more telling", "user.contact.email"
    yield "less telling", "system.operations"


@weakens(PrivateMetadataSpec, "approved_by")
def _approved_by(part: Part, now: Any) -> Found:
    yield from (("another", one) for one in part.registry.policy.approvers if one != now)


@weakens(PrivateMetadataSpec, "exception")
def _exception(_part: Part, now: Any) -> Found:
    excuse = {"basis": "somebody asked for it", "approved_by": "legal", "review_by": "2027-06-30"}
    yield ("removed", GONE) if now else ("added", excuse)


@weakens(PrivateMetadataSpec, "because")
def _because(_part: Part, _now: Any) -> Found:
    yield "another", "somebody would like to read it"


harmless(EnvelopeSpec, "title", "description", "note", because=_WORDS)
harmless(FeatureSpec, "title", "description", "note", because=_WORDS)
harmless(ActionSpec, "description", "note", because=_WORDS)
harmless(MetadataSpec, "description", "note", because=_WORDS)
harmless(PrivateMetadataSpec, "description", "note", because=_WORDS)
