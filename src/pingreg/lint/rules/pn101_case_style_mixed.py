"""PN101 case-style-mixed: a key is spelled in another case style than the other keys of its area.

## Why
A key cannot be respelled once releases send it. Sourcegraph's license key got its JSON key from a tag that gave no
name, and has been `LicenseKey` among keys such as `deployType` ever since (sourcegraph/sourcegraph pull 9833). The
style of most of the area's keys decides; where two are even, the one that stands first. A key that is out in the field
already needs a waiver.

## Bad
```yaml
fields:
  pageViews:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
  buttonClicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  LicenseKey:
    flag: {}
    description: Whether a license key was entered for the example feature.
```

## Good
```yaml
fields:
  pageViews:
    count: {event: View, per: week}
    description: Visits to the page of the example feature.
  buttonClicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  licenseKey:
    flag: {}
    description: Whether a license key was entered for the example feature.
```
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.naming import case_style
from pingreg.resolve.model import Area, Field

_SMALL = frozenset({"camelCase", "snake_case", "kebab-case"})
_STRUCTURE = frozenset({"[]", "*", "="})
_SHOWN = {"lower": "one word in lower case", None: "in no case style"}


@rule("PN101", "case-style-mixed", over="area", doc=__doc__)
def case_style_mixed(area: Area, _: Context) -> Iterator[Finding]:
    """Compare each key below the area with the style that most of them fit."""
    names = _names(area)
    if all(map(str.isalnum, names)) and len({name[0].isupper() for name in names}) == 1:
        return  # all PascalCase, or all camelCase: most areas, and cheap to see
    styles = {name: case_style(name) for name in names}
    if len({*styles.values()}) == 1:
        return
    most = _prevailing(styles.values())
    told: set[str] = set()
    for name, field in names.items():
        subject = field.declaration.subject
        if _fits(styles[name], most) or field.is_tombstone or subject in told:
            continue
        told.add(subject)
        place = field.declaration.place
        yield Finding(
            Place(place.path, place.keys, "key"),
            f"`{name}` is {_SHOWN.get(styles[name], styles[name])}, and most keys of `{area.name}` are {most}",
            f"spell it in {most}, or waive it in `waivers.yaml` when released software sends it so",
            subject,
        )


def _names(area: Area) -> dict[str, Field]:
    names: dict[str, Field] = {}
    above = len(area.steps)
    for field in area.fields:
        for step in field.steps[above:]:
            if step not in names and step not in _STRUCTURE:
                names[step] = field
    return names


def _prevailing(styles: Iterable[str | None]) -> str:
    """Pick the style that most keys fit; of several the one that is met first."""
    votes = Counter(styles)
    small = max((*(style for style in votes if style in _SMALL), "camelCase"), key=votes.__getitem__)
    fitting = votes[small] + votes["lower"]
    if votes["PascalCase"] == fitting:
        return next((small if style != "PascalCase" else style for style in votes if style is not None), small)
    return "PascalCase" if votes["PascalCase"] > fitting else small


def _fits(style: str | None, most: str) -> bool:
    """Tell whether a key fits; one word in lower case fits every style but PascalCase."""
    return style == most or (style == "lower" and most != "PascalCase")
