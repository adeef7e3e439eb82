"""PS114 unreadable-file: the file or folder cannot be read.

## Why
A file that the check may not open could declare anything. To skip it would let a wrong permission pass for a clean
registry, so it counts as an error of that file, and all others are still checked.

## Bad
```python
(folder / "pings/app/example.yaml").chmod(0o000)
```

## Good
```python
(folder / "pings/app/example.yaml").chmod(0o644)
```
"""

from pingreg.lint.rule import documented

rule = documented("PS114", "unreadable-file", doc=__doc__, module=__name__)
