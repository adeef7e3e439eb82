"""PP207 moments-combined: a payload tells more than one moment to the second.

## Why
One exact moment says when the payload was made. Two say how far apart two things happened, and that number belongs to
one instance or one person: it joins records that share nothing else. An exception that was given to one moment was
given to it alone, and not to the pair.

Told is every moment of a sender beyond the first; when the payload itself was sent counts as one. Moments of the
receiver are its own.

## At run time
`truncate_time` is applied by `pingreg enforce`, and a moment that is told finer than declared is quarantined (PE105).

## Bad
```yaml
fields:
  Opened:
    time: {}
    description: When the page of the example feature was opened.
    exception: {basis: support compares it with the log, approved_by: legal, review_by: 2027-06-30}
  Closed:
    time: {}
    description: When the page of the example feature was closed.
    exception: {basis: support compares it with the log, approved_by: legal, review_by: 2027-06-30}
```

## Good
```yaml
fields:
  Opened:
    time: {}
    description: When the page of the example feature was opened.
    exception: {basis: support compares it with the log, approved_by: legal, review_by: 2027-06-30}
  Closed:
    time: {}
    anonymize: [{truncate_time: {to: day}}]
    description: When the page of the example feature was closed.
```
"""

from collections.abc import Iterator
from itertools import chain

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import is_treated
from pingreg.resolve.model import Field, Ping, Registry
from pingreg.spec.measures import Time


@rule("PP207", "moments-combined", over="registry", doc=__doc__, severity=Severity.WARNING)
def moments_combined(registry: Registry, _: Context) -> Iterator[Finding]:
    """Count the fine moments of each ping, and of what every event carries."""
    envelope = () if registry.envelope is None else (registry.envelope.ping,)
    for ping in chain(registry.pings.values(), envelope):
        fine = [field for field in ping.fields if field.kind == "time" and _is_fine(field)]
        sent = _sent(ping, registry)
        fine.sort(key=lambda field: field.name != sent)  # when it was sent is the one that belongs there
        for field in fine[1:]:
            yield Finding(
                field.declaration.key("time"),
                f"`{field.steps[-1]}` is told to the second, and so is `{fine[0].steps[-1]}`",
                "say how finely it is told, such as `to: day`, or add `{truncate_time: {to: day}}` under `anonymize`",
                field.declaration.subject,
            )


def _is_fine(field: Field) -> bool:
    """Tell whether a sender tells it to the second, and it is kept so."""
    is_kept = field.origin == "sender" and field.is_distinct and not field.is_tombstone
    is_exact = isinstance(field.measure, Time) and field.measure.precision == "second"
    return is_kept and is_exact and not is_treated(field, "truncate_time", "drop", "redact", "hmac", "enum_map")


def _sent(ping: Ping, registry: Registry) -> str:
    """Name the field that says when a payload was sent."""
    if registry.envelope is not None and ping is registry.envelope.ping:
        return f"{ping.name}/{registry.envelope.spec.at.sent}"
    return f"{ping.name}/{ping.spec.identity.sent}"
