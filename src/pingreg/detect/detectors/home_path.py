r"""home-path: a path into somebody's home folder.

## Why
The folder is called after its owner, and what follows tells what they work on. Windows has drives, which Linux
mounts; macOS, FreeBSD and others keep homes elsewhere; editors reach them on other machines. The homes of services,
which are the same everywhere, name nobody.

## Examples
| text | finds |
| --- | --- |
| `"open /home/alice/src/main.go: no such file"` | `"/home/alice/src/main.go"` |
| `"file:///Users/alice/a"` | `"/Users/alice/a"` |
| `"C:\\Users\\Alice\\a.txt"` | `"C:\\Users\\Alice\\a.txt"` |
| `"/mnt/c/Users/alice/a"` | `"/mnt/c/Users/alice/a"` |
| `"vscode-remote://ssh-remote+box/home/alice/a"` | `"/home/alice/a"` |
| `"\\\\?\\C:\\Users\\Alice\\a"` | `"C:\\Users\\Alice\\a"` |
| `"/home/runner/work"` | nothing |
| `"https://example.org/home/page"` | nothing |
| `"/usr/share/doc"` | nothing |
"""

import re

from pingreg.detect.detector import detector

_UNIX = r"(?:/(?:export|usr|var))?/home|(?:/System/Volumes/Data)?/Users|(?:/cygdrive|/mnt|/host_mnt)?/[A-Za-z]/Users"
_WINDOWS = r"[A-Za-z]:[\\/]+(?:Users|Documents and Settings)[\\/]+"
_ELSEWHERE = r"(?:file|sftp|ssh|vscode(?:-[a-z]+)?)://[^\s/\"'<>]*"
_OWNER = re.compile(rf"(?:(?:{_UNIX})/|{_WINDOWS})([^\\/]+)")
_SERVICES = (
    "all app build circleci default docker git jenkins node postgres public root runner sandbox service shared "
    "sourcegraph ubuntu user username vscode vsts www www-data"
)
_NOBODY = frozenset(_SERVICES.split())


@detector(
    "home-path",
    "personal",
    pattern=(
        rf"(?:^|{_ELSEWHERE}|\\\\[?.]\\|[\s\"'=:(\[,;<>|`])"
        rf"((?:{_UNIX})/[^\s\"'/:;,)\]<>`$*{{}}|]+(?:/[^\s\"':;,)\]<>`]*)?"
        rf"|{_WINDOWS}[^\s\"'\\/:;,)<>`%*|]+(?:[\\/][^\s\"':;,)<>`]*)?)"
    ),
    doc=__doc__,
)
def home_path(text: str) -> bool:
    """Leave out the homes of services."""
    owner = _OWNER.match(text)
    return owner is None or owner[1].lower() not in _NOBODY
