"""PP301 second-identifier: a ping has an identifier beside those that it names in its identity.

## Why
A ping says whose it is once, by the fields under `identity`. One more identifier, even a random one, ties the
same rows together in a second way: an instance that was installed anew to begin afresh is known again by it, and so is
what another system stored under it. `pingreg explain <ping>` prints what each identifier joins the ping to. A policy
that admits pseudonyms of organisations admits this one too, so a person has to judge it; an exception says that one
did. A keyed hash is renewed with its period and is quiet, unless that is `lifetime`.

## At run time
Nothing: that two values in different rows are of one machine cannot be seen in a payload. `pingreg scan` finds values
that look like identifiers where none is declared.

## Bad
```yaml
fields:
  machine:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    max_length: 32
    pattern: "^[0-9a-f]{32}$"
    description: Number that was drawn for the machine that the app runs on.
```

## Good
```yaml
fields:
  machine:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    max_length: 32
    pattern: "^[0-9a-f]{32}$"
    description: Number that was drawn for the machine that the app runs on.
    exception: {basis: replicas are told apart by it, approved_by: legal, review_by: 2027-06-30}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place, Severity
from pingreg.lint.admitted import is_unanswered
from pingreg.lint.identifiers import identifier_named
from pingreg.lint.raw_texts import raw_text_of
from pingreg.lint.rule import Context, rule
from pingreg.resolve.joins import identifiers_among, keys_of
from pingreg.resolve.model import Field, Ping


@rule("PP301", "second-identifier", over="ping", severity=Severity.WARNING, doc=__doc__, answered=True)
def second_identifier(ping: Ping, context: Context) -> Iterator[Finding]:
    """Look for identifiers that pass as they stand, and that the ping does not name in its identity."""
    if ping.spec.identity.none is not None:
        return  # its budget has no room for any
    named = {f"{ping.name}/{path}" for path in ping.spec.identity.named.values()}
    for field in identifiers_among(ping.fields):
        if field.name not in named and field.is_distinct and _is_lasting(field) and not _is_said(field):
            if not is_unanswered(field, context.registry):
                continue
            declaration, told = field.declaration, field.exposure.kept
            yield Finding(
                Place(declaration.place.path, declaration.place.keys, "key"),
                f"`{field.steps[-1]}` is a second identifier in `{ping.name}`: a `{told.exposure}` that is not under"
                " `identity`",
                "leave it out, send it in a ping of its own without an identity, or add an `exception`",
                declaration.subject,
                ((ping.place.at("identity"), "by these fields the ping says whose it is"),),
            )


def _is_lasting(field: Field) -> bool:
    """Tell whether it is an organisation's for good: a hash is renewed with its period."""
    keys = keys_of(field)
    return field.exposure.kept.whom == "organisation" and (keys is None or keys[1] == "lifetime")


def _is_said(field: Field) -> bool:
    """Tell whether its name has been found fault with already."""
    return identifier_named(field) is not None or raw_text_of(field) is not None
