"""PS113 link: the path is a symbolic link, or neither file nor folder.

## Why
A link can lead out of the registry, to a file that no reviewer of the pull request sees and that another machine does
not have, or round in a circle. Links are refused and never followed.

## Bad
```python
(folder / "pings/app/clicks.yaml").symlink_to("example.yaml")
```

## Good
```python
(folder / "pings/app/example.yaml").rename(folder / "pings/app/clicks.yaml")
```
"""

from pingreg.lint.rule import documented

rule = documented("PS113", "link", doc=__doc__, module=__name__)
