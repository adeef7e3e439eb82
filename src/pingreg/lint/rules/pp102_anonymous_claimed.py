"""PP102 anonymous-claimed: a text calls anonymous what names or tells of somebody.

## Why
A word in a description is what customers and reviewers go by, and the first thing that is wrong once a field is added:
one page called critical data anonymous while it listed the name of the server (element-hq/synapse issue 13321). So the
word is no matter of style: it stands only over fields that are `bounded` at most, and of nobody, both as they are sent
and as they are kept. The identifier of an instance is enough for a ping not to be anonymous; and then no area of it and
no field is, for whoever has a count has the row, in which that identifier stands. Likewise a feature, an action and
what they hold are judged with the envelope, and a metric with the pings that it reads. So the word is left to pings
that say `identity: {none: ...}` and whose fields allow it. A keyed hash is a pseudonym, and personal data for whoever
holds the key. Every text is read that a page, a record or a schema shows: titles, descriptions, notes, reasons and
grounds, what is counted, what the policy says of stores and of processing; and what the policy and waivers say is said
of all fields. What directly denies it ("these are not anonymous") is not found, nor are people who did not sign in
("anonymous visitors").

`pingreg generate` writes no page, record, schema or table while there is such a text, waived or not.

## At run time
Nothing: a word is not sent. What a client puts into the fields is for `pingreg enforce` and `pingreg scan` to look at.

## Bad
```yaml
description: Anonymous figures about the example feature.
fields:
  installer:
    id: {of: organisation}
    category: user.unique_id.pseudonymous
    pattern: "^[0-9a-f]{32}$"
    max_length: 32
    description: Random number of the company whose instance it is.
    exception: {basis: support is given by company, approved_by: legal, review_by: 2027-06-30}
```

```yaml
title: Fully anonymous numbers
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button, of the instance whose id is sent beside them.
```

## Good
```yaml
description: Figures about the example feature. They are not anonymous, for they name the instance.
fields:
  installer:
    id: {of: organisation}
    category: user.unique_id.pseudonymous
    pattern: "^[0-9a-f]{32}$"
    max_length: 32
    description: Random number of the company whose instance it is.
    exception: {basis: support is given by company, approved_by: legal, review_by: 2027-06-30}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.claims import Claim, false_claims
from pingreg.resolve.model import Registry
from pingreg.spec.catalogue import WaiversSpec
from pingreg.spec.layout import WAIVERS

_FIX = "say what is collected and of whom it tells, or leave the word out; see `pingreg explain {}`"


@rule("PP102", "anonymous-claimed", over="registry", doc=__doc__)
def anonymous_claimed(registry: Registry, context: Context) -> Iterator[Finding]:
    """Compare what texts say with the exposure of the fields under them, and of those beside them."""
    waivers = context.specs.one(WAIVERS, WaiversSpec)
    for claim in false_claims(registry, waivers.root if waivers else ()):
        yield Finding(claim.place, _message(claim), _FIX.format(claim.field.name), claim.subject)


def _message(claim: Claim) -> str:
    kept = claim.field.exposure.kept
    told = kept if kept.whom != "nobody" else claim.field.exposure.sent
    beside = ", which is sent beside it," if claim.beside else ""
    return f"`{claim.words}` is said, and `{claim.field.steps[-1]}`{beside} is `{told.exposure}` of {told.of_whom}"
