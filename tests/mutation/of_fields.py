"""Weakenings of fields, of what they inherit, and of their measures and methods."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

from mutation.weakening import GONE, Together, harmless, weakens
from mutation.written import Part
from pingreg.anonymize.method import Period, methods
from pingreg.spec import lifecycle, measures
from pingreg.spec.event import EventsShared
from pingreg.spec.field import _FITTING, FieldSpec, Inherited, Source, TierBasis
from pingreg.spec.policy import LEVELS
from pingreg.spec.step import Step
from pingreg.spec.taxonomy import CATEGORIES, Weight
from pingreg.spec.warehouse import FieldWarehouse

Found = Iterator[tuple[str, Any]]
_WEIGHTS = get_args(Weight)
_CATEGORIES = ("system.operations", "user.behavior", "user.device.ip_address", "user.contact.email")
_PERIODS = ("lifetime", "month", "rolling 30d", "week", "day", "now")
_IDS = ("instance", "organisation", "person")
_TELLING = ("flag", *dict.fromkeys(("count", "distinct", "sum", "mean", "percentile", "ratio", "gauge")))
_RANKS = {**dict.fromkeys(_TELLING, 0), "label": 1, "version": 1, "time": 2, "text": 3, "id": 4}
_MEASURES: dict[str, Any] = {
    "gauge": {"of": "things"},
    "percentile": {"p": 100, "of": "things"},
    "label": {"values": ["one", "two"]},
    "version": {},
    "time": {},
    "text": {},
    "id": {"of": "person"},
}
_ANYTHING = "^[A-Za-z0-9 @.:/_-]*$"
_EXCEPTION = {"basis": "somebody asked for it", "approved_by": "legal", "review_by": "2027-06-30"}


def later(day: str, *, years: int = 1) -> str:
    """Give the same day of another year."""
    year, rest = day.split("-", 1)
    return date.fromisoformat(f"{int(year) + years}-{rest}").isoformat()


def added(now: Any, *entries: Any) -> Found:
    """Add each entry that a list does not have to it."""
    yield from (("added", [*(now or ()), one]) for one in entries if one not in (now or ()))


def without_each(now: Any) -> Found:
    """Take each entry out of a list or a mapping in turn; the last one with its key."""
    if isinstance(now, dict):
        yield from (("removed", {key: now[key] for key in now if key != name}) for name in now)
    elif now:
        for index in range(len(now)):
            yield "removed", [*now[:index], *now[index + 1 :]] or GONE


# What is inherited -----------------------------------------------------------------------------------------------


@weakens(Inherited, "tier")
def _tier(part: Part, now: Any) -> Found:
    tiers = part.registry.policy.tiers
    if now in tiers and not part.path.startswith("events/"):
        at = LEVELS.index(tiers[now].from_level)
        yield from (("lowered", name) for name, one in tiers.items() if LEVELS.index(one.from_level) < at)


@weakens(Inherited, "tier_basis")
def _tier_basis(part: Part, now: Any) -> Found:
    if now is not None and not part.path.startswith("events/"):
        yield "removed", GONE
        yield "changed", next(basis for basis in get_args(TierBasis) if basis != now)


@weakens(EventsShared, "purposes")
@weakens(Inherited, "purposes")
def _purposes(part: Part, now: Any) -> Found:
    policy = part.registry.policy
    tier = part.now("tier")
    allowed = policy.purposes_of(tier) if tier in policy.tiers else policy.purposes_of("product")
    yield from list(added(now, *allowed))[:1] if now else ()
    yield from list(added(now, *(one for one in policy.purposes_of("product") if one not in allowed)))[:1]


@weakens(EventsShared, "category")
@weakens(Inherited, "category")
def _category(_part: Part, now: Any) -> Found:
    if now not in CATEGORIES:
        return
    at = _WEIGHTS.index(CATEGORIES[now])
    for category in _CATEGORIES:
        weight = _WEIGHTS.index(CATEGORIES[category])
        yield "more telling" if weight > at else "less telling" if weight < at else "as telling", category


@weakens(EventsShared, "since")
@weakens(Inherited, "since")
def _since(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "removed", GONE
        yield "later", "99.0"


@weakens(Inherited, "source")
def _source(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "changed", next(source for source in get_args(Source) if source != now)


@weakens(Inherited, "origin")
def _origin(_part: Part, now: Any) -> Found:
    yield "changed", "receiver" if now == "sender" else "sender"


@weakens(Inherited, "nullable")
def _nullable(_part: Part, now: Any) -> Found:
    yield "turned", not now


@weakens(EventsShared, "recipients")
@weakens(Inherited, "recipients")
def _recipients(part: Part, now: Any) -> Found:
    yield from added(now, *part.registry.policy.stores)


@weakens(EventsShared, "expires")
@weakens(Inherited, "expires")
def _expires(_part: Part, now: Any) -> Found:
    if isinstance(now, str):
        yield "extended", later(now)
        yield "never", {"never": "it is still of use"}
        yield "removed", GONE


@weakens(Inherited, "documented")
def _documented(_part: Part, _now: Any) -> Found:
    yield "false", False


harmless(EventsShared, "owner", because="it says who answers for it; nothing more is collected")
harmless(Inherited, "owner", because="it says who answers for it; nothing more is collected")
harmless(EventsShared, "readers", because="who says so can be asked; whether they look, nobody computes")
harmless(Inherited, "readers", because="who says so can be asked; whether they look, nobody computes")


# A field -----------------------------------------------------------------------------------------------------------


@weakens(FieldSpec, *measures.MEASURES)
def _measure(part: Part, now: Any) -> Found:
    kind = next((name for name in measures.MEASURES if name in part.data), None)
    if now is None or kind is None or part.data.get(kind) != now:
        return
    for name, value in _MEASURES.items():
        if name == kind:
            continue
        unfit = {key: GONE for key, kinds in _FITTING.items() if name not in kinds and key in part.data}
        bounded = {"pattern": _ANYTHING, "max_length": 200} if name == "text" else {}
        how = "more telling" if _RANKS[name] > _RANKS[kind] else "as another measure"
        yield f"now a {name}, {how}", Together({**unfit, **bounded, kind: GONE, name: value})


@weakens(FieldSpec, "type")
def _type(part: Part, now: Any) -> Found:
    if now is not None and "id" not in part.data:
        yield "changed", "number" if now == "integer" else "integer"


@weakens(FieldSpec, "unit")
def _unit(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "changed", "ms" if now != "ms" else "s"
        yield "removed", GONE


@weakens(FieldSpec, "min")
def _min(part: Part, now: Any) -> Found:
    if not _FITTING["min"].isdisjoint(part.data):
        yield "lowered", (now or 0) - 1000


@weakens(FieldSpec, "max_items", "max_cardinality")
def _most(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "raised", now * 10
        yield "dropped", GONE


@weakens(FieldSpec, "max")
def _max(part: Part, now: Any) -> Found:
    if now is not None:
        yield "raised", now * 10
        yield "dropped", GONE
    elif "ratio" in part.data:
        yield "raised above the whole", 1000


@weakens(FieldSpec, "max_length")
def _max_length(part: Part, now: Any) -> Found:
    if not _FITTING["max_length"].isdisjoint(part.data) and part.data.get("type") is None:
        yield "raised", (now or 5000) * 2
        yield "dropped", GONE


@weakens(FieldSpec, "pattern")
def _pattern(part: Part, now: Any) -> Found:
    if now is not None:
        yield "widened", _ANYTHING
        yield "dropped", GONE
    elif not _FITTING["pattern"].isdisjoint(part.data) and part.data.get("type") is None:
        yield "set", _ANYTHING


@weakens(FieldSpec, "repeated")
def _repeated(part: Part, now: Any) -> Found:
    if not now and not part.data.keys().isdisjoint(measures.MEASURES):
        yield "made a list", True


@weakens(FieldSpec, "anonymize")
def _anonymize(_part: Part, now: Any) -> Found:
    yield from without_each(now)
    if now and len(now) > 1:
        yield "reordered", now[::-1]


@weakens(FieldSpec, "exception")
def _exception(_part: Part, now: Any) -> Found:
    yield ("removed", GONE) if now else ("added", _EXCEPTION)


@weakens(FieldSpec, "warehouse", "deprecated", "removed", "never_filled")
def _taken_out(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


@weakens(FieldSpec, "broken_in")
def _broken_in(_part: Part, now: Any) -> Found:
    yield from without_each(now)


@weakens(FieldSpec, "renamed_from")
def _renamed_from(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "removed", GONE


harmless(FieldSpec, "description", "note", because="words for people; rules of documentation judge them")


# Measures ----------------------------------------------------------------------------------------------------------


@weakens(measures.Counting, "event")
def _event(part: Part, now: Any) -> Found:
    if isinstance(now, str):
        other = next((name for name in part.registry.events if name != now), now)
        yield "another", other
        yield "added", [now, other]


@weakens(measures.Counting, "of")
@weakens(measures.Sum, "of")
@weakens(measures.Mean, "of")
@weakens(measures.Percentile, "of")
@weakens(measures.Ratio, "of", "to")
@weakens(measures.Gauge, "of")
def _of_another(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "another", "people who sleep"


@weakens(measures.Counting, "per")
@weakens(measures.Sum, "per")
@weakens(measures.Mean, "per")
@weakens(measures.Percentile, "per")
@weakens(measures.Ratio, "per")
@weakens(measures.Flag, "per")
def _per(part: Part, now: Any) -> Found:
    periods = _PERIODS[:-1] if issubclass(part.kind, measures.Counting) else _PERIODS
    start = periods.index(now) + 1 if now in periods else len(periods) - 1
    yield from (("shorter", period) for period in periods[start:] if now is not None)


@weakens(measures.Percentile, "p")
def _p(_part: Part, now: Any) -> Found:
    yield "of one alone", 100
    yield "nearer to an end", (100 + now) / 2
    yield "nearer to the other end", (100 - now) / 2 if now >= 50 else now / 2


@weakens(measures.Label, "values")
def _values(part: Part, now: Any) -> Found:
    match now:
        case list():
            yield "added", [*now, "another"]
        case dict():
            yield "added", {**now, "99": "another"}
        case str():
            yield "of another vocabulary", next(name for name in part.registry.vocabularies if name != now)


@weakens(measures.Label, "else")
def _else(part: Part, now: Any) -> Found:
    if now is None and not isinstance(part.data["values"], dict):
        yield "added", "other"


@weakens(measures.Label, "empty")
def _empty_label(part: Part, now: Any) -> Found:
    if not now and not isinstance(part.data["values"], dict):
        yield "admitted", True


@weakens(measures.Version, "empty")
@weakens(measures.Id, "empty")
@weakens(measures.TextMeasure, "empty")
def _empty(_part: Part, now: Any) -> Found:
    if not now:
        yield "admitted", True


@weakens(measures.Id, "of")
def _of_whom(_part: Part, now: Any) -> Found:
    at = _IDS.index(now)
    yield from (("nearer" if _IDS.index(whom) > at else "of another", whom) for whom in _IDS if whom != now)


@weakens(measures.Time, "as")
def _form(_part: Part, now: Any) -> Found:
    if now == "date":
        yield "finer", "timestamp"


@weakens(measures.Time, "to")
def _precision(_part: Part, now: Any) -> Found:
    if now is not None:
        precisions = get_args(measures.Precision)
        finer = precisions[: precisions.index(now)] if now in precisions else precisions[:1]
        yield from (("finer", precision) for precision in finer)
        yield "removed", GONE


# Methods -----------------------------------------------------------------------------------------------------------

METHODS = {method.name: method.parameters for method in methods()}
harmless(Step, *METHODS, because="a method that is exchanged is one taken out, and another one put in")
harmless(METHODS["redact"], "text", because="whatever is written instead, it is the same of all")
harmless(METHODS["enum_map"], "otherwise", because="what it is called that all others have in common tells nothing")
harmless(METHODS["email_domain"], "otherwise", because="what it is called that all others have in common tells nothing")


@weakens(Step, "at")
def _at(_part: Part, now: Any) -> Found:
    if now == "sender":
        yield "moved to the receiver", "receiver"


@weakens(METHODS["bucket"], "edges")
def _edges(_part: Part, now: Any) -> Found:
    yield "added", [*now, now[-1] * 2 + 1]


@weakens(METHODS["clamp"], "min")
def _clamped_below(_part: Part, now: Any) -> Found:
    yield "lowered", now - 1000


@weakens(METHODS["clamp"], "max")
def _clamped_above(_part: Part, now: Any) -> Found:
    yield "raised", (now + 1) * 10


@weakens(METHODS["email_domain"], "allow")
def _allow(_part: Part, now: Any) -> Found:
    yield "added", [*now, "example.org"]


@weakens(METHODS["enum_map"], "values")
def _mapped(_part: Part, now: Any) -> Found:
    yield "added", {**now, "something else": "something-else"}


@weakens(METHODS["hmac"], "purpose")
def _hmac_purpose(_part: Part, _now: Any) -> Found:
    yield "another", "everything"


@weakens(METHODS["hmac"], "period")
def _hmac_period(_part: Part, now: Any) -> Found:
    periods = get_args(Period)
    yield from (("longer", period) for period in periods[periods.index(now or "month") + 1 :])


@weakens(METHODS["hmac"], "bits")
def _bits(_part: Part, now: Any) -> Found:
    if (now or 128) < 256:
        yield "raised", 256


@weakens(METHODS["round"], "digits")
def _digits(_part: Part, now: Any) -> Found:
    if now < 6:
        yield "raised", now + 1


@weakens(METHODS["suppress_below"], "users")
def _users(_part: Part, now: Any) -> Found:
    if now > 2:
        yield "lowered", now - 1


@weakens(METHODS["truncate_ip"], "v4", "v6")
def _bits_of_address(part: Part, now: Any) -> Found:
    most = 24 if now == part.data.get("v4") else 48
    yield from (("raised", bits) for bits in (most,) if now is not None and now < most)


@weakens(METHODS["truncate_time"], "to")
def _to(_part: Part, now: Any) -> Found:
    units = ("month", "week", "day", "hour")
    yield from (("finer", unit) for unit in units[units.index(now) + 1 :])


@weakens(METHODS["url_strip"], "keep")
def _keep(_part: Part, now: Any) -> Found:
    if now == "scheme":
        yield "raised", "host"
        yield "removed", GONE


# Its life, and its column -------------------------------------------------------------------------------------------


@weakens(lifecycle.StandingException, "basis")
def _basis(_part: Part, _now: Any) -> Found:
    yield "another", "somebody asked for it"


@weakens(lifecycle.StandingException, "approved_by")
def _approved_by(part: Part, now: Any) -> Found:
    yield from (("another", one) for one in part.registry.policy.approvers if one != now)


@weakens(lifecycle.StandingException, "review_by")
def _review_by(_part: Part, now: Any) -> Found:
    yield "put off", later(now)


@weakens(lifecycle.Removed, "in")
def _removed_in(_part: Part, _now: Any) -> Found:
    yield "later", "99.0"


harmless(lifecycle.Deprecated, "in", "use", "because", because="advice to readers; it is collected until it is removed")
harmless(lifecycle.Removed, "because", because="words for people")
harmless(lifecycle.Because, "because", because="words for people")
harmless(lifecycle.Never, "never", because="words for people: the reason is not weighed")


@weakens(FieldWarehouse, "name", "into")
def _stored_as(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "another", f"{now}_too"
        yield "removed", GONE


@weakens(FieldWarehouse, "as", "row", "of")
def _converted(_part: Part, _now: Any) -> Found:
    yield "removed", GONE
