"""PW108 text-too-long-for-amplitude: a text may be longer than the 1,024 characters that Amplitude keeps.

## Why
Amplitude limits texts to 1,024 characters (https://amplitude.com/docs/apis/analytics/http-v2), and what stands behind
the limit cannot be counted on. This looks at fields whose `recipients` name a store called `amplitude`, or something
that begins so.

## Bad
```yaml
recipients: [amplitude]
fields:
  Themes:
    text: {}
    pattern: "^[a-z,]*$"
    max_length: 2000
    description: Names of the themes that the instance has installed.
    exception: {basis: the themes are our own, approved_by: legal, review_by: 2027-06-30}
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 3y, events: 10y}}
  crm: {country: US, retention: {pings: 3y}}
  amplitude: {country: US, retention: {pings: 1y}}
```

## Good
```yaml
recipients: [amplitude]
fields:
  Themes:
    text: {}
    pattern: "^[a-z,]*$"
    max_length: 1000
    description: Names of the themes that the instance has installed.
    exception: {basis: the themes are our own, approved_by: legal, review_by: 2027-06-30}
# policy.yaml
stores:
  warehouse: {country: US, retention: {pings: 3y, events: 10y}}
  crm: {country: US, retention: {pings: 3y}}
  amplitude: {country: US, retention: {pings: 1y}}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding
from pingreg.lint.rule import Context, rule
from pingreg.resolve.model import Area

_MOST = 1024


@rule("PW108", "text-too-long-for-amplitude", over="area", doc=__doc__)
def text_too_long_for_amplitude(area: Area, _: Context) -> Iterator[Finding]:
    """Look at the longest value of each text that goes to Amplitude."""
    for field in area.fields:
        length = field.bounds.max_length
        if length is None or length <= _MOST or not field.is_first:
            continue
        if any(store.startswith("amplitude") for store in field.recipients):
            yield Finding(
                field.declaration.key("max_length"),
                f"the text may have {length:,} characters, and Amplitude keeps {_MOST:,}",
                f"write `max_length: {_MOST}` or less, or take the store out of `recipients`",
                field.declaration.subject,
            )
