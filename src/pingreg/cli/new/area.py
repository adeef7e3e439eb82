"""A new area: its heading from flags or questions, with a first field, or with those that a payload shows."""

from pathlib import Path

import click

from pingreg.cli.new.asking import Interview
from pingreg.cli.new.field import asked_field, event_change
from pingreg.cli.new.heading import asked_heading
from pingreg.cli.new.inference import Found
from pingreg.cli.new.payloads import bodies, declared_in, fields_at, payload_of, report
from pingreg.cli.new.questions import AREA, FIELD, HEADING, Given
from pingreg.cli.new.settling import settled
from pingreg.cli.new.style import Value, area_file
from pingreg.cli.new.words import identifier, member, path, title_of
from pingreg.cli.new.workspace import Changes, Workspace, finished, refuse_existing, tried
from pingreg.resolve.paths import steps_of


def new_area(workspace: Workspace, flags: Given, *, ping: str, name: str) -> int:
    """Write an area; give the exit code."""
    member("ping", workspace.registry.pings)(ping)
    file = f"pings/{ping}/{identifier('an area')(name)}.yaml"
    refuse_existing(workspace, (file,))
    interview = Interview(flags, *AREA, *HEADING, *FIELD)
    source = flags["from"]
    if source is not None and any(interview.given(question.flag) for question in FIELD):
        message = "--from infers the fields: leave out the flags that describe one"
        raise click.UsageError(message)
    place = interview.optional("--at", path("--at", leaf=False))
    keys: dict[str, Value | None] = {
        "title": interview.optional("--title") or title_of(name),
        "description": interview.optional("--about"),
        **asked_heading(interview, workspace.registry, near=workspace.registry.pings[ping].fields),
        "at": {"request": place} if place is not None else None,
    }
    if source is not None:
        interview.finish()
        return _from_payload(workspace, keys, Path(source), ping=ping, file=file, place=place)
    key, body = asked_field(interview, workspace)
    interview.finish()
    events = event_change(workspace, body, owner=str(keys["owner"]), interview=interview)
    return finished(tried(workspace, {**events, file: area_file(file, keys, {key: body})}))


def _from_payload(  # noqa: PLR0913  what one area is made of
    workspace: Workspace, keys: dict[str, Value | None], source: Path, *, ping: str, file: str, place: str | None
) -> int:
    at = steps_of(place) or () if place else ()
    found, left_out = fields_at(payload_of(source), at, declared=declared_in(workspace.registry.pings[ping]))
    if not found:
        report(left_out)
        message = "the payload shows no value that is not declared yet, and of which a field could be made"
        raise click.UsageError(message)

    def changes(kept: list[Found]) -> Changes:
        return {file: area_file(file, keys, bodies(kept, ping, at=at))}

    trial, refused = settled(workspace, ping, found=found, changes=changes)
    report((*left_out, *refused))
    return finished(trial)
