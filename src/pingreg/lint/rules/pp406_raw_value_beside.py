"""PP406 raw-value-beside: what a method lessens stands whole in a field beside it.

## Why
An address that was cut protects nobody while the whole one is sent in the next field. It happens when a method is added
in a new field and the old one is to go later: both stay. Whoever reads the list sees a hash, and is reassured.

Told are a field with a method and one in the same container that has none, more telling or of the same kind, when their
names differ by no more than a word such as `hash`, `masked`, `raw` or `full`. An `exception` on the second answers for
it.

## At run time
Nothing: enforcement judges each field for itself. `pingreg scan` finds addresses and tokens where nothing declares
them.

## Bad
```yaml
fields:
  panels_bucketed:
    gauge: {of: panels}
    anonymize: [{bucket: {edges: [1, 10, 100]}}]
    description: Panels that are open, in ranges.
  panels_exact:
    gauge: {of: panels}
    description: Panels that are open.
```

## Good
```yaml
fields:
  panels_bucketed:
    gauge: {of: panels}
    anonymize: [{bucket: {edges: [1, 10, 100]}}]
    description: Panels that are open, in ranges.
  panels_closed:
    gauge: {of: panels}
    description: Panels that were closed again.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.exposure import is_within
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import treated
from pingreg.naming import snake_case
from pingreg.resolve.model import Area, Field, Steps

_SAID_OF_IT = frozenset(
    {
        *("hash", "hashed", "hmac", "sha256", "masked", "redacted", "truncated", "rounded", "bucket", "bucketed"),
        *("anonymized", "anonymous", "domain", "network", "prefix", "range", "coarse", "safe"),
        *("raw", "full", "original", "plain", "exact", "precise", "clear", "value"),
    }
)


@rule("PP406", "raw-value-beside", over="area", events=True, doc=__doc__, answered=True)
def raw_value_beside(area: Area, _: Context) -> Iterator[Finding]:
    """Look beside each field that has methods."""
    pairs = tuple(treated(area))
    if not pairs:
        return
    plain = _plain(area)
    for field, _steps in pairs:
        for other in plain.get((field.steps[:-1], _bare(field)), ()):
            if other.kind == field.kind or not is_within(other.exposure.kept.exposure, field.exposure.kept.exposure):
                place = field.declaration.place
                yield Finding(
                    Place(other.declaration.place.path, other.declaration.place.keys, "key"),
                    f"`{other.steps[-1]}` seems to be what `{field.steps[-1]}` is made of, and has no method",
                    "remove it, or give it the same methods",
                    other.declaration.subject,
                    ((Place(place.path, place.keys, "key"), "the one that has a method"),),
                )


def _plain(area: Area) -> dict[tuple[Steps, str], list[Field]]:
    """Group the fields without a method by where they stand and what their names have in common."""
    found: dict[tuple[Steps, str], list[Field]] = {}
    for field in area.fields:
        if field.spec.anonymize is None and field.spec.exception is None and not field.is_tombstone:
            found.setdefault((field.steps[:-1], _bare(field)), []).append(field)
    return found


def _bare(field: Field) -> str:
    """Drop the words that only say what was done to a value."""
    words = snake_case(field.steps[-1]).replace("-", "_").split("_")
    return "_".join([word for word in words if word not in _SAID_OF_IT] or words)
