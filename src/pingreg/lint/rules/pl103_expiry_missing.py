"""PL103 expiry-missing: nobody says when a field is looked at again.

## Why
All 530 metrics of a browser were to expire never, and nothing said why (mozilla-mobile/fenix). What nobody has to
look at is collected for ever. A day, or `never` with a reason, may stand on the field, its area, its ping or in the
policy's defaults.

## Bad
```yaml
# pings/app/ping.yaml
expires: null
```

## Good
```yaml
# pings/app/ping.yaml
expires: {never: the owners look at each area every year}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area


@rule("PL103", "expiry-missing", over="area", doc=__doc__)
def expiry_missing(area: Area, context: Context) -> Iterator[Finding]:
    """Count the live fields of an area that no `expires` reaches; one that was written wrong is reported already."""
    written_wrong = (
        ("expires",) in context.specs.faulty.get(place.path, ())
        for place in (area.place, context.registry.pings[area.ping].place)
    )
    endless = sum(field.expires is None and not field.is_tombstone for field in area.fields)
    if endless and not any(written_wrong):
        yield Finding(
            area.place.at("fields", on="key"),
            f"nothing says when {endless} of the {len(area.fields)} fields of `{area.name}` expire",
            "add `expires:` to the area: a day at most a year ahead, or `{never: <reason>}`",
        )
