"""PM119 undeclared-map-keys: nobody declares what the keys of a map may be.

## Why
The keys of a map are data like its values: a map by repository or by person carries their names. Kibana received keys
that no schema had, and saw them in its cloud only (elastic/kibana 98423, 144188). A key is a text, whatever it spells:
one that is declared as an amount or a flag would hold anything.

## Bad
```yaml
fields:
  Editors.*.Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature, by editor.
```

## Good
```yaml
fields:
  Editors.*:
    label: {values: [vim, emacs]}
    description: Editors from which the example feature was opened.
  Editors.*.Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature, by editor.
```
"""

from pingreg.lint.rule import documented

rule = documented("PM119", "undeclared-map-keys", doc=__doc__, module=__name__)
