"""Weakenings of the policy: tiers, what is admitted, populations, rules, ceilings, switches, stores."""

from itertools import islice
from typing import Any, get_args

from mutation.of_fields import Found, added, later, without_each
from mutation.weakening import GONE, harmless, weakens
from mutation.written import Part
from pingreg.exposure import LADDER
from pingreg.spec import policy, processing, stores
from pingreg.spec.policy import LEVELS, PolicySpec

_EXPOSURES = ("never", *LADDER)
_REDACTIONS = ("all", "allow_listed", "none")
_ALL_EVENTS = {"stream": ["v1", "v2"], "redaction": "none"}
_LAST = 1
"""How many entries at the end of a list cannot be taken out: the last takes the rest."""


def higher(now: Any) -> Found:
    """Raise a level, to each that is above it."""
    yield from (("raised", level) for level in LEVELS[LEVELS.index(now) + 1 :] if now is not None)


def _ordered(now: Any, first: Any) -> Found:
    """Take entries out of a list of which the first that matches counts, exchange them, put one before all."""
    for index in range(len(now) - _LAST):
        yield "removed", [*now[:index], *now[index + 1 :]]
    for index in range(len(now) - _LAST - 1):
        yield "reordered", [*now[:index], now[index + 1], now[index], *now[index + 2 :]]
    yield "added", [first, *now]


@weakens(PolicySpec, "tiers")
def _tiers(_part: Part, now: Any) -> Found:
    yield from without_each(now)
    yield "added", {**now, "handy": {"from_level": "critical", "purposes": ["support"], "approvers": ["data"]}}


@weakens(PolicySpec, "code_owners")
def _code_owners(_part: Part, now: Any) -> Found:
    if now:
        yield "removed", GONE
        yield from without_each(now)
        yield from (("another", {**now, role: "@somebody/else"}) for role in now)


@weakens(PolicySpec, "populations")
def _populations(_part: Part, now: Any) -> Found:
    everything = {"name": "lucky", "when": {"hosting": "self_hosted"}, "pings": "full", "events": _ALL_EVENTS}
    yield from _ordered(now, everything)


@weakens(PolicySpec, "ping_rules")
def _ping_rules(_part: Part, now: Any) -> Found:
    yield from _ordered(now, {"tag": now[0].get("tag", "any"), "level": "full"})


@weakens(PolicySpec, "event_rules")
def _event_rules(_part: Part, now: Any) -> Found:
    yield from _ordered(now, {"tag": now[0].get("tag", "any"), "allow": "all"})


@weakens(PolicySpec, "switches")
def _switches(_part: Part, now: Any) -> Found:
    yield from without_each(now)


@weakens(PolicySpec, "stores")
def _stores(_part: Part, now: Any) -> Found:
    yield from without_each(now)


@weakens(PolicySpec, "smallest_group")
def _smallest_group(_part: Part, now: Any) -> Found:
    yield "lowered", now - 1


@weakens(PolicySpec, "finest_period")
def _finest_period(_part: Part, now: Any) -> Found:
    periods = get_args(policy.FinestPeriod)
    yield from (("shorter", period) for period in periods[: periods.index(now or "day")])
    if now not in {None, "day"}:
        yield "removed", GONE


@weakens(PolicySpec, "unread_releases")
def _unread_releases(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "raised", now + 12
        yield "removed", GONE


@weakens(PolicySpec, "instances")
def _instances(_part: Part, now: Any) -> Found:
    yield "raised", (now or 100) * 1000


@weakens(PolicySpec, "ceilings", "defaults", "admits", "expired", "suppress_below", "processing")
def _taken_out(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


harmless(PolicySpec, "unknown", because="there is one answer")


@weakens(policy.Tier, "from_level")
def _from_level(_part: Part, now: Any) -> Found:
    if now == "full":
        yield "lowered", "critical"


@weakens(policy.Tier, "purposes", "also")
def _purposes(part: Part, now: Any) -> Found:
    policy = part.registry.policy
    every = {one for name in policy.tiers for one in policy.purposes_of(name)}
    allowed = policy.purposes_of(str(part.keys[-1]))
    yield from added(now, *sorted(every.difference(allowed)), "world_domination") if now else ()


@weakens(policy.Tier, "max_fields")
def _max_fields(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "raised", now + 10
        yield "removed", GONE


@weakens(policy.Tier, "approvers")
def _approvers(_part: Part, now: Any) -> Found:
    yield from without_each(now)
    yield "another", [*now[:-1], "somebody"]


@weakens(policy.Admitted, "nobody", "organisation", "person")
def _admitted(_part: Part, now: Any) -> Found:
    yield from (("raised", one) for one in _EXPOSURES[_EXPOSURES.index(now) + 1 :])


harmless(policy.Admits, "pings", "events", because="what stands in it is weakened")
harmless(policy.Ceilings, "cloud", because="what it is by default is the most that may be written")


@weakens(policy.Ceilings, "managed", "self_hosted")
def _ceiling_of(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


@weakens(policy.When, "hosting")
def _hosting(_part: Part, now: Any) -> Found:
    yield from (("another", one) for one in get_args(policy.Hosting) if one != now)
    yield "removed", GONE


@weakens(policy.When, "deploy_type")
def _deploy_type(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "another", f"{now}-too"
        yield "removed", GONE


@weakens(policy.When, "license")
def _license(_part: Part, now: Any) -> Found:
    yield from (("another", one) for one in ("absent", "unrecognized") if one != now)
    yield "removed", GONE


@weakens(policy.Omit, "areas")
def _areas(_part: Part, now: Any) -> Found:
    yield from without_each(now)


harmless(policy.Omit, "because", because="words for people")


@weakens(policy.Stream, "stream")
def _stream(_part: Part, now: Any) -> Found:
    yield from added(now, "v1", "v2")


@weakens(policy.Stream, "redaction")
@weakens(policy.EventRule, "redaction")
def _redaction(_part: Part, now: Any) -> Found:
    if now is not None:
        yield from (("weaker", one) for one in _REDACTIONS[_REDACTIONS.index(now) + 1 :])
    if now == "all":
        yield "removed", GONE


@weakens(policy.Ceiling, "pings")
@weakens(policy.Population, "pings")
def _pings(_part: Part, now: Any) -> Found:
    yield from higher(now)


@weakens(policy.Ceiling, "events")
@weakens(policy.Population, "events")
def _events(_part: Part, now: Any) -> Found:
    if not isinstance(now, dict):
        yield "raised", _ALL_EVENTS
    if now == "none":
        yield "raised", "by_rules"


@weakens(policy.Population, "name")
def _name(_part: Part, now: Any) -> Found:
    yield "another", f"{now}-too"


@weakens(policy.Population, "when", "omit")
def _condition(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


@weakens(policy.PingRule, "tag")
@weakens(policy.EventRule, "tag")
def _tag(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "another", f"{now}-too"


@weakens(policy.PingRule, "level", "otherwise")
def _level(_part: Part, now: Any) -> Found:
    yield from higher(now) if now is not None else ()


@weakens(policy.EventRule, "license_before")
def _license_before(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "earlier", later(now, years=-3)


@weakens(policy.EventRule, "or_unknown")
def _or_unknown(_part: Part, now: Any) -> Found:
    if now:
        yield "removed", GONE


@weakens(policy.EventRule, "allow")
def _allow(part: Part, now: Any) -> Found:
    if now is not None:
        yield "raised", "all"
    if isinstance(now, list):
        features = (feature for feature, _ in part.registry.event_kinds if feature not in now)
        yield from (("added", [*now, feature]) for feature in islice(features, 1))


@weakens(policy.EventRule, "otherwise")
def _otherwise(_part: Part, now: Any) -> Found:
    if now == "none":
        yield "raised", "all"


@weakens(policy.Expired, "grace")
def _grace(_part: Part, _now: Any) -> Found:
    yield "longer", "9y"


@weakens(policy.Expired, "then")
def _then(_part: Part, now: Any) -> Found:
    yield from higher(now)


@weakens(policy.Switch, "product_versions")
def _product_versions(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "narrowed", ">=3.17, <4.0"
    else:
        yield "added", "<5.0"


@weakens(policy.Switch, "value")
def _value(_part: Part, now: Any) -> Found:
    yield "another", f"{now or 'on'}-too"
    yield "removed", GONE


@weakens(policy.Switch, "sends")
def _sends(_part: Part, now: Any) -> Found:
    yield from higher(now)


@weakens(stores.Store, "country")
def _country(_part: Part, now: Any) -> Found:
    yield "another", "AQ" if now != "AQ" else "US"


@weakens(stores.Store, "deletes_after")
def _deletes_after(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "removed", GONE
        yield "another", "whenever somebody asks"


@weakens(stores.Store, "retention")
def _retention(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


@weakens(stores.Retention, "pings", "events")
def _kept(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "longer", "90y"
        yield "removed", GONE


@weakens(stores.SuppressBelow, "users")
def _users(_part: Part, now: Any) -> Found:
    yield "lowered", now - 1


@weakens(stores.Store, "safeguard")
def _safeguard(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "removed", GONE
        yield "another", "nobody minds"


@weakens(stores.Store, "operator")
def _operator(_part: Part, _now: Any) -> Found:
    yield "another", "Somebody Else Inc."


@weakens(processing.Processing, "controller", "roles", "objection")
def _said_of_all(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


@weakens(processing.Processing, "legal_bases")
def _legal_bases(_part: Part, now: Any) -> Found:
    yield from without_each(now)
    for purpose, basis in now.items():
        yield from (("another", {**now, purpose: one}) for one in get_args(processing.LegalBasis) if one != basis)


@weakens(processing.Processing, "security")
def _security(_part: Part, now: Any) -> Found:
    yield from without_each(now)


@weakens(processing.Processing, "assessment")
def _assessment(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "removed", GONE


@weakens(processing.Party, "name")
def _controller(_part: Part, _now: Any) -> Found:
    yield "another", "Somebody Else Inc."


@weakens(processing.Party, "officer", "representative")
def _officer(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "removed", GONE


@weakens(processing.Roles, *get_args(policy.Hosting))
def _role(_part: Part, now: Any) -> Found:
    yield "another", "processor" if now != "processor" else "controller"


@weakens(processing.Assessment, "made")
def _made(_part: Part, now: Any) -> Found:
    yield "later", later(now)


harmless(processing.Party, "contact", because="how to reach whoever answers for the data")


@weakens(processing.Assessment, "reference")
def _assessed_in(_part: Part, _now: Any) -> Found:
    yield "of none", "none was made yet"
