"""PG107 severity-unsettable: the manifest sets the severity of a rule that does not exist, or is always an error.

## Why
A setting for a code that is misspelt changes nothing, and its author believes that it did. What stops a later stage
(a file that cannot be read, a reference that leads nowhere) and what guards the waivers themselves has one severity.

## Bad
```yaml
# pingreg.yaml
rules: {PD999: warning}
```

## Good
```yaml
# pingreg.yaml
rules: {PD103: warning}
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule, rules
from pingreg.naming import did_you_mean
from pingreg.resolve.model import Registry
from pingreg.spec.layout import MANIFEST


@rule("PG107", "severity-unsettable", over="registry", doc=__doc__)
def severity_unsettable(registry: Registry, _: Context) -> Iterator[Finding]:
    """Look each code of the manifest's `rules` up."""
    if not registry.manifest.rules:
        return
    known = {rule.code: rule for rule in rules()}
    settable = [code for code, rule in known.items() if rule.check is not None]
    for code in registry.manifest.rules:
        if code in settable:
            continue
        message = (
            f"`{code}` is always an error" if code in known else f"`{code}` is no rule{did_you_mean(code, settable)}"
        )
        place = Place(MANIFEST, ("rules", code), "key")
        yield Finding(place, message, "remove the line, or name a rule that `pingreg explain` knows", MANIFEST)
