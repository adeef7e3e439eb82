"""email: an e-mail address.

## Why
An address names a person and reaches them, and the domain behind the `@` mostly names their employer. The `@` may be
written `%40`, as in a URL. A domain has a dot and ends in letters, so that a release such as `tool@latest` is none,
nor is the address of a repository such as `git@host.example.org:path`.

## Examples
| text | finds |
| --- | --- |
| `"write to alice.example+ci@mail.example.org, soon"` | `"alice.example+ci@mail.example.org"` |
| `"?to=bob%40example.com&n=1"` | `"bob%40example.com"` |
| `"tool@latest"` | nothing |
| `"git@git.example.org:team/code.git"` | nothing |
| `"logo@2x.png"` | nothing |
"""

from pingreg.detect.detector import detector

_LONGEST_LOCAL = 64
_SERVICES = frozenset({"git", "hg", "svn"})
_FILES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "ts", "json", "html"})


@detector(
    "email",
    "personal",
    pattern=(
        r"(?:^|[^A-Za-z0-9._+\x80-\xff-])"
        r"([A-Za-z0-9_+\x80-\xff][A-Za-z0-9._+'\x80-\xff-]*(?:@|%40)(?:[A-Za-z0-9\x80-\xff][A-Za-z0-9\x80-\xff-]*\.)+"
        r"[A-Za-z\x80-\xff]+)(?:$|[^A-Za-z0-9_.\x80-\xff:-]|[.:](?:$|[^A-Za-z0-9]))"
    ),
    doc=__doc__,
)
def email(text: str) -> bool:
    """Leave out what is too long, users that are services, and names of files."""
    local, _, domain = text.replace("%40", "@").partition("@")
    return len(local) <= _LONGEST_LOCAL and local not in _SERVICES and domain.rpartition(".")[2].lower() not in _FILES
