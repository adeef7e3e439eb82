r"""home-path: a path into somebody's home folder.

## Why
The folder is called after its owner, and what follows tells what they work on. The homes of services, which are the
same everywhere, name nobody.

## Examples
| text | finds |
| --- | --- |
| `"open /home/alice/src/main.go: no such file"` | `"/home/alice/src/main.go"` |
| `"file:///Users/alice/a"` | `"/Users/alice/a"` |
| `"C:\\Users\\Alice\\a.txt"` | `"C:\\Users\\Alice\\a.txt"` |
| `"/home/runner/work"` | nothing |
| `"https://example.org/home/page"` | nothing |
| `"/usr/share/doc"` | nothing |
"""

import re

from pingreg.detect.detector import detector

_OWNER = re.compile(r"(?:(?:/export)?/(?:home|Users)/|[A-Za-z]:[\\/]+(?:Users|Documents and Settings)[\\/]+)([^\\/]+)")
_SERVICES = (
    "all app build circleci default docker git jenkins node postgres public root runner sandbox service shared "
    "sourcegraph ubuntu user username vscode vsts www www-data"
)
_NOBODY = frozenset(_SERVICES.split())


@detector(
    "home-path",
    "personal",
    pattern=(
        r"(?:^|file://|[\s\"'=:(\[,;<>|`])"
        r"(/(?:home|Users|export/home)/[^\s\"'/:;,)\]<>`$*{}|]+(?:/[^\s\"':;,)\]<>`]*)?"
        r"|[A-Za-z]:[\\/]+(?:Users|Documents and Settings)[\\/]+[^\s\"'\\/:;,)<>`%*|]+(?:[\\/][^\s\"':;,)<>`]*)?)"
    ),
    doc=__doc__,
)
def home_path(text: str) -> bool:
    """Leave out the homes of services."""
    owner = _OWNER.match(text)
    return owner is None or owner[1].lower() not in _NOBODY
