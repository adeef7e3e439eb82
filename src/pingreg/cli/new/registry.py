"""A new registry: manifest, policy, teams, and a first ping that says which instance sends it."""

import os
from datetime import date
from pathlib import Path

import click

from pingreg.cli.new.asking import Interview
from pingreg.cli.new.ping import PingPlan, ping_files, table_of
from pingreg.cli.new.questions import REGISTRY, Given
from pingreg.cli.new.style import block, entry, file_of
from pingreg.cli.new.words import identifier, is_identifier, shown, title_of
from pingreg.cli.new.workspace import finished, tried_alone
from pingreg.cli.paths import shown_root
from pingreg.spec.layout import MANIFEST, POLICY, TEAMS

_POLICY = Path(__file__).with_name("policy.yaml")


def new_registry(root: Path, flags: Given, *, today: date | None) -> int:
    """Begin a registry in an empty folder, or in one that is made; give the exit code."""
    _refuse_unfit(root)
    interview = Interview(flags, *REGISTRY)
    here = root.resolve().name
    own_name = here if is_identifier(here) and here != "registry" else "example"
    name = interview.answer("--name", identifier("a registry"), default=own_name)
    title = interview.answer("--title", default=f"{title_of(name)} registry")
    team = interview.answer("--team", identifier("a team"), default="telemetry")
    ping = interview.answer("--ping", identifier("a ping"), default="server")
    endpoint = interview.answer("--endpoint", default=f"https://pings.example.com/{ping}")
    plan = PingPlan(
        name=ping,
        title=f"{title_of(ping)} ping",
        description="Sent by every instance about every half hour.",
        endpoint=endpoint,
        cadence="30m",
        site="site",
        version="version",
        table=table_of(ping),
        recipients=("warehouse",),
        owner=team,
        tier="critical",
        purposes=("support", "updates"),
    )
    files = {
        POLICY: file_of(POLICY, "policy", _POLICY.read_text("utf-8").splitlines()),
        TEAMS: file_of(TEAMS, "teams", [entry(team, {"title": title_of(team)})]),
        **ping_files(plan),
        # Last, so that a folder in which the writing was interrupted is no registry yet.
        MANIFEST: file_of(MANIFEST, "manifest", block({"pingreg": 1, "name": name, "title": title})),
    }
    code = finished(tried_alone(root, files, today=today))
    if code == 0:
        where = shown_root(root).rstrip("/") or "."
        click.echo(
            f"next: pingreg new area {ping} NAME --registry {where}; pingreg generate metaschema --registry {where}"
        )
    return code


def _refuse_unfit(root: Path) -> None:
    if not str(root).isprintable():
        message = f"`{shown(str(root))}` holds unseen characters: name the folder with printable ones"
        raise click.UsageError(message)
    if not os.path.lexists(root):
        return
    if not root.is_dir():
        message = f"`{root}` is there already, and is no folder"
        raise click.UsageError(message)
    if any(not inside.name.startswith(".") for inside in root.iterdir()):
        message = f"`{root}` is not empty, and nothing in it is written over: name a folder that is new or empty"
        raise click.UsageError(message)
