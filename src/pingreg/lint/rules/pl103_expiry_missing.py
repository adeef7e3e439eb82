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
from pingreg.resolve.model import Area, Ping

_FIX = "add `expires:`, a day at most a year ahead, or `{never: <reason>}`"


@rule("PL103", "expiry-missing", over="ping", doc=__doc__)
def expiry_missing(ping: Ping, context: Context) -> Iterator[Finding]:
    """Look for live fields that no `expires` reaches; where no area has one, the ping is told and not each of them."""
    faulty = context.specs.faulty
    if ("expires",) in faulty.get(ping.place.path, ()):
        return
    endless = [area for area in ping.areas if _endless(area)]
    if len(endless) == len(ping.areas) > 1:
        message = f"nothing says when the fields of `{ping.name}` expire"
        yield Finding(ping.place.at("title", on="key"), message, f"{_FIX}, here or to each area", ping.name)
        return
    for area in endless:
        if ("expires",) not in faulty.get(area.place.path, ()):
            message = f"nothing says when {_endless(area)} of the {len(area.fields)} fields of `{area.name}` expire"
            yield Finding(
                area.place.at("fields", on="key"), message, f"{_FIX}, to the area", f"{ping.name}/{area.name}"
            )


def _endless(area: Area) -> int:
    return sum(field.expires is None and field.spec.removed is None for field in area.fields)
