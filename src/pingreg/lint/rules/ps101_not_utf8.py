"""PS101 not-utf8: the file is not UTF-8, or starts with a byte-order mark.

## Why
Bytes in another encoding are read differently on each machine, or not at all: a name of a customer-facing field could
end up as two names. Editors on some systems still save in their own encoding, or put a mark in front that many tools
take for part of the first key.

## Bad
```python
area = folder / "pings/app/example.yaml"
area.write_text(area.read_text("utf-8").replace("Example", "Café"), "latin-1")
```

## Good
```python
area = folder / "pings/app/example.yaml"
area.write_text(area.read_text("utf-8").replace("Example", "Café"), "utf-8")
```
"""

from pingreg.lint.rule import documented

rule = documented("PS101", "not-utf8", doc=__doc__, module=__name__)
