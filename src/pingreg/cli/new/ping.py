"""A new ping: its file, an area for the fields that name the instance, and areas for what a payload holds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pingreg.cli.new.asking import Interview
from pingreg.cli.new.heading import asked_heading, asked_owner, first_readers
from pingreg.cli.new.inference import Found
from pingreg.cli.new.payloads import bodies, fields_at, payload_of, report
from pingreg.cli.new.questions import HEADING, PING, Given
from pingreg.cli.new.settling import settled
from pingreg.cli.new.style import Body, Value, area_file, block, file_of
from pingreg.cli.new.words import identifier, is_identifier, member, members, path, split, title_of
from pingreg.cli.new.workspace import Changes, Workspace, finished, refuse_existing, tried
from pingreg.naming import snake_case
from pingreg.resolve.model import Registry, Steps
from pingreg.resolve.paths import steps_of
from pingreg.spec.ping import TRANSPORTED
from pingreg.spec.policy import LEVELS, PolicySpec

_SITE_AREA, _REST_AREA = "site", "general"
_WANTED = ("support", "updates")
_REVIEWED = {"never": "the owners look at each area every year"}


@dataclass(frozen=True, slots=True)
class PingPlan:
    """Hold the answers that make a ping's own two files."""

    name: str
    title: str
    description: str
    endpoint: str
    cadence: str
    site: str
    version: str
    table: str
    recipients: tuple[str, ...]
    owner: str
    tier: str
    purposes: tuple[str, ...]
    since: str | None = None
    readers: list[str] | None = None


def ping_files(plan: PingPlan) -> dict[str, bytes]:
    """Write `ping.yaml`, and the area of the fields that name the instance and its version."""
    folder = f"pings/{plan.name}"
    keys: dict[str, Value] = {
        "title": plan.title,
        "description": plan.description,
        "identity": {"site": plan.site},
        "versions": {"field": plan.version, "scheme": "semver"},
        "cadence": plan.cadence,
        "endpoint": plan.endpoint,
        "transport": dict.fromkeys(TRANSPORTED, "discarded"),
        "warehouse": {"table": plan.table},
        "recipients": list(plan.recipients),
        "expires": _REVIEWED,
    }
    heading: dict[str, Value | None] = {
        "title": "Site",
        "description": f"Which instance sends the {plan.name} ping, and which version it runs.",
        "why": {"question": "Which instances are there, and what do they run?", "decision": "whom to help and to warn"},
        "owner": plan.owner,
        "tier": plan.tier,
        "purposes": list(plan.purposes),
        "readers": plan.readers,
        "category": "system.operations",
        "since": plan.since,
    }
    fields: dict[str, Body] = {
        plan.site: {
            "id": {"of": "instance"},
            "category": "user.unique_id.pseudonymous",
            "max_length": 64,
            "pattern": "^[0-9A-Za-z_-]+$",
            "description": f"Random id that an instance draws when it is installed, as sent in the {plan.name} ping.",
        },
        plan.version: {
            "version": {},
            "description": f"Version of the product that the instance runs when it sends the {plan.name} ping.",
        },
    }
    site = f"{folder}/{_SITE_AREA}.yaml"
    return {
        f"{folder}/ping.yaml": file_of(f"{folder}/ping.yaml", "ping", block(keys)),
        site: area_file(site, heading, fields),
    }


def table_of(ping: str) -> str:
    """Name the table of a ping for which nobody named one."""
    return f"telemetry.{ping.replace('-', '_')}_pings"


def new_ping(workspace: Workspace, flags: Given, *, name: str) -> int:
    """Write a ping; give the exit code."""
    registry = workspace.registry
    identifier("a ping")(name)
    refuse_existing(workspace, (f"pings/{name}",))
    interview = Interview(flags, *PING, *HEADING)
    plan = _asked_plan(name, interview, registry)
    source = flags["from"]
    heading = asked_heading(interview, registry, owner=plan.owner) if source is not None else {}
    interview.finish()
    own = ping_files(plan)
    if source is None:
        return finished(tried(workspace, own))
    identity = (steps_of(plan.site) or (), steps_of(plan.version) or ())
    found, left_out = fields_at(payload_of(Path(source)), (), declared=identity)

    def changes(kept: list[Found]) -> Changes:
        return {**own, **_areas(name, heading, kept)}

    trial, refused = settled(workspace, name, found=found, changes=changes)
    report((*left_out, *refused))
    return finished(trial)


def _asked_plan(name: str, interview: Interview, registry: Registry) -> PingPlan:
    stores = tuple(registry.policy.stores)
    usual = _usual(registry) or (stores[0] if len(stores) == 1 else None)
    store = members(member("store", stores))
    tier, purposes = _lowest(registry.policy)
    plan = PingPlan(
        name=name,
        title=interview.optional("--title") or f"{title_of(name)} ping",
        description=interview.answer("--description"),
        endpoint=interview.answer("--endpoint"),
        cadence=interview.optional("--cadence") or "",
        site=interview.optional("--site", path("--site", leaf=True)) or "",
        version=interview.optional("--version-field", path("--version-field", leaf=True)) or "",
        table=interview.optional("--table") or table_of(name),
        recipients=tuple(split(interview.answer("--recipients", store, choices=stores, default=usual))),
        owner=asked_owner(interview, registry),
        tier=tier,
        purposes=purposes,
        since=interview.optional("--since"),
    )
    return replace(plan, readers=first_readers(plan.owner, registry))


def _usual(registry: Registry) -> str | None:
    """Give the stores that the other pings name, where they agree."""
    named = {",".join(ping.spec.recipients or ()) for ping in registry.pings.values()}
    return next(iter(named)) or None if len(named) == 1 else None


def _lowest(policy: PolicySpec) -> tuple[str, tuple[str, ...]]:
    """Choose for the identity the tier that the lowest level gets, with the plainest of its purposes."""
    name = min(policy.tiers, key=lambda name: LEVELS.index(policy.tiers[name].from_level))
    allowed = policy.purposes_of(name)
    return name, tuple(purpose for purpose in _WANTED if purpose in allowed) or allowed[:1]


def _areas(ping: str, heading: dict[str, Value | None], found: Iterable[Found]) -> dict[str, bytes]:
    """Give each object at the top of the payload an area of its own, and the rest one together."""
    grouped: dict[str, tuple[Steps, list[Found]]] = {}
    for field in found:
        name, at = _home(field.steps)
        if name in grouped and grouped[name][0] != at:
            name, at = _REST_AREA, ()
        grouped.setdefault(name, (at, []))[1].append(field)
    files: dict[str, bytes] = {}
    for name, (at, fields) in sorted(grouped.items()):
        file = f"pings/{ping}/{name}.yaml"
        place: Value | None = {"request": at[0]} if at else None
        title = f"{title_of(name)} of the {ping} ping"
        files[file] = area_file(file, {"title": title, **heading, "at": place}, bodies(fields, ping, at=at))
    return files


def _home(steps: Steps) -> tuple[str, Steps]:
    name = snake_case(steps[0]).strip("_")
    is_object = len(steps) > 1 and steps[1] != "[]"
    if not is_object or name in {"ping", _SITE_AREA, _REST_AREA} or not is_identifier(name):
        return _REST_AREA, ()
    return name, steps[:1]
