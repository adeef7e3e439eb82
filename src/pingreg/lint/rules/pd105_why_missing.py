"""PD105 why-missing: an area says neither which question it answers nor which decision follows.

## Why
Nothing is collected because it can be. The question and the decision are what a reviewer weighs a new field against,
what the handbook shows beside it, and how an owner sees, a year later, that nobody needs it any more.

## Bad
```yaml
# pings/app/openings.yaml
title: Openings
owner: growth
tier: product
purposes: [product_improvement]
category: user.behavior
since: "1.3"
at: {request: openings}
fields:
  Count:
    count: {event: View, per: week}
    description: Openings of the page that the example feature shows.
```

## Good
```yaml
why: {question: Do people find the example feature?, decision: where to put its button}
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area


@rule("PD105", "why-missing", over="area", severity=Severity.WARNING, doc=__doc__)
def why_missing(area: Area, context: Context) -> Iterator[Finding]:
    """Look for `why`; one that was written wrong has been reported already."""
    if area.spec.why is None and ("why",) not in context.specs.faulty.get(area.place.path, ()):
        yield Finding(
            area.place.at("title", on="key"),
            f"`{area.name}` does not say why it is collected",
            "add `why: {question: ..., decision: ...}`",
        )
