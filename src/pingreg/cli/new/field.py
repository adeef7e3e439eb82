"""A new field: one entry at the end of its area, and its event when that is new too."""

import click

from pingreg.cli.new.asking import Interview, Question
from pingreg.cli.new.edit import NotEditableError, appended
from pingreg.cli.new.event import event_change
from pingreg.cli.new.files import Body, given
from pingreg.cli.new.measure import asked_measure
from pingreg.cli.new.options import FieldWords
from pingreg.cli.new.style import Value
from pingreg.cli.new.words import line, member, optional, path
from pingreg.cli.new.workspace import Workspace, finished, tried
from pingreg.resolve.model import Area
from pingreg.spec.area import AreaSpec

_PATH = Question("--path", "Its path from the area in the request", path("--path", leaf=True))
_DESCRIPTION = Question("--description", "Describe it in one sentence that a customer can read", line("--description"))


def new_field(
    workspace: Workspace, area: str | None, words: FieldWords, *, category: str | None, since: str | None
) -> int:
    """Append a field; give the exit code."""
    interview = Interview()
    areas = {f"{found.ping}/{found.name}": found for found in workspace.registry.areas}
    name = interview.answer(Question("--area", "Area (as ping/area)", member("area", areas)), area)
    key, body = asked_field(words, workspace, interview=interview)
    own = {"category": optional("--category", category), "since": optional("--since", since)}
    interview.finish()
    target = areas[name]
    events = event_change(workspace, body, owner=target.owner, description=words["new_event"], interview=interview)
    grown = _grown(workspace, target, key=key, body={**body, **given(own)})
    return finished(tried(workspace, {**events, target.place.path: grown}))


def asked_field(words: FieldWords, workspace: Workspace, *, interview: Interview) -> tuple[str, Body]:
    """Give a field's path and what stands under it, as far as flags and answers say; the rest is missing."""
    key = interview.answer(_PATH, words["path"])
    measure = asked_measure(words, interview, vocabularies=workspace.registry.vocabularies)
    for flag, said in (("--pattern", words["pattern"]), ("--max-length", words["max_length"])):
        if "text" in measure and said is None:
            interview.missing(flag)
    extras: dict[str, Value | None] = {
        "unit": optional("--unit", words["unit"]),
        "pattern": optional("--pattern", words["pattern"]),
        "max_length": words["max_length"],
        "repeated": words["repeated"] or None,
        "description": interview.answer(_DESCRIPTION, words["description"]),
    }
    return key, {**measure, **given(extras)}


def _grown(workspace: Workspace, area: Area, *, key: str, body: Body) -> bytes:
    file = area.place.path
    spec = workspace.before.specs.one(file, AreaSpec)
    if spec is not None and key in {*spec.fields_, *spec.families}:
        message = f"`{key}` is in {workspace.tree.shown(file)} already"
        raise click.UsageError(message)
    try:
        return appended(workspace.contents[file], key, body, under="fields")
    except NotEditableError as error:
        message = f"{workspace.tree.shown(file)}: {error}"
        raise click.UsageError(message) from None
