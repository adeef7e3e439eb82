"""A new ping: its file, an area for the fields that name the instance, and areas for what a payload holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pingreg.cli.new.asking import Interview, Question
from pingreg.cli.new.files import Body, area_file, file_of
from pingreg.cli.new.heading import asked_heading
from pingreg.cli.new.inference import Found
from pingreg.cli.new.options import HeadingWords
from pingreg.cli.new.payloads import bodies, fields_at, payload_of, report
from pingreg.cli.new.settling import settled
from pingreg.cli.new.style import Value, block
from pingreg.cli.new.words import identifier, is_identifier, line, member, members, optional, path, split, title_of
from pingreg.cli.new.workspace import Changes, Workspace, finished, refuse_existing, tried
from pingreg.naming import snake_case
from pingreg.resolve.model import Registry, Steps
from pingreg.resolve.paths import steps_of
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


@dataclass(frozen=True, slots=True)
class PingFlags:
    """Hold what the flags said about a ping; None is a flag left out."""

    title: str | None
    description: str | None
    endpoint: str | None
    cadence: str
    site: str
    version: str
    table: str | None
    recipients: str | None
    source: Path | None
    heading: HeadingWords
    """What holds for its areas; but for the owner and the version only of use with a payload."""


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
        "category": "system.operations",
        "since": plan.since,
    }
    fields: dict[str, Body] = {
        plan.site: {
            "id": {"of": "instance"},
            "category": "user.unique_id.pseudonymous",
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


def new_ping(workspace: Workspace, name: str, *, flags: PingFlags) -> int:
    """Write a ping; give the exit code."""
    registry = workspace.registry
    identifier("a ping")(name)
    refuse_existing(workspace, (f"pings/{name}",))
    interview = Interview()
    plan = _asked_plan(name, flags, registry, interview)
    words: HeadingWords = {**flags.heading, "owner": plan.owner or None}
    heading = asked_heading(words, registry, interview=interview) if flags.source else {}
    interview.finish()
    own = ping_files(plan)
    if flags.source is None:
        return finished(tried(workspace, own))
    identity = (steps_of(plan.site) or (), steps_of(plan.version) or ())
    found, left_out = fields_at(payload_of(flags.source), (), declared=identity)

    def changes(kept: list[Found]) -> Changes:
        return {**own, **_areas(name, heading, kept)}

    trial, refused = settled(workspace, name, found=found, changes=changes)
    report((*left_out, *refused))
    return finished(trial)


def _asked_plan(name: str, flags: PingFlags, registry: Registry, interview: Interview) -> PingPlan:
    policy = registry.policy
    teams, stores = tuple(registry.teams), tuple(policy.stores)
    title = line("--title")(flags.title or f"{title_of(name)} ping")
    description = Question("--description", "Who sends it, and when", line("--description"))
    endpoint = Question("--endpoint", "Address that it is sent to", line("--endpoint"))
    text = f"Stores that keep it, with commas between ({', '.join(stores)})"
    usual = _usual(registry) or (stores[0] if len(stores) == 1 else None)
    recipients = Question("--recipients", text, members(member("store", stores)), usual)
    owner = Question("--owner", "Team that owns it", member("team", teams), choices=teams)
    tier, purposes = _lowest(policy)
    return PingPlan(
        name=name,
        title=title,
        description=interview.answer(description, flags.description),
        endpoint=interview.answer(endpoint, flags.endpoint),
        cadence=line("--cadence")(flags.cadence),
        site=path("--site", leaf=True)(flags.site),
        version=path("--version-field", leaf=True)(flags.version),
        table=line("--table")(flags.table or table_of(name)),
        recipients=tuple(split(interview.answer(recipients, flags.recipients))),
        owner=interview.answer(owner, flags.heading["owner"]),
        tier=tier,
        purposes=purposes,
        since=optional("--since", flags.heading["since"]),
    )


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
