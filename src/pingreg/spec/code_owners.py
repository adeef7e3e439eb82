"""Code owners: who has to agree to a change of a path, as GitHub and GitLab read CODEOWNERS.

What cannot be judged counts against the file: a pattern that may take a path or not has to name the right owners.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pingreg.source.code_owners import CodeOwners
from pingreg.spec.base import IDENTIFIER, OWNER

GUARDED = ("policy.yaml", "reviews/")
"""What of a registry only its approvers may change."""
Host = Literal["github", "gitlab"]
Answer = Literal["yes", "perhaps", "no"]

_ORDER: tuple[Answer, ...] = ("no", "perhaps", "yes")
_SECTION = re.compile(r"(\^?)\[([^\]]+)\](?:\[([0-9]+)\])?(.*)")
_OWNER = re.compile(OWNER)
_BETWEEN = re.compile(r"(?<!\\)\s+")
_SUFFIX = ".yaml"
_RECORD = re.compile(rf"{IDENTIFIER}\.yaml\Z")
_MOST_STARS = 6
_UNCLEAR = frozenset({"", ".", ".."})
_ANY_RECORD = ""
"""Stands for the name of every file in a folder of records."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    pattern: str
    owners: tuple[str, ...]
    is_sound: bool
    """Whether every word behind the pattern is an owner: GitHub passes over a line of which one is not."""


@dataclass(slots=True)
class _Section:
    owners: tuple[str, ...] = ()
    is_optional: bool = False
    lines: list[_Line] = field(default_factory=list)


def host_of(file: CodeOwners) -> Host | None:
    """Tell which host a file is for, by where it stands or by its sections; None when it may be either."""
    if file.path.startswith(".github/"):
        return "github"
    has_sections = any(_SECTION.match(line) for line in file.text.splitlines())
    return "gitlab" if has_sections or file.path.startswith(".gitlab/") else None


def fault_of(file: CodeOwners, path: str, owners: Iterable[str]) -> str:
    """Say why a path is not theirs alone, for the path at the end of a sentence; empty when it is.

    A path that ends in `/` is that of a folder of records. Where several own it one is enough, so that nobody else may;
    of the sections of GitLab each asks one of its own.
    """
    wanted = frozenset(one.casefold() for one in owners)
    host = host_of(file)
    hosts: tuple[Host, ...] = ("github", "gitlab") if host is None else (host,)
    return next(filter(None, (_fault(file, path, wanted, one) for one in hosts)), "")


def _fault(file: CodeOwners, path: str, wanted: frozenset[str], host: Host) -> str:
    asked: set[str] = set()
    faults: list[str] = []
    for section in _sections(file, host):
        deciding = list(_deciding(section, path, host))
        fault = next(filter(None, (_wrong(line, answer, wanted) for line, answer in deciding)), "")
        if fault:
            faults.append(fault)
        elif deciding and deciding[-1][1] == "yes":
            asked.update(map(str.casefold, deciding[-1][0].owners))
    if wanted <= asked:
        return ""
    silent = [f"`{one}`" for one in sorted(wanted - asked)]
    return faults[0] if faults else f"{' and '.join(silent)} need not agree to a change of"


def _wrong(line: _Line, answer: Answer, wanted: frozenset[str]) -> str:
    """Say what is wrong with a line that decides, or may: on GitHub it is the only one."""
    if line.owners and wanted.issuperset(map(str.casefold, line.owners)):
        return ""
    if answer == "perhaps":
        return f"line {line.number} cannot be judged, and may be about"
    others = [one for one in line.owners if one.casefold() not in wanted]
    return f"line {line.number} lets {' or '.join(f'`{one}`' for one in others) or 'nobody'} decide about"


def _deciding(section: _Section, path: str, host: Host) -> Iterator[tuple[_Line, Answer]]:
    """Yield the lines that may decide about a path, up to the one that does: the last that takes it."""
    for line in reversed(section.lines):
        answer = takes(line.pattern, path, host)
        if answer == "yes" and line.is_sound:
            yield line, answer
            return
        if answer != "no":
            yield line, "perhaps"


def _sections(file: CodeOwners, host: Host) -> Iterator[_Section]:
    """Read the sections in which somebody must agree; those of one name are one, and GitHub has none."""
    found: dict[str, _Section] = {"": _Section()}
    current = found[""]
    for number, text in enumerate(file.text.splitlines(), 1):
        line = text.strip()
        if not line or line.startswith("#"):
            continue
        head = _SECTION.match(line) if host == "gitlab" else None
        if head is None:
            pattern, *words = _words(line, host)
            owners = tuple(word for word in words if _OWNER.fullmatch(word)) or current.owners
            is_sound = all(_OWNER.fullmatch(word) for word in words)
            current.lines.append(_Line(number, pattern, owners, is_sound))
            continue
        current = found.setdefault(head[2].casefold(), _Section())
        current.is_optional |= head[1] == "^" or head[3] == "0"
        current.owners = tuple(_words(head[4].strip(), host)) or current.owners
    return (section for section in found.values() if not section.is_optional)


def _words(line: str, host: Host) -> list[str]:
    """Split a line; on GitHub a word that begins with `#` and what follows is a comment."""
    words = [word for word in _BETWEEN.split(line) if word]
    comment = next((at for at, word in enumerate(words) if word.startswith("#")), None)
    return words[:comment] if host == "github" else words


def takes(pattern: str, path: str, host: Host) -> Answer:
    """Tell whether a pattern takes a file, or every record in a folder that ends in `/`."""
    plain = pattern.replace("\\ ", " ")
    if any(sign in plain for sign in "[]!\\") or not plain.strip("/") or plain.count("*") > _MOST_STARS:
        return "perhaps"
    parts = plain.removeprefix("/").removesuffix("/").split("/")
    if not _UNCLEAR.isdisjoint(parts):
        return "perhaps"
    names = path.removesuffix("/").split("/") + ([_ANY_RECORD] if path.endswith("/") else [])
    anchored = _below(parts, names, host, is_folder=plain.endswith("/"))
    if plain.startswith("/"):
        return anchored
    anywhere = _below(["**", *parts], names, host, is_folder=plain.endswith("/"))
    # With a slash in the middle GitHub starts at the root, as git does, and GitLab does not.
    return anchored if len(parts) > 1 and host == "github" else anywhere


def _below(parts: Sequence[str], names: Sequence[str], host: Host, *, is_folder: bool) -> Answer:
    """Take a file by its own path, or by that of a folder that it is in."""
    answers = [_match(parts, names)] if not is_folder else []
    for depth in range(1, len(names)):
        answer = _match(parts, names[:depth])
        if is_folder:
            answers.append(answer)
        elif answer != "no" and parts[-1] != "*" and host == "github":
            # A folder's plain name takes all that is in it; whether one with signs does is nowhere said.
            answers.append("perhaps" if _has_signs(parts[-1]) else answer)
    return max(answers, key=_ORDER.index, default="no")


def _match(parts: Sequence[str], names: Sequence[str]) -> Answer:
    if not parts:
        return "no" if names else "yes"
    if parts[0] == "**":
        if len(parts) == 1:
            return "yes" if names else "no"
        return max((_match(parts[1:], names[at:]) for at in range(len(names) + 1)), key=_ORDER.index)
    if not names:
        return "no"
    return min(_match_name(parts[0], names[0]), _match(parts[1:], names[1:]), key=_ORDER.index)


def _match_name(part: str, name: str) -> Answer:
    if name != _ANY_RECORD:
        signs = {"*": ".*", "?": "."}
        expression = "".join(signs.get(sign, re.escape(sign)) for sign in re.sub(r"\*+", "*", part))
        return "yes" if re.fullmatch(expression, name) else "no"
    if not _has_signs(part):
        return "perhaps" if _RECORD.match(part) else "no"
    end = re.split(r"[*?]", part)[-1]
    if not (_SUFFIX.endswith(end) or end.endswith(_SUFFIX)):
        return "no"
    return "yes" if part.lstrip("*") == end and _SUFFIX.endswith(end) else "perhaps"


def _has_signs(part: str) -> bool:
    return "*" in part or "?" in part
