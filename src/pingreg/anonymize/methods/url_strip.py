"""url_strip: keep of an address of the web its scheme and host, or its scheme alone.

## Why
Paths name repositories and people, queries hold tokens, and in front of the host may stand a password. None of them is
ever kept, nor is the port. A host stays only if it is a name: an address in numbers leads to one machine, and is left
out, as is whatever is not read alike by everybody (other letters, escapes, back slashes).

A host still names whose it is. There is no choice that keeps the domain alone: where it begins is known only from a
list that changes every week (`github.io` is a suffix, `github.com` is not), and cutting off one label does not do.

## Examples
| parameters | value | gives |
| --- | --- | --- |
| `{}` | `"https://alice:secret@Code.Example.com:8443/alice/notes?token=1#top"` | `"https://code.example.com"` |
| `{keep: scheme}` | `"ssh://git@example.com/alice/notes"` | `"ssh"` |
| `{keep: scheme}` | `"ssh"` | `"ssh"` |
| `{}` | `"https://192.0.2.17/admin"` | left out |
| `{}` | `"file:///home/alice"` | left out |
| `{}` | `"example.com/alice"` | left out |
"""

import re
from typing import Literal

from pydantic import Field

from pingreg.anonymize.kept import AtMost
from pingreg.anonymize.method import DROPPED, Dropped, Parameters, Plain, method
from pingreg.exposure import Exposure

_SCHEMES = frozenset({"ftp", "ftps", "git", "http", "https", "sftp", "ssh", "svn", "ws", "wss"})
_URL = re.compile(r"([A-Za-z]+)://([^/?#\\]*)(?:[/?#].*)?", re.DOTALL)
_PORT = re.compile(r":[0-9]*\Z")
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)*(?!(?:[0-9]+|0[xX][0-9A-Fa-f]*)\Z){_LABEL}")
_LONGEST_HOST = 253


class UrlStrip(Parameters):
    """Say how much of the address stays."""

    keep: Literal["scheme", "host"] = Field("host", description="What stays: the scheme and the host, or the scheme.")


def _narrowed(parameters: UrlStrip) -> Exposure:
    return "bounded" if parameters.keep == "scheme" else "identifier"


def _kept(parameters: UrlStrip) -> AtMost:
    return AtMost((("scheme", "host").index(parameters.keep),))


@method("url_strip", UrlStrip, takes=("string",), exposure="identifier", doc=__doc__, keeps=_kept, narrowed=_narrowed)
def url_strip(parameters: UrlStrip) -> Plain:
    """Choose what stays."""
    return _scheme_of if parameters.keep == "scheme" else _scheme_and_host_of


def _scheme_of(value: str) -> str | Dropped:
    scheme = value.partition("://")[0].lower()
    return scheme if scheme in _SCHEMES else DROPPED


def _scheme_and_host_of(value: str) -> str | Dropped:
    found = _URL.fullmatch(value)
    if found is None or found[1].lower() not in _SCHEMES:
        return DROPPED
    host = _PORT.sub("", found[2].rpartition("@")[2]).removesuffix(".")
    if len(host) > _LONGEST_HOST or _HOST.fullmatch(host) is None:
        return DROPPED
    return f"{found[1]}://{host}".lower()
