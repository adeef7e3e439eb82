"""Markdown: texts from a registry made inert, and the few pieces that are built in Python.

A text must show as it was written in a paragraph, a heading, a list and a table cell of GitHub's Markdown, whatever
it holds: Markdown, HTML, a table's bars, line breaks, marks that turn the direction of reading.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote


class Markdown(str):
    """Mark text that is Markdown already and is not escaped again."""

    __slots__ = ()


_SPACE = re.compile(r"\s+")
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ACTIVE = re.compile(r"[\\`*_\[\]|~$]|:(?=\S)|(?<=[wW]{3})\.")
_AT_START = re.compile(r"([0-9]{1,9}(?=[.)](?:\s|\Z))|(?=[-+=#:]))(.)")
_AT_END = re.compile(r"(?<=\s)#+\Z")
"""What closes a heading, and is not shown."""
_PLAIN_CODE = re.compile(r"[!-_a-{}~]+(?: [!-_a-{}~]+)*\Z")
_NOT_IN_AN_ANCHOR = re.compile(r"[^A-Za-z0-9_.-]")


def escaped(text: str) -> Markdown:
    """Escape a text, on one line; a character that hides is shown by its number."""
    shown = _HIDDEN.sub(_number, _SPACE.sub(" ", text).strip())
    plain = _ACTIVE.sub(r"\\\g<0>", shown)
    safe = plain.translate(_HTML)
    safe = _AT_END.sub(r"\\\g<0>", safe)
    return Markdown(_AT_START.sub(r"\1\\\2", safe, count=1) if _AT_START.match(safe) else safe)


def code(text: str) -> Markdown:
    """Set a text as code; between backticks when nothing in it could end them, or a table's cell."""
    if _PLAIN_CODE.match(text):
        return Markdown(f"`{text}`")
    return Markdown(f"<code>{escaped(text)}</code>")


def link(text: str | Markdown, page: str, *, anchor: str = "") -> Markdown:
    """Link to another page, by its path from this one."""
    shown = text if isinstance(text, Markdown) else escaped(text)
    fragment = f"#{anchor}" if anchor else ""
    return Markdown(f"[{shown}]({quote(page, safe='/.-_')}{fragment})")


def joined(parts: Iterable[str | Markdown], separator: str = ", ") -> Markdown:
    """Join pieces, escaping those that are not Markdown yet; empty ones are left out."""
    shown = (part if isinstance(part, Markdown) else escaped(part) for part in parts)
    return Markdown(separator.join(part for part in shown if part))


def paragraphs(text: str | None) -> tuple[str, ...]:
    """Split a text at its empty lines."""
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text or "") if part.strip())


def anchor_of(path: str) -> str:
    """Make the anchor of a field's path: `searchUsage.Daily[].UserCount` is at `#searchUsage.Daily.UserCount`.

    A key cannot be empty, and is never a list and an object at once, so no two paths meet here.
    """
    return _NOT_IN_AN_ANCHOR.sub("", path.replace("*", "each"))


def _number(match: re.Match[str]) -> str:
    return f"(U+{ord(match[0]):04X})"
