"""PC206 category-changed: a field says something else of people than before, or something more telling.

## Why
The category is what rules and reviewers go by: it decides whether an exception is needed, and what the public page
says. A change of it changes what was agreed, though no value looks different; a checker of contracts let data go from
restricted to public and called it no breaking change (datacontract-cli). A parent of the old key says less, and so does
a key of the system that weighs no more.

## Bad
```yaml
# before
fields:
  Place:
    label: {values: [eu, us, other]}
    category: user.location.imprecise
    description: Region in which the feature was opened.
```
```yaml
# after
fields:
  Place:
    label: {values: [eu, us, other]}
    category: user.contact.address.city
    description: Region in which the feature was opened.
```

## Good
```yaml
# before
fields:
  Place:
    label: {values: [eu, us, other]}
    category: user.location.imprecise
    description: Region in which the feature was opened.
```
```yaml
# after
fields:
  Place:
    label: {values: [eu, us, other]}
    category: user.location
    description: Region in which the feature was opened.
```
"""

from collections.abc import Iterator

from pingreg.compat.categories import tells_more
from pingreg.compat.comparison import Comparison, Pair
from pingreg.compat.rule import Change, compat


@compat("PC206", "category-changed", category="privacy", over="pair", doc=__doc__, tells_exposure=True)
def category_changed(pair: Pair, comparison: Comparison) -> Iterator[Change]:
    """Compare the keys; one that is given for the first time changes nothing."""
    if not tells_more(pair.after.category, pair.before.category):
        return
    place, was = comparison.written_at(pair, "category")
    yield Change(
        place,
        "the category of {fields} changed to one that says more, or something else",
        "keep the category, or have the change approved by those who answer for the tier",
        before=pair.before.category,
        after=pair.after.category,
        was=was,
    )
