"""PL106 tombstone-used: a removed field still names the instance, orders versions, or feeds a column.

## Why
What is removed in name only lives on for years (gitlab-org/gitlab issue 557479). What reads a field that no new
release sends stops working, one customer's upgrade at a time.

## Bad
```yaml
fields:
  Release:
    version: {}
    removed: {in: "4.2", because: the site area has it}
    description: Release of the app, as the example feature read it.
# pings/app/ping.yaml
versions: {field: example.Release, scheme: semver}
```

## Good
```yaml
# pings/app/ping.yaml
versions: {field: version, scheme: semver}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.named import Names
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Field, Ping, dotted


@rule("PL106", "tombstone-used", over="ping", doc=__doc__)
def tombstone_used(ping: Ping, context: Context) -> Iterator[Finding]:
    """Look at what a ping reads of its own fields: identity, version, the operands of differences."""
    names = Names(context.registry)
    spec = ping.spec
    if all(field.spec.removed is None for area in ping.areas for field in area.fields):
        return
    identity = spec.identity.named
    read = [
        (ping.place.at("identity", role), identity[role], "the instance's identity")
        for role in ("site", "license")
        if role in identity
    ]
    if spec.versions is not None:
        read.append((ping.place.at("versions", "field"), spec.versions.field, "the version"))
    for place, path, what in read:
        yield from _finding(place, names.at(path, ping.name), f"{what} is read from", ping.name)
    for field in ping.fields:
        if field.column is not None and field.column.operands and not field.is_tombstone:
            for index, operand in enumerate(field.column.operands):
                place = field.declaration.key("warehouse").at("of", index)
                found = names.at(dotted(operand), ping.name)
                yield from _finding(place, found, "the column is computed from", field.declaration.subject)


def _finding(place: Place, field: Field | None, what: str, subject: str) -> Iterator[Finding]:
    if field is not None and field.is_tombstone:
        yield Finding(
            place,
            f"{what} `{field.name}`, which is removed",
            "name a field that new releases send",
            subject,
            ((field.declaration.key("removed"), "removed here"),),
        )
