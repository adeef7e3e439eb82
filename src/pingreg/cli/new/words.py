"""What a name, a path or a text given by flags may be; everything else is refused before a file is touched."""

import re
from collections.abc import Callable, Iterable

import click

from pingreg.naming import did_you_mean, one_of
from pingreg.resolve.paths import steps_of

Check = Callable[[str], str]

_ID = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*\Z")
_LONGEST_ID, _LONGEST_PATH = 100, 500
_RESERVED = "ping"


def identifier(what: str) -> Check:
    """Make a check for a name that a file, a folder or a team is called by."""

    def check(text: str) -> str:
        if not is_identifier(text):
            form = "use lower-case letters and digits, with `-` or `_` between, such as `batch_changes`"
            message = f"`{shown(text)}` cannot name {what}: {form}"
            raise click.UsageError(message)
        if what == "an area" and text == _RESERVED:
            message = f"`{text}` cannot name an area: `{text}.yaml` describes the ping itself"
            raise click.UsageError(message)
        return text

    return check


def is_identifier(text: str) -> bool:
    """Tell whether a file, a folder or a team may be called so."""
    return _ID.match(text) is not None and len(text) <= _LONGEST_ID


def line(flag: str) -> Check:
    """Make a check for a text on one line, every character of which can be seen."""

    def check(text: str) -> str:
        odd = next((char for char in text if not char.isprintable()), None)
        if odd is not None:
            message = f"{flag} holds the unseen character U+{ord(odd):04X}: write printable text, on one line"
            raise click.UsageError(message)
        if not text.strip():
            message = f"{flag} is empty: write at least one word"
            raise click.UsageError(message)
        return text.strip()

    return check


def path(flag: str, *, leaf: bool) -> Check:
    """Make a check for a path: of a field (`leaf`), or of the place where an area stands."""

    def check(text: str) -> str:
        steps = steps_of(text) if len(text) <= _LONGEST_PATH else None
        if steps is None or (leaf and steps[-1] == "[]"):
            form = "write keys with dots between, `[]` behind a list, such as `Daily[].Users`"
            message = f"{flag} `{shown(text)}` is no path: {form}"
            raise click.UsageError(message)
        return text

    return check


def member(what: str, known: Iterable[str]) -> Check:
    """Make a check for one of a closed set of names."""
    names = tuple(known)

    def check(text: str) -> str:
        if text not in names:
            fix = f"use one of {one_of(names, most=16)}" if names else "there is none yet"
            message = f"`{shown(text)}` is no {what}{did_you_mean(text, names)}; {fix}"
            raise click.UsageError(message)
        return text

    return check


def members(check: Check) -> Check:
    """Make a check for several words with commas between."""
    return lambda text: ", ".join(check(word) for word in split(text))


def split(text: str) -> list[str]:
    """Take a list apart at its commas; each word once."""
    return list(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


def title_of(name: str) -> str:
    """Make a title of a name: `batch_changes` is `Batch changes`."""
    words = re.sub(r"[_-]+", " ", name)
    return words[:1].upper() + words[1:]


def shown(text: str) -> str:
    """Show a text in a message: shortened, and with nothing that a terminal would obey."""
    cut = text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004  as much as a line bears
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in cut)
