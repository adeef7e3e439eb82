"""PS109 too-large: the file, the folder or the nesting is larger than a registry needs.

## Why
A check runs on every pull request, also on one that wants to make it hang. Limits on bytes, values and nesting hold
before anything is composed. What is too large for them is also too large for a reviewer.

## Bad
```python
area = folder / "pings/app/example.yaml"
area.write_text(area.read_text("utf-8") + "# more" * 200_000, "utf-8")
```

## Good
```python
area = folder / "pings/app/example.yaml"
area.write_text(area.read_text("utf-8") + "# more", "utf-8")
```
"""

from pingreg.lint.rule import documented

rule = documented("PS109", "too-large", doc=__doc__, module=__name__)
