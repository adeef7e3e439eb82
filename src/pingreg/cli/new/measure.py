"""The measure of a new field: which words each kind takes, and which it cannot do without."""

import re
from collections.abc import Iterable, Mapping

import click

from pingreg.cli.new.asking import Interview, Question
from pingreg.cli.new.options import FieldWords
from pingreg.cli.new.style import Value
from pingreg.cli.new.words import line, member, members, split
from pingreg.naming import one_of
from pingreg.spec.measures import MEASURES

PERIODS = ("day", "week", "month", "rolling 30d", "lifetime")
_NOW = (*PERIODS, "now")
_TAKES: Mapping[str, tuple[str, ...]] = {
    "count": ("event", "of", "per"),
    "distinct": ("event", "of", "per"),
    "sum": ("of", "per"),
    "mean": ("of", "per"),
    "percentile": ("p", "of", "per"),
    "ratio": ("of", "to", "per"),
    "gauge": ("of",),
    "flag": ("per",),
    "label": ("values",),
    "version": (),
    "id": ("of",),
    "time": ("as",),
    "text": (),
}
_COUNTING = frozenset({"count", "distinct"})
_NEEDS_PERIOD = frozenset({"count", "distinct", "sum"})
_NEEDS_OF = frozenset({"sum", "mean", "percentile", "ratio", "gauge", "id"})
_IDENTIFIED = ("instance", "organisation", "person")
_KIND = Question("--measure", "What is it", member("measure", MEASURES), choices=MEASURES)
_PER_CENT = re.compile(r"(?:100|[0-9]{1,2})(?:\.[0-9]{1,6})?\Z")


def asked_measure(flags: FieldWords, interview: Interview, *, vocabularies: Iterable[str]) -> dict[str, Value]:
    """Give the measure as an author writes it: `{count: {event: ..., per: week}}`; empty when it is missing."""
    kind = interview.answer(_KIND, flags["measure"])
    if not kind:
        return {}
    _refuse_unfitting(kind, flags)
    words: dict[str, Value] = {}
    if kind in _COUNTING and (flags["event"] or flags["of"] is None):
        words.update(_events(flags, interview))
    if kind in _NEEDS_OF or flags["of"] is not None:
        words["of"] = _of(kind, flags, interview)
    if kind == "percentile":
        words["p"] = _per_cent(flags, interview)
    if kind == "label":
        words["values"] = _values(flags, interview, frozenset(vocabularies))
    if kind in _NEEDS_PERIOD or flags["per"] is not None:
        periods = PERIODS if kind in _COUNTING else _NOW
        question = Question("--per", "Per", member("period", periods), choices=periods)
        words["per"] = interview.answer(question, flags["per"])
    if flags["to"] is not None:
        words["to"] = line("--to")(flags["to"])
    if flags["form"] is not None:
        words["as"] = member("form of a time", ("timestamp", "date"))(flags["form"])
    return {kind: words}


def _refuse_unfitting(kind: str, flags: FieldWords) -> None:
    said = {
        "event": flags["event"],
        "of": flags["of"],
        "to": flags["to"],
        "p": flags["p"],
        "per": flags["per"],
        "values": flags["values"],
        "as": flags["form"],
    }
    odd = sorted({name for name, word in said.items() if word} - set(_TAKES[kind]))
    if odd:
        takes = one_of(f"--{name}" for name in _TAKES[kind]) or "none of these flags"
        message = f"--{odd[0]} does not fit a `{kind}`, which takes {takes}"
        raise click.UsageError(message)


def _events(flags: FieldWords, interview: Interview) -> dict[str, Value]:
    check = line("--event")
    events: list[str] = [check(event) for event in flags["event"]]
    if not events and interview.is_terminal:
        said = interview.wish("Local event that is counted (empty: something else)", check)
        events = [] if said is None else [said]
    if events:
        return {"event": events[0] if len(events) == 1 else events}
    return {"of": interview.answer(Question("--event or --of", "What is counted", line("--of")), None)}


def _of(kind: str, flags: FieldWords, interview: Interview) -> str:
    given = flags["of"]
    if kind == "id":
        check = member("bearer of an id", _IDENTIFIED)
        return interview.answer(Question("--of", "Whom does it name", check, choices=_IDENTIFIED), given)
    return interview.answer(Question("--of", "Of what", line("--of")), given)


def _per_cent(flags: FieldWords, interview: Interview) -> int | float:
    def check(text: str) -> str:
        if not _PER_CENT.match(text) or float(text) > 100:  # noqa: PLR2004  per cent
            message = "--p is a number from 0 to 100, such as `90` or `99.9`"
            raise click.UsageError(message)
        return text

    said = interview.answer(Question("--p", "Which percentile", check), flags["p"])
    number = float(said or "0")
    return int(number) if number.is_integer() else number


def _values(flags: FieldWords, interview: Interview, vocabularies: frozenset[str]) -> Value:
    question = "Its words, with commas between, or the name of a vocabulary"
    said = interview.answer(Question("--values", question, members(line("--values"))), flags["values"])
    words = split(said)
    return words[0] if len(words) == 1 and words[0] in vocabularies else words
