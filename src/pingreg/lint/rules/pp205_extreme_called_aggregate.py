"""PP205 extreme-called-aggregate: the first, the last, the least or the most is sent as if it were made of many.

## Why
A maximum is one single value: the largest project's size is that project's, the longest session is somebody's. Called
a gauge or a sum it passes for an aggregate, which it is not. `percentile` with 0 or 100 says what it is, and is judged
by that; a percentile between says nearly as much and names nobody.

Told are gauges, sums and means whose name begins or ends with such a word, or that are `of` the largest of something.
A `max`, a method that cuts, or an `exception` answers for it.

## At run time
What is above `max` is quarantined (PE104); `clamp` and `bucket` are applied by `pingreg enforce`.

## Bad
```yaml
fields:
  LongestSession:
    gauge: {of: minutes of one session}
    description: Minutes that the longest session of the week took.
```

## Good
```yaml
fields:
  SessionP90:
    percentile: {p: 90, of: minutes of one session, per: week}
    description: Minutes that nine in ten sessions of the week stayed within.
  ClicksLastWeek:
    gauge: {of: clicks}
    description: Clicks on the button in the week before.
  MaxPanels:
    gauge: {of: panels on the fullest page}
    max: 50
    description: Panels on the page that has the most of them.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import is_treated
from pingreg.naming import snake_case
from pingreg.resolve.model import Area, Field

_KINDS = frozenset({"gauge", "sum", "mean"})
_SUPERLATIVES = frozenset(
    {
        *("latest", "newest", "oldest", "earliest", "maximum", "minimum", "largest", "smallest", "biggest"),
        *("longest", "shortest", "highest", "lowest"),
    }
)
_EXTREMES = _SUPERLATIVES | {"first", "last", "max", "min"}
_ENDS = tuple(sorted(_EXTREMES))
"""How a name begins or ends that is worth being taken apart: few do."""
_STRETCHES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
_OF_A_SPAN = _STRETCHES | {f"{one}s" for one in _STRETCHES} | {"utc", "time", "run"}
"""What stands behind `last` where a stretch of time, or all of something, is meant."""
_FIX = "send a `percentile` such as 90, or add a `max`, a method such as `clamp` or `bucket`, or an `exception`"


@rule("PP205", "extreme-called-aggregate", over="area", doc=__doc__, severity=Severity.WARNING, answered=True)
def extreme_called_aggregate(area: Area, _: Context) -> Iterator[Finding]:
    """Read the names of numbers that claim to be aggregates."""
    for field in area.fields:
        if field.kind not in _KINDS or not field.is_distinct or field.is_tombstone:
            continue
        word = _extreme(field, getattr(field.measure, "of", ""))
        if word and not _is_answered(field):
            message = f"`{field.steps[-1]}` is the {word} of something, which is one single value"
            yield Finding(field.declaration.key(field.kind), message, _FIX, field.declaration.subject)


def _extreme(field: Field, of: str) -> str:
    """Give the word that says so; nothing when none does."""
    name = field.steps[-1]
    lowered = name.lower()
    if lowered.startswith(_ENDS) or lowered.endswith(_ENDS):
        words = snake_case(name).replace("-", "_").split("_")
        if words[0] in _EXTREMES and not _is_span(words[1:2]):
            return words[0]
        if words[-1] in _EXTREMES and not (words[-1] == "min" and field.spec.unit == "min"):
            return words[-1]
    first = of.partition(" ")[0].lower()
    return first if first in _SUPERLATIVES else ""


def _is_span(following: list[str]) -> bool:
    return any(word in _OF_A_SPAN or word[:1].isdigit() for word in following)


def _is_answered(field: Field) -> bool:
    spec = field.spec
    return spec.max is not None or spec.exception is not None or is_treated(field, "clamp", "bucket")
