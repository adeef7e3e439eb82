"""PC219 exposure-raised: what is kept or sent of a field tells more than it did, or of somebody better protected.

## Why
How telling a field is follows from all that its declaration says. Most of what can raise it has a rule of its own, that
names the method or the recipient; this one looks at the verdict itself, so that no edit goes by because nobody thought
of it: a time that is told to the second, a list in the place of a sum, a ping that no longer names the field as its
identity.

## Bad
```yaml
# before
fields:
  Sizes: {percentile: {p: 90, of: files}, max: 500, description: Files that nine of ten repositories do not exceed.}
```
```yaml
# after
fields:
  Sizes: {percentile: {p: 100, of: files}, max: 500, description: Files of the largest of all repositories.}
```

## Good
```yaml
# before
fields:
  Opened: {time: {to: week}, description: Week in which the page of the example feature was seen last.}
```
```yaml
# after
fields:
  Opened: {time: {to: month}, description: Month in which the page of the example feature was seen last.}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.exposure import Telling
from pingreg.resolve.exposure import Step, Verdict
from pingreg.resolve.model import Field


@compat("PC219", "exposure-raised", category="privacy", over="pair", doc=__doc__, is_last=True)
def exposure_raised(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare the verdicts, as the field is kept and as it is sent."""
    before, after = pair.before.exposure, pair.after.exposure
    for what, was, is_ in (("kept", before.kept, after.kept), ("sent", before.sent, after.sent)):
        if not is_.is_within(was):
            step = _raising(after)
            attribute = step.attribute
            yield Change(
                _place(pair.after, attribute, comparison),
                f"what is {what} of {{fields}} tells more than it did: {step.reason}",
                "undo what raised it, or record why more may be told, and who agreed",
                before=_said(was),
                after=_said(is_),
                was=_was(pair.before, attribute, comparison),
            )
            return


def _raising(after: Verdict) -> Step:
    """Find the step by which it is so much: the last ones may only have lessened it."""
    at = after.steps.index(after.decisive)
    is_lessening = at > 0 and after.decisive.telling.is_within(after.steps[at - 1].telling)
    return after.steps[0] if is_lessening else after.decisive


def _place(field: Field, attribute: str, comparison: Comparison) -> Place:
    if attribute in field.spec.model_fields_set:
        return field.declaration.key(attribute)
    inherited = comparison.after.registry.lineage(field, attribute) if attribute == "category" else None
    return inherited or field.declaration.place


def _was(field: Field, attribute: str, comparison: Comparison) -> Place | None:
    if attribute in field.spec.model_fields_set:
        return field.declaration.key(attribute)
    return comparison.before.registry.lineage(field, attribute) if attribute == "category" else None


def _said(told: Telling) -> str:
    return f"{told.exposure} of {told.whom}"
