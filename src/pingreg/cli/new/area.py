"""A new area: its heading from flags or questions, with a first field, or with those that a payload shows."""

from dataclasses import dataclass
from pathlib import Path

import click

from pingreg.cli.new.asking import Interview
from pingreg.cli.new.event import event_change
from pingreg.cli.new.field import asked_field
from pingreg.cli.new.files import area_file
from pingreg.cli.new.heading import asked_heading
from pingreg.cli.new.inference import Found
from pingreg.cli.new.options import FieldWords, HeadingWords
from pingreg.cli.new.payloads import bodies, declared_in, fields_at, payload_of, report
from pingreg.cli.new.settling import settled
from pingreg.cli.new.style import Value
from pingreg.cli.new.words import identifier, line, member, optional, path, title_of
from pingreg.cli.new.workspace import Changes, Workspace, finished, refuse_existing, tried
from pingreg.resolve.paths import steps_of

Keys = dict[str, Value | None]


@dataclass(frozen=True, slots=True)
class AreaFlags:
    """Hold what the flags said about an area; None is a flag left out."""

    title: str | None
    about: str | None
    at: str | None
    source: Path | None
    heading: HeadingWords
    field: FieldWords


def new_area(workspace: Workspace, flags: AreaFlags, *, ping: str, name: str) -> int:
    """Write an area; give the exit code."""
    member("ping", workspace.registry.pings)(ping)
    file = f"pings/{ping}/{identifier('an area')(name)}.yaml"
    refuse_existing(workspace, (file,))
    if flags.source is not None:
        return _from_payload(workspace, flags, flags.source, ping=ping, file=file)
    interview = Interview()
    keys = _keys(workspace, flags, interview=interview, title=title_of(name))
    key, body = asked_field(flags.field, workspace, interview=interview)
    interview.finish()
    events = event_change(
        workspace,
        body,
        owner=str(keys["owner"]),
        description=flags.field["new_event"],
        interview=interview,
    )
    return finished(tried(workspace, {**events, file: area_file(file, keys, {key: body})}))


def _from_payload(workspace: Workspace, flags: AreaFlags, source: Path, *, ping: str, file: str) -> int:
    if {flag for flag, said in flags.field.items() if said} & FieldWords.__annotations__.keys():
        message = "--from infers the fields: leave out the flags that describe one"
        raise click.UsageError(message)
    interview = Interview()
    keys = _keys(workspace, flags, interview=interview, title=title_of(Path(file).stem))
    interview.finish()
    at = steps_of(flags.at) or () if flags.at else ()
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


def _keys(workspace: Workspace, flags: AreaFlags, *, interview: Interview, title: str) -> Keys:
    at = path("--at", leaf=False)(flags.at) if flags.at is not None else None
    return {
        "title": line("--title")(flags.title or title),
        "description": optional("--about", flags.about),
        **asked_heading(flags.heading, workspace.registry, interview=interview),
        "at": {"request": at} if at is not None else None,
    }
