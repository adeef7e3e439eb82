"""host-name: the name of a machine in a network.

## Why
It mostly holds the name of a company, and of a laptop that of its owner. A name of a file or of an event has dots
too: so a name counts that ends in a usual domain or in one for use within a network, in three parts when the ending
is a word of code as well, and names that systems give to machines. Any other name is one under a member that says
that it names a host. Hosts of public services, which anybody may name, are none, nor are technologies that are called
like one.

## Examples
| text | finds |
| --- | --- |
| `"https://git.corp.example.org/a"` | `"git.corp.example.org"` |
| `"db1.prod.internal"` | `"db1.prod.internal"` |
| `"DESKTOP-4F7A21B"` | `"DESKTOP-4F7A21B"` |
| `"alices-macbook-pro"` | `"alices-macbook-pro"` |
| `"github.com"` | nothing |
| `"asp.net"` | nothing |
| `"main.py"` | nothing |
| `"cody.completion"` | nothing |
| `"5.3.2"` | nothing |
"""

import re

from pingreg.detect.detector import detector
from pingreg.detect.member_names import ends_in

_USUAL = (
    "arpa biz ch cloud co com corp cz de dk edu es eu fi fr gov gr home hu ie intern internal intra intranet jp kr lan "
    "local localdomain mil net nl nz online org private prod pt ro ru se site tech tr tw ua uk us xyz"
)
_WORDS = (
    "ai app ar at au be bg br ca cc cl cn dev gg hr il in io is it lt lu lv me mx no pe ph pl pro py rs "
    "sa sg sh si sk so st th tv vn ws za"
)
_NAMES_IN_CODE = frozenset({"id", "info", "my", "name"})
_EVERYBODYS = (
    "bitbucket.org crates.io docs.rs github.com gitlab.com go.dev golang.org google.com npmjs.com pypi.org python.org "
    "sourcegraph.com schema.org w3.org"
)
_TECHNOLOGIES = "ado.net asp.net draw.io ml.net paint.net rx.net socket.io vb.net"
_NAMES = frozenset(
    {
        *("computername", "devicename", "fqdn", "hostname", "hostnames", "machinename", "netbiosname", "nodename"),
        *("servername", "workstation", "workstationname"),
    }
)
_NO_HOST = "default disabled empty false hidden localhost masked n-a none null redacted unknown unnamed unset"
_SAY_NOTHING = frozenset(_NO_HOST.split())
_SURE, _WITH_THREE_PARTS = frozenset(_USUAL.split()), frozenset(_WORDS.split())
_PUBLIC = frozenset((*_EVERYBODYS.split(), *_TECHNOLOGIES.split()))
_FIRST_PARTS = frozenset({"api", "docs", "registry", "www"})
_LONGEST = 253
_NAMED_BY_SYSTEM = re.compile(r"(?:desktop|laptop|win)-|ip-|.*macbook", re.IGNORECASE)
_ANY_NAME = re.compile(r"[0-9A-Za-z_](?:[0-9A-Za-z_-]*[0-9A-Za-z_])?(?:\.[0-9A-Za-z_](?:[0-9A-Za-z_-]*[0-9A-Za-z_])?)*")


def _of_member(text: str, name: str) -> bool:
    parts = text.lower().split(".")
    return (
        ends_in(name, _NAMES)
        and len(text) <= _LONGEST
        and _ANY_NAME.fullmatch(text) is not None
        and parts[0] not in _SAY_NOTHING
        and any(char.isalpha() for char in parts[-1])
        and not _is_public(parts)
    )


@detector(
    "host-name",
    "technical",
    pattern=(
        r"(?:^|//|[^0-9A-Za-z._/%$\x80-\xff-])((?:[0-9A-Za-z_](?:[0-9A-Za-z_-]*[0-9A-Za-z])?\.)+[A-Za-z]{2,12}"
        r"|(?:DESKTOP|LAPTOP|WIN)-[0-9A-Z]{7,11}|ip(?:-[0-9]{1,3}){4}|(?i:[a-z0-9-]+s-macbook(?:-pro|-air)?))"
        r"\.?(?:$|[^0-9A-Za-z._(\x80-\xff-])"
    ),
    doc=__doc__,
    of_member=_of_member,
)
def host_name(text: str) -> bool:
    """Ask how it ends, and whether it belongs to everybody."""
    name = text.lower()
    parts = name.split(".")
    if len(parts) == 1:
        return _NAMED_BY_SYSTEM.match(name) is not None
    return _least_parts(parts[-1]) <= len(parts) and len(name) <= _LONGEST and not _is_public(parts)


def _least_parts(ending: str) -> int:
    if ending in _SURE:
        return 2
    if ending in _WITH_THREE_PARTS:
        return 3
    return 4 if ending in _NAMES_IN_CODE else _LONGEST


def _is_public(parts: list[str]) -> bool:
    own = parts[1:] if parts[0] in _FIRST_PARTS else parts
    return ".".join(own) in _PUBLIC
