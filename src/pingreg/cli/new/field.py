"""A new field: one entry at the end of its area, and its event when that is new too."""

from collections.abc import Iterator, Mapping

import click

from pingreg.cli.new.asking import Interview
from pingreg.cli.new.edit import NotEditableError, appended
from pingreg.cli.new.inference import LONGEST_LIST
from pingreg.cli.new.measure import asked_measure
from pingreg.cli.new.questions import IN_AREA, Given
from pingreg.cli.new.style import Body, Value, entry, file_of, given, in_order
from pingreg.cli.new.words import line, member, path, shown
from pingreg.cli.new.workspace import Changes, Workspace, finished, tried
from pingreg.naming import did_you_mean, one_of
from pingreg.spec.area import AreaSpec
from pingreg.spec.field import FieldSpec
from pingreg.spec.layout import EVENTS


def new_field(workspace: Workspace, flags: Given) -> int:
    """Append a field; give the exit code."""
    interview = Interview(flags, *IN_AREA)
    areas = {f"{found.ping}/{found.name}": found for found in workspace.registry.areas}
    name = interview.answer("--area", member("area", areas))
    key, body = asked_field(interview, workspace)
    own = {"category": interview.optional("--category"), "since": interview.optional("--since")}
    interview.finish()
    target = areas[name]
    file = target.place.path
    spec = workspace.before.specs.one(file, AreaSpec)
    if spec is not None and key in {*spec.fields_, *spec.families}:
        message = f"`{key}` is in {workspace.tree.shown(file)} already"
        raise click.UsageError(message)
    events = event_change(workspace, body, owner=target.owner, interview=interview)
    grown = _grown(workspace, file, key, in_order(FieldSpec, {**body, **given(own)}), under="fields")
    return finished(tried(workspace, {**events, file: grown}))


def asked_field(interview: Interview, workspace: Workspace) -> tuple[str, Body]:
    """Give a field's path and what stands under it, as far as flags and answers say; the rest is missing."""
    key = interview.answer("--path", path("--path", leaf=True))
    measure = asked_measure(interview, vocabularies=workspace.registry.vocabularies)
    limit = interview.answer if "text" in measure else interview.optional
    is_list = interview.given("--repeated") is not None
    pattern, length = limit("--pattern"), limit("--max-length", _whole)
    extras: dict[str, Value | None] = {
        "unit": interview.optional("--unit"),
        "pattern": pattern or None,
        "max_length": int(length) if length else None,
        "repeated": is_list or None,
        "max_items": LONGEST_LIST if is_list else None,
        "description": interview.answer("--description"),
    }
    return key, {**measure, **given(extras)}


def event_change(workspace: Workspace, body: Body, *, owner: str, interview: Interview) -> Changes:
    """Give the file of local events with the one that a field counts and that is new; nothing when all are known.

    Raises:
        click.UsageError: an event is not known, and nobody described it.
    """
    known, description = workspace.registry.events, interview.optional("--new-event")
    unknown = [event for event in _events_in(body) if event not in known]
    if not unknown:
        if description is not None:
            message = "--new-event describes an event that is new, and --event names none"
            raise click.UsageError(message)
        return {}
    name, guess = unknown[0], did_you_mean(unknown[0], known)
    if description is None and interview.is_terminal and len(unknown) == 1:
        click.echo(f"  `{shown(name)}` is no local event{guess}", err=True)
        description = interview.wish("Describe it to add it (empty: stop)", line("--new-event"))
    if description is None or len(unknown) > 1:
        known_ones = f"use one of {one_of(known)}, or add it" if known else "there is none yet: add it"
        message = f'`{shown(name)}` is no local event{guess}; {known_ones} with --new-event "when it is recorded"'
        raise click.UsageError(message)
    fresh = given({"owner": owner or None, "description": description})
    if EVENTS not in workspace.contents:
        return {EVENTS: file_of(EVENTS, "local-events", [entry(name, fresh)])}
    return {EVENTS: _grown(workspace, EVENTS, name, fresh)}


def _events_in(body: Body) -> Iterator[str]:
    for words in body.values():
        match words.get("event", ()) if isinstance(words, Mapping) else ():
            case str(event):
                yield event
            case list(events):
                yield from events


def _grown(workspace: Workspace, file: str, key: str, body: Body, *, under: str = "") -> bytes:
    try:
        return appended(workspace.contents[file], key, body, under=under)
    except NotEditableError as error:
        message = f"{workspace.tree.shown(file)}: {error}"
        raise click.UsageError(message) from None


def _whole(text: str) -> str:
    if not text.isdecimal() or not int(text):
        message = "--max-length is a whole number from 1 on"
        raise click.UsageError(message)
    return text
