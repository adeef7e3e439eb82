"""PC246 waiver-widened: a finding is excused that was not, or for longer.

## Why
A waiver is a decision that a rule does not hold here for a while. It belongs to whoever would have to agree to the
thing itself, or the way around every check is four lines in a file that nobody owns.

## Bad
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}}
# waivers.yaml
- code: PD101
  subject: app/example.Clicks
  owner: growth
  reason: the text waits for the documentation team
  expires: 2027-03-31
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}}
# waivers.yaml
- code: PD101
  subject: app/example.Clicks
  owner: growth
  reason: the text waits for the documentation team
  expires: 2027-03-31
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}}
# waivers.yaml
- code: PD101
  subject: app/example.Clicks
  owner: growth
  reason: the text is being written
  expires: 2027-01-31
```
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.source.documents import Documents
from pingreg.spec.layout import WAIVERS


class _Waiver(NamedTuple):
    expires: str
    place: Place


@compat("PC246", "waiver-widened", category="privacy", over="registry", doc=__doc__)
def waiver_widened(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Pair waivers by what they excuse; another subject is another waiver, for each excuses one alone."""
    old, new = _waivers(comparison.before.documents), _waivers(comparison.after.documents)
    for (code, subject), waiver in new.items():
        before = old.get((code, subject))
        if before is None:
            yield Change(
                waiver.place,
                f"`{code}` is waived",
                "mend what it excuses, or have the waiver approved",
                before="not waived",
                after=f"until {waiver.expires}",
                subject=subject,
            )
        elif waiver.expires > before.expires:
            yield Change(
                waiver.place.at("expires"),
                f"`{code}` is waived for longer",
                f"mend what it excuses until {before.expires}, or have the later day approved",
                before=f"until {before.expires}",
                after=f"until {waiver.expires}",
                was=before.place.at("expires"),
                subject=subject,
            )


def _waivers(documents: Documents) -> Mapping[tuple[str, str], _Waiver]:
    """Read what the file says; of two about the same the later day counts, and days sort as they are written."""
    data = documents.data.get(WAIVERS)
    found: dict[tuple[str, str], _Waiver] = {}
    for index, entry in enumerate(data if isinstance(data, list) else ()):
        match entry:
            case {"code": str(code), "subject": str(subject), "expires": str(expires)}:
                known = found.get((code, subject))
                if known is None or known.expires < expires:
                    found[code, subject] = _Waiver(expires, Place(WAIVERS, (index,)))
            case _:
                continue
    return found
