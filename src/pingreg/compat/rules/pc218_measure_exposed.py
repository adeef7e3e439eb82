"""PC218 measure-exposed: what was a number is a value that tells more, or an id names somebody nearer.

## Why
A sum or a count over a week says how much, and of whom only by its size. A word, a version, a moment or an id is said
by one instance of one thing at one time, under the same name and often in the same column (kube-state-metrics issue
1833 has metrics that were called stable and changed so). An id of an instance that became one of a person is the same
in small.

That something became a text is told by PC209, and what became of a label by PC210, but for an amount: one of few words,
or yes or no, that becomes a number can become the number of anybody.

## Bad
```yaml
# before
fields:
  Opened: {count: {event: View, per: week}, description: Times that the page of the example feature was seen.}
```
```yaml
# after
fields:
  Opened: {time: {to: day}, description: Day on which the page of the example feature was seen last.}
```

## Good
```yaml
# before
fields:
  Opened: {time: {to: day}, description: Day on which the page of the example feature was seen last.}
```
```yaml
# after
fields:
  Opened: {count: {event: View, per: week}, description: Times that the page of the example feature was seen.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.model import Field
from pingreg.spec.measures import NEARER, Id

_RANKS = {"label": 1, "version": 2, "time": 2, "id": 3, "text": 3}
"""How much one value of a measure tells; whatever is not here is a number, or yes or no."""
_FEW = frozenset({"flag", "label"})
_AMOUNTS = frozenset({"count", "distinct", "gauge", "mean", "percentile", "ratio", "sum"})
"""What has few values, and what holds any number, that of an account as well."""


@compat("PC218", "measure-exposed", category="privacy", over="pair", doc=__doc__, tells_exposure=True)
def measure_exposed(pair: Pair, _comparison: Comparison) -> Iterator[Change]:
    """Compare the measures, and of ids whom they name."""
    before, after = pair.before, pair.after
    is_opened = before.kind in _FEW and after.kind in _AMOUNTS
    is_told = after.kind == "text" or before.kind == "label" or _rank(after) <= _rank(before)
    if is_told and not is_opened:
        return
    yield Change(
        _place(after),
        "the value of {fields} tells more than it did",
        f"keep it {_said(before)}, or declare another field for what is collected now",
        before=_said(before),
        after=_said(after),
        was=_place(before),
    )


def _rank(field: Field) -> tuple[int, int]:
    """Give how much a value tells, and whom it names: a text may name anybody."""
    of = field.measure.of if isinstance(field.measure, Id) else NEARER[-1]
    return _RANKS.get(field.kind, 0), NEARER.index(of)


def _place(field: Field) -> Place:
    if isinstance(field.measure, Id):
        return field.declaration.key("id").at("of")
    return field.declaration.key(field.kind, on="key")


def _said(field: Field) -> str:
    return f"an id of one {field.measure.of}" if isinstance(field.measure, Id) else f"a {field.kind}"
