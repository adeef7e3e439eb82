"""url-credentials: a URL with the name of a user and a password.

## Why
Both are sent wherever the URL is: addresses of databases and of repositories are configured so (RFC 3986, section
3.2.1).

## Examples
| text | finds |
| --- | --- |
| `"postgres://app:hunter2@db.example.org:5432/app"` | `"postgres://app:hunter2@db.example.org"` |
| `"https://x-oauth:abc@git.example.org/a"` | `"https://x-oauth:abc@git.example.org"` |
| `"https://example.org:8080/@team"` | nothing |
| `"ssh://git@git.example.org/a"` | nothing |
"""

from pingreg.detect.detector import detector


@detector(
    "url-credentials",
    "secret",
    pattern=r"([A-Za-z][A-Za-z0-9+.-]*://[^\s/?#@:\"'<>]*:[^\s/?#@\"'<>]+@[A-Za-z0-9._-]+)",
    doc=__doc__,
)
def url_credentials(_text: str) -> bool:
    """Nothing else is written so."""
    return True
