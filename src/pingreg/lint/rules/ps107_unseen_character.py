"""PS107 unseen-character: the file has a tab, a control character or one that reorders text.

## Why
Such characters look like something else in a review: a right-to-left mark makes a line read differently from what it
says, a tab breaks the indentation that gives YAML its meaning, and a line separator starts a line for some readers
only.

## Bad
```python
area = folder / "pings/app/example.yaml"
area.write_text(area.read_text("utf-8").replace("    ", chr(9)), "utf-8")
```

## Good
```python
area = folder / "pings/app/example.yaml"
area.write_text(area.read_text("utf-8").replace("    ", "      "), "utf-8")
```
"""

from pingreg.lint.rule import documented

rule = documented("PS107", "unseen-character", doc=__doc__, module=__name__)
