"""Format a YAML text, and prove that nothing but its look has changed."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from pingreg.diagnostics import Diagnostic
from pingreg.source.arrange import arranged
from pingreg.source.comments import comments_of
from pingreg.source.outline import Order, UnusualLayoutError, outlined
from pingreg.source.reader import read
from pingreg.source.tidy import tidied

_ROUNDS = 4
"""A second round settles what the first one moved; more are needed for nothing that is known."""
_ENDLESS = "it ends in a text behind `|` or `>` without a line feed, which a line feed would change"


@dataclass(frozen=True, slots=True)
class Formatted:
    """Hold the formatted content, which is the old one where something is in the way; what, is said."""

    content: bytes
    unread: tuple[Diagnostic, ...] = ()
    because: str = ""


def formatted(content: bytes, path: str, order: Order) -> Formatted:
    """Format the content of one file; what the strict reader refuses is left as it is."""
    before = read(content, path)
    if before.diagnostics:
        return Formatted(content, before.diagnostics)
    text = content.decode("utf-8").replace("\r\n", "\n")
    try:
        new = _settled(text, order)
    except UnusualLayoutError as error:
        return Formatted(content, because=str(error))
    if new.encode() == content:
        return Formatted(content)
    after = read(new.encode(), path)
    if after.diagnostics or not _is_same(before.data, after.data, order):
        return Formatted(content, because=_ENDLESS if text[-1:] != "\n" else "its data would not be the same")
    if Counter(comments_of(text)) != Counter(comments_of(new)):
        return Formatted(content, because="a comment would be lost")
    return Formatted(new.encode())


def _settled(text: str, order: Order) -> str:
    """Format until nothing changes any more."""
    for _ in range(_ROUNDS):
        root = outlined(text)
        tidy = tidied(text, root, order)
        new = arranged(tidy, root if tidy == text else outlined(tidy), order)
        if new == text:
            return text
        text = new
    message = "its layout does not settle"
    raise UnusualLayoutError(message)


def _is_same(before: Any, after: Any, order: Order) -> bool:
    """Compare data with the order of names; only keys that have an order of their own may have moved."""
    if isinstance(before, dict) and isinstance(after, dict):
        if tuple(after) != order.ordered(tuple(before)) and list(after) != list(before):
            return False
        return all(_is_same(before[key], after.get(key), order.inside(key)) for key in before)
    if isinstance(before, list) and isinstance(after, list):
        pairs = enumerate(zip(before, after, strict=False))
        return len(before) == len(after) and all(_is_same(*pair, order.inside(index)) for index, pair in pairs)
    return type(before) is type(after) and bool(before == after)
