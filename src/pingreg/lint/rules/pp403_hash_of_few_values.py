"""PP403 hash-of-few-values: a keyed hash stands for a value that has few others beside it.

## Why
A hash hides a value among all that it could have been. There are four billion addresses, a few hundred countries, and
three editions: whoever holds the key tries them all in an afternoon, and who lacks it counts which hash comes most
often. With a key for life the table that is made so holds for ever. What has few values needs no hash, but fewer
values: a network, a range, one word for the rest.

Told is `hmac` on a label, a version or a moment, on categories of addresses, numbers and places, and on texts of at
most eight characters.

## At run time
Nothing: a hash does not show how many others there could have been. Keys are derived for each customer, so that a table
that was made for one serves for no other.

## Bad
```yaml
fields:
  remote_ip:
    id: {of: organisation}
    category: user.device.ip_address
    anonymize: [{hmac: {purpose: security, period: lifetime}}]
    description: Address that the instance calls from.
```

## Good
```yaml
fields:
  remote_ip:
    id: {of: organisation}
    category: user.device.ip_address
    anonymize: [{truncate_ip: {}}]
    description: Network that the instance calls from.
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Severity
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import treated
from pingreg.resolve.model import Area, Field

_KINDS = {"label": "the words of a label", "version": "versions", "time": "moments"}
_CATEGORIES = {
    "user.device.ip_address": "internet addresses",
    "user.contact.phone_number": "telephone numbers",
    "user.contact.address.postal_code": "postal codes",
    "user.contact.address.city": "cities",
    "user.contact.address.country": "countries",
    "user.location": "places",
    "user.location.imprecise": "places",
    "user.demographic": "traits of people",
    "user.demographic.language": "languages",
}
_SHORT = 8


@rule("PP403", "hash-of-few-values", over="area", events=True, doc=__doc__, severity=Severity.WARNING, answered=True)
def hash_of_few_values(area: Area, _: Context) -> Iterator[Finding]:
    """Look at what keyed methods are given."""
    for field, steps in treated(area):
        few = _few(field)
        for step in steps:
            if step.method.is_keyed and few and field.spec.exception is None:
                ever = ", for ever" if step.parameters.period == "lifetime" else ""
                yield Finding(
                    step.place,
                    f"there are few {few}, and whoever holds the key can try them all{ever}",
                    "lessen the value instead, by `truncate_ip`, `enum_map`, `truncate_time` or a shorter label,"
                    " or say in an `exception` who holds the key",
                    field.declaration.subject,
                )


def _few(field: Field) -> str:
    """Say what there is little of; nothing where values are many."""
    if few := _KINDS.get(field.kind) or _CATEGORIES.get(field.category):
        return few
    length = field.spec.max_length
    return f"texts of {length} characters" if length is not None and length <= _SHORT else ""
