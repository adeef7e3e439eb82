"""The flags that commands share, and what they said: click alone is imported, so that `--help` is cheap."""

from collections.abc import Callable
from pathlib import Path
from typing import TypedDict, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])


class HeadingWords(TypedDict):
    """Hold what flags said about an area's heading; None is a flag left out."""

    owner: str | None
    tier: str | None
    purposes: str | None
    category: str | None
    since: str | None
    question: str | None
    decision: str | None


class FieldWords(TypedDict):
    """Hold what flags said about a field; None is a flag left out."""

    path: str | None
    measure: str | None
    event: tuple[str, ...]
    new_event: str | None
    of: str | None
    to: str | None
    p: str | None
    per: str | None
    values: str | None
    form: str | None
    description: str | None
    unit: str | None
    pattern: str | None
    max_length: int | None
    repeated: bool


def _together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Apply options so that `--help` lists them in this order."""

    def apply(function: Command) -> Command:
        for option in reversed(options):
            function = option(function)
        return function

    return apply


heading_options = _together(
    click.option("--owner", metavar="TEAM", help="The team that owns it."),
    click.option("--tier", help="A tier of the policy."),
    click.option("--purposes", metavar="A,B", help="Why it is collected."),
    click.option("--category", help="What kind of data it is, as the Fides taxonomy names it."),
    click.option("--since", metavar="VERSION", help="The first version that sends it."),
    click.option("--question", metavar="TEXT", help="The question that its fields answer."),
    click.option("--decision", metavar="TEXT", help="The decision that follows from the answer."),
)
field_options = _together(
    click.option("--path", metavar="PATH", help="Its path from the area in the request, such as `Daily[].Users`."),
    click.option("--measure", metavar="KIND", help="What it is: count, distinct, gauge, flag, label, version, ..."),
    click.option("--event", multiple=True, metavar="NAME", help="The local event that it counts; may be repeated."),
    click.option("--new-event", metavar="TEXT", help="Add that event, described so, when it is not there yet."),
    click.option("--of", metavar="TEXT", help="What is counted or measured, in words."),
    click.option("--to", metavar="TEXT", help="The whole that a ratio is of."),
    click.option("--p", metavar="NUMBER", help="Which percentile."),
    click.option("--per", metavar="PERIOD", help="day, week, month, rolling 30d, lifetime or now."),
    click.option("--values", metavar="A,B", help="The words of a label, or the name of a vocabulary."),
    click.option("--as", "form", metavar="FORM", help="The form of a time: timestamp or date."),
    click.option("--description", metavar="TEXT", help="One sentence that a customer can read."),
    click.option("--unit", help="A UCUM code, such as ms or By."),
    click.option("--pattern", metavar="REGEX", help="What a text looks like, between ^ and $."),
    click.option("--max-length", type=click.IntRange(1, 1_000_000), help="How long a text may be."),
    click.option("--repeated", is_flag=True, help="It is a list of such values."),
)
from_option = click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Infer the fields from this request; no value of it is written or printed.",
)
