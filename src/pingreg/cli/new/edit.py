"""Append an entry to a block of a YAML file by text, so that every comment and every byte elsewhere stays."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from pingreg.cli.new.style import Value, entry, nested
from pingreg.source.reader import read

_STEP = 2


class NotEditableError(ValueError):
    """Say why an entry cannot be put into the file by text, in words for its author."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Locate a block mapping: the line after its content, and how its keys and those inside them are indented."""

    end: int
    outer: int
    inner: int


def appended(content: bytes, key: str, body: Mapping[str, Value], *, under: str = "") -> bytes:
    """Put `key` with `body` at the end of the mapping `under` a top-level key, or of the file's own mapping.

    `body` takes one line a key; in the file's own mapping it stands behind its key.

    Raises:
        NotEditableError: the mapping is not there, or is written in braces.
    """
    text = content.decode("utf-8")
    text, block = _opened(text, _mapping(text, under)) if under else (text, _located(_mapping(text, "")))
    break_ = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    before, after = lines[: block.end], lines[block.end :]
    if before and not before[-1].endswith("\n"):
        before[-1] += break_
    fresh = nested(key, body, outer=" " * block.outer, inner=" " * block.inner) if under else (entry(key, body),)
    result = "".join([*before, *(line + break_ for line in fresh), *after]).encode()
    _verify(content, result, key, body, under=under)
    return result


def _mapping(text: str, under: str) -> yaml.MappingNode:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)  # only nodes are made; the strict reader has read it before
    if not isinstance(root, yaml.MappingNode):
        message = "it holds no mapping"
        raise NotEditableError(message)
    if not under:
        return root
    found = next((value for name, value in root.value if name.value == under), None)
    if not isinstance(found, yaml.MappingNode):
        message = f"it has no mapping `{under}`"
        raise NotEditableError(message)
    return found


def _opened(text: str, mapping: yaml.MappingNode) -> tuple[str, _Block]:
    """Locate a mapping below the top; an empty `{}` is taken away, so that a block can stand there."""
    if mapping.value:
        block = _located(mapping)
        return text, _Block(_past_comments(text, block), block.outer, block.inner)
    start, end = mapping.start_mark, mapping.end_mark
    opened = text[: start.index].rstrip(" ") + text[end.index :]
    return opened, _Block(end.line + 1, _STEP, 2 * _STEP)


def _located(mapping: yaml.MappingNode) -> _Block:
    if mapping.flow_style:
        message = "the mapping is written in braces: write it as a block, one key a line"
        raise NotEditableError(message)
    outer = mapping.value[0][0].start_mark.column
    children = [value.value[0][0] for _, value in mapping.value if _is_block(value)]
    inner = children[0].start_mark.column if children else outer + _STEP
    return _Block(_last_line(mapping.value[-1][1]) + 1, outer, inner)


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and not node.flow_style


def _last_line(node: yaml.Node) -> int:
    """Find the line on which a node's text ends; a block's own mark is where the next token begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    end = node.end_mark
    return int(end.line) if end.column or end.line == node.start_mark.line else int(end.line) - 1


def _past_comments(text: str, block: _Block) -> int:
    """Go back over blank lines, then on behind comments that are indented at least like the block's keys."""
    lines = text.splitlines()
    end = block.end
    while end > 1 and not lines[end - 1].strip():
        end -= 1
    while end < len(lines) and (found := re.match(r"( *)#", lines[end])) and len(found[1]) >= block.outer:
        end += 1
    return end


def _verify(old: bytes, new: bytes, key: str, body: Mapping[str, Value], *, under: str) -> None:
    """Make sure that the edit added the entry at the end, and changed nothing else."""
    before, after = read(old, "").data, read(new, "").data
    if isinstance(before, dict) and isinstance(after, dict):
        holder = after.get(under) if under else after
        is_last = isinstance(holder, dict) and next(reversed(holder), None) == key and holder.pop(key) == body
        if is_last and after == before and list(after) == list(before):
            return
    message = "its layout is too unusual for an edit by text: add the entry by hand"
    raise NotEditableError(message)
