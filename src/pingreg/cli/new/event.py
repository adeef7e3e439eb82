"""The local events that a new field counts: each is known, or is added with a description."""

from collections.abc import Iterable, Mapping

import click

from pingreg.cli.new.asking import Interview
from pingreg.cli.new.edit import NotEditableError, appended
from pingreg.cli.new.files import file_of, given
from pingreg.cli.new.style import Value, entry
from pingreg.cli.new.words import line, shown
from pingreg.cli.new.workspace import Workspace
from pingreg.naming import did_you_mean, one_of
from pingreg.spec.layout import EVENTS


def event_change(
    workspace: Workspace, body: Mapping[str, Value], *, owner: str, description: str | None, interview: Interview
) -> dict[str, bytes]:
    """Give the file of local events with the one that is new; nothing when all are known.

    Raises:
        click.UsageError: an event is not known, and nobody described it.
    """
    known = workspace.registry.events
    unknown = [event for event in _events_in(body) if event not in known]
    if not unknown:
        if description is not None:
            message = "--new-event describes an event that is new, and --event names none"
            raise click.UsageError(message)
        return {}
    name = unknown[0]
    guess = did_you_mean(name, known)
    if description is None and interview.is_terminal and len(unknown) == 1:
        click.echo(f"  `{shown(name)}` is no local event{guess}", err=True)
        description = interview.wish("Describe it to add it (empty: stop)", line("--new-event"))
    if description is None or len(unknown) > 1:
        known_ones = f"use one of {one_of(known)}, or add it" if known else "there is none yet: add it"
        message = f'`{shown(name)}` is no local event{guess}; {known_ones} with --new-event "when it is recorded"'
        raise click.UsageError(message)
    fresh = given({"owner": owner or None, "description": line("--new-event")(description)})
    return {EVENTS: _grown(workspace, name, fresh)}


def _events_in(body: Mapping[str, Value]) -> Iterable[str]:
    for words in body.values():
        event = words.get("event", ()) if isinstance(words, Mapping) else ()
        if isinstance(event, str):
            yield event
        elif isinstance(event, list | tuple):
            yield from (str(name) for name in event)


def _grown(workspace: Workspace, name: str, body: Mapping[str, Value]) -> bytes:
    if EVENTS not in workspace.contents:
        return file_of(EVENTS, "local-events", [entry(name, body)])
    try:
        return appended(workspace.contents[EVENTS], name, body)
    except NotEditableError as error:
        message = f"{workspace.tree.shown(EVENTS)}: {error}"
        raise click.UsageError(message) from None
