"""Fields in words: what a measure counts over which period, and which values there may be."""

from pingreg.markdown import Markdown, code, escaped, joined, link
from pingreg.resolve.model import Bounds, Field
from pingreg.spec.measures import (
    Counting,
    Distinct,
    Flag,
    Gauge,
    Id,
    Label,
    Mean,
    Percentile,
    Ratio,
    Sum,
    TextMeasure,
    Time,
    Version,
)

TOP = "../../"
"""The way from an area's page to the handbook's root."""

_PERIODS = {
    "day": "per day",
    "week": "per week",
    "month": "per month",
    "rolling 30d": "over the last 30 days",
    "lifetime": "since the beginning",
    "now": "now",
}
_TYPES = {"integer": "whole number", "number": "number", "boolean": "true or false", "string": "text"}
_FORMS = {"timestamp": "text such as `2026-11-24T09:30:00Z`", "date": "text such as `2026-11-24`"}
_MEDIAN = 50
_MOST_WORDS = 12


def period(name: str) -> str:
    """Say a period."""
    return _PERIODS.get(name, name)


def measured(field: Field) -> Markdown:
    """Say what a field is."""
    match field.measure:
        case Counting() as counting:
            start = "distinct " if isinstance(counting, Distinct) else "count of "
            return Markdown(f"{start}{_counted(counting)}, {period(counting.per)}")
        case Label() as label:
            return _label(label, field.bounds)
        case Flag(per=per):
            return Markdown("yes or no" if per == "now" else f"yes or no, {period(per)}")
        case Id(of=of):
            return Markdown(f"identifier of {'a person' if of == 'person' else f'the {of}'}")
        case Version():
            return Markdown("version")
        case Time(form=form):
            return Markdown("moment" if form == "timestamp" else "day")
        case TextMeasure():
            return Markdown("text")
        case amount:
            return _amount(amount)


def _amount(measure: Sum | Mean | Percentile | Ratio | Gauge) -> Markdown:
    of = escaped(measure.of)
    match measure:
        case Gauge():
            return Markdown(f"number of {of}, now")
        case Percentile(p=p):
            start = "median of" if p == _MEDIAN else f"percentile {p} of"
        case Ratio(to=to):
            start, of = "share of", Markdown(of if to is None else f"{of} in {escaped(to)}")
        case Mean():
            start = "average of"
        case Sum():
            start = "total of"
    return Markdown(f"{start} {of}, {period(measure.per)}")


def _counted(counting: Counting) -> Markdown:
    events = (counting.event,) if isinstance(counting.event, str) else counting.event or ()
    names = joined(code(event) for event in events)
    if counting.of is None:
        return names
    return Markdown(f"{escaped(counting.of)} ({names})" if names else escaped(counting.of))


def _label(label: Label, bounds: Bounds) -> Markdown:
    if bounds.codes is not None:
        return joined((Markdown(f"{code(str(number))} {escaped(word)}") for number, word in bounds.codes))
    words = [word for word in bounds.words or () if word]
    shown = [code(word) for word in words[:_MOST_WORDS]]
    rest = len(words) - len(shown)
    more = Markdown(f" and {rest} more") if rest else Markdown("")
    empty = Markdown(", or empty") if "" in (bounds.words or ()) else Markdown("")
    start = escaped("one of ")
    if isinstance(label.values, str):
        start = Markdown(f"a word of {link(label.values, f'{TOP}vocabularies.md', anchor=label.values)}: ")
    return Markdown(f"{start} {joined(shown)}{more}{empty}".replace("  ", " "))


def valued(field: Field) -> Markdown:
    """Say of which type a field's values are, and within which bounds."""
    bounds = field.bounds
    one = _TYPES[field.type] if bounds.form is None else _FORMS[bounds.form]
    shown = [Markdown(f"list of {one}" if field.repeated else one)]
    if field.type in {"integer", "number"} and bounds.codes is None:
        shown.append(_range(bounds))
    if bounds.max_length is not None and bounds.form is None:
        shown.append(Markdown(f"at most {bounds.max_length} characters"))
    if bounds.pattern is not None and bounds.form is None and field.spec.pattern is not None:
        shown.append(Markdown(f"matches {code(bounds.pattern)}"))
    if bounds.max_items is not None:
        shown.append(Markdown(f"at most {bounds.max_items} items"))
    if field.spec.max_cardinality is not None:
        shown.append(Markdown(f"at most {field.spec.max_cardinality} different ones"))
    if not field.nullable:
        shown.append(Markdown("never null"))
    return joined(shown)


def _range(bounds: Bounds) -> Markdown:
    match bounds.low, bounds.high:
        case None, None:
            return Markdown("")
        case low, None:
            return Markdown(f"at least {low}")
        case None, high:
            return Markdown(f"at most {high}")
        case low, high:
            return Markdown(f"{low} to {high}")
