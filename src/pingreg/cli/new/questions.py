"""What `pingreg new` can be told: one table a kind, of which flags and prompts are made; click alone is imported."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])
Given = Mapping[str, str | None]
"""What flags said, by the name of each without its dashes, `_` for `-`; None is a flag left out."""


@dataclass(frozen=True, slots=True)
class Question:
    """Hold one flag: a person on a terminal is asked with `asks`, else with its help without the full stop."""

    flag: str
    help: str
    metavar: str | None = None
    asks: str | None = None
    default: str | None = None
    kind: click.ParamType[object] | None = None
    is_many: bool = False
    is_switch: bool = False


REGISTRY = (
    Question("--name", "Its name; else the folder's."),
    Question("--title", "Its title."),
    Question("--team", "The first team.", "ID"),
    Question("--ping", "The first ping.", "NAME"),
    Question("--endpoint", "Where the first ping is sent to.", "URL"),
)
PING = (
    Question("--title", "Its title; else made of its name."),
    Question("--description", "Who sends it, and when.", "TEXT"),
    Question("--endpoint", "Where it is sent to.", "URL"),
    Question("--cadence", "How often it is sent.", default="30m"),
    Question("--site", "The field that names the instance.", "PATH", default="site"),
    Question("--version-field", "The product's version.", "PATH", default="version"),
    Question("--table", "The table that it is stored in; else made of its name.", "NAME"),
    Question(
        "--recipients", "Stores of the policy that keep it.", "A,B", asks="Stores that keep it, with commas between"
    ),
)
AREA = (
    Question("--title", "Its title; else made of its name."),
    Question("--about", "What its fields are about.", "TEXT"),
    Question("--at", "Where it stands in the request; else at the top.", "PATH"),
)
HEADING = (
    Question("--owner", "The team that owns it.", "TEAM"),
    Question("--tier", "A tier of the policy.", asks="Tier"),
    Question("--purposes", "Why it is collected.", "A,B", asks="Purposes, with commas between"),
    Question(
        "--category",
        "What kind of data it is, as the Fides taxonomy names it.",
        "CATEGORY",
        asks="Category of data, such as user.behavior or system.operations",
    ),
    Question("--since", "The first version that sends it.", "VERSION"),
    Question("--question", "The question that its fields answer.", "TEXT"),
    Question("--decision", "The decision that follows from the answer.", "TEXT"),
)
FIELD = (
    Question("--path", "Its path from the area in the request, such as `Daily[].Users`.", "PATH"),
    Question("--measure", "What it is: count, distinct, gauge, flag, label, version, ...", "KIND", asks="What it is"),
    Question("--event", "The local event that it counts; may be repeated.", "NAME", is_many=True),
    Question("--new-event", "Add that event, described so, when it is not there yet.", "TEXT"),
    Question(
        "--of",
        "What is counted or measured, in words; for an id, whom it names.",
        "TEXT",
        asks="What is counted or measured, or whom it names",
    ),
    Question("--to", "The whole that a ratio is of.", "TEXT"),
    Question("--p", "Which percentile.", "NUMBER"),
    Question("--per", "day, week, month, rolling 30d, lifetime or now.", "PERIOD", asks="Per"),
    Question("--values", "The words of a label, with commas between, or the name of a vocabulary.", "A,B"),
    Question("--as", "The form of a time: timestamp or date.", "FORM"),
    Question(
        "--description",
        "One sentence that a customer can read.",
        "TEXT",
        asks="Describe it in one sentence that a customer can read",
    ),
    Question("--unit", "A UCUM code, such as ms or By."),
    Question("--pattern", "What a text looks like, between ^ and $.", "REGEX"),
    Question("--max-length", "How long a text may be.", kind=click.IntRange(1, 1_000_000)),
    Question("--repeated", "It is a list of such values.", is_switch=True),
)
IN_AREA = (
    Question("--area", "The area that it is added to.", "PING/AREA", asks="The area that it is added to, as ping/area"),
    *FIELD,
    Question("--category", "Its category, where it is not the area's."),
    Question("--since", "The first version that sends it, where it is not the area's.", "VERSION"),
)
FROM = (
    Question(
        "--from",
        "Infer the fields from this request; no value of it is written or printed.",
        "FILE",
        kind=click.Path(exists=True, dir_okay=False, allow_dash=True),
    ),
)


def options(*questions: Question) -> Callable[[Command], Command]:
    """Give a command a flag for each question; `--help` lists them in this order."""

    def apply(function: Command) -> Command:
        for question in reversed(questions):
            function = _option(question)(function)
        return function

    return apply


def key_of(flag: str) -> str:
    """Name what a flag said, as click hands it on."""
    return flag.removeprefix("--").replace("-", "_")


def _option(question: Question) -> Callable[[Command], Command]:
    return click.option(
        question.flag,
        key_of(question.flag),
        help=question.help,
        metavar=question.metavar,
        default=question.default,
        show_default=question.default is not None,
        type=question.kind,
        multiple=question.is_many,
        is_flag=question.is_switch,
        callback=_as_text,
    )


def _as_text(_: click.Context, __: click.Parameter, value: object) -> str | None:
    match value:
        case None | False | ():
            return None
        case tuple():
            return ",".join(map(str, value))
        case _:
            return str(value)
