"""The measure of a new field: the models of the language say which words each kind takes, and which it needs."""

import re
from collections.abc import Iterable
from typing import Literal, get_args, get_origin

import click
from pydantic.fields import FieldInfo

from pingreg.cli.new.asking import Interview
from pingreg.cli.new.style import Value
from pingreg.cli.new.words import line, member, members, split
from pingreg.naming import one_of
from pingreg.spec.measures import MEASURES

_KEYS = ("event", "of", "to", "p", "per", "values", "as")
_CLOSED = {"per": "period", "of": "bearer of an id", "as": "form of a time"}
_PER_CENT = re.compile(r"(?:100(?:\.0{1,6})?|[0-9]{1,2}(?:\.[0-9]{1,6})?)\Z")


def asked_measure(interview: Interview, *, vocabularies: Iterable[str]) -> dict[str, Value]:
    """Give the measure as an author writes it: `{count: {event: ..., per: week}}`; empty when it is missing."""
    kind = interview.answer("--measure", member("measure", MEASURES), choices=MEASURES)
    if not kind:
        return {}
    model = {field.alias or name: field for name, field in MEASURES[kind].model_fields.items()}
    takes = {key: field for key, field in model.items() if key in _KEYS}
    odd = sorted(key for key in _KEYS if interview.given(f"--{key}") and key not in takes)
    if odd:
        flags = one_of(f"--{key}" for key in takes) or "none of these flags"
        message = f"--{odd[0]} does not fit a `{kind}`, which takes {flags}"
        raise click.UsageError(message)
    words: dict[str, Value] = _counted(interview) if "event" in takes else {}
    for key, field in takes.items():
        if key not in words and (field.is_required() or interview.given(f"--{key}") is not None):
            words[key] = _word(key, field, interview, vocabularies=vocabularies)
    return {kind: words}


def _counted(interview: Interview) -> dict[str, Value]:
    """Give the events, or in words what else is counted; flags may say both."""
    check, said = line("--event"), interview.given("--event")
    if said is None and interview.given("--of") is None:
        said = (
            interview.wish("Local event that is counted (empty: something else)", check)
            if interview.is_terminal
            else ""
        )
        if not said:
            return {"of": interview.answer("--of") if interview.is_terminal else interview.missing("--event or --of")}
    if said is None:
        return {}
    events = [check(event) for event in said.split(",")]
    return {"event": events[0] if len(events) == 1 else events}


def _word(key: str, field: FieldInfo, interview: Interview, *, vocabularies: Iterable[str]) -> Value:
    flag, hint = f"--{key}", field.annotation
    choices = get_args(hint) if get_origin(hint) is Literal else ()
    if key == "values":
        words = split(interview.answer(flag, members(line(flag))))
        return words[0] if len(words) == 1 and words[0] in vocabularies else words
    if key == "p":
        number = float(interview.answer(flag, _per_cent) or "0")
        return int(number) if number.is_integer() else number
    return interview.answer(flag, member(_CLOSED[key], choices) if choices else None, choices=choices)


def _per_cent(text: str) -> str:
    if not _PER_CENT.match(text):
        message = "--p is a number from 0 to 100, such as `90` or `99.9`"
        raise click.UsageError(message)
    return text
