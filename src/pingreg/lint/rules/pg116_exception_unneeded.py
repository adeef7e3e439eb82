"""PG116 exception-unneeded: a field has an exception that nothing needs.

## Why
An exception stays when its field is made harmless: when an address becomes a count, or a text gets its method. It then
excuses whatever somebody makes of the field later, on a ground that was given for something else, as a waiver does that
excuses nothing; and each year somebody has to review it. One that is written before it is needed is no better. An
exception is needed where, without it, some rule would find more than it does now. A removed field needs none: its name
is never used again. What no exception can answer for is told by `PP107`.

## Bad
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-06-30}
```
```yaml
# events/example.yaml
actions:
  opened:
    description: Somebody opened the page.
    private_metadata:
      theme:
        label: {values: [light, dark]}
        description: Theme that was set.
        because: the page is made anew for each theme
        approved_by: data
        exception: {basis: the themes are our own, approved_by: data, review_by: 2027-06-30}
```

## Good
```yaml
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  Installer:
    id: {of: person}
    category: user.contact.email
    description: Address of whoever installed the app.
    exception: {basis: contact for security notices, approved_by: legal, review_by: 2027-06-30}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, has_errors
from pingreg.lint.rule import Context, rule
from pingreg.lint.unneeded import unneeded
from pingreg.resolve.model import Registry


@rule("PG116", "exception-unneeded", over="registry", doc=__doc__)
def exception_unneeded(_: Registry, context: Context) -> Iterator[Finding]:
    """Look for exceptions that could be left out; not while half of the registry could not be read."""
    if has_errors(context.earlier):
        return
    for field in unneeded(context):
        yield Finding(
            field.declaration.key("exception", on="key"),
            f"`{field.steps[-1]}` needs no exception: without it no rule finds more",
            "remove the `exception`, so that it excuses nothing that the field is made into later",
            field.declaration.subject,
        )
