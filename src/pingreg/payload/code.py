"""Code: functions written for one selection; the main one takes a whole payload in one call.

It decodes a payload by its layout, checks what a type cannot (patterns, stored texts, the keys of maps), empties what
is not kept, treats what is anonymized, counts both, and encodes the rest. Only what has something to do is visited.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, Protocol, cast

import msgspec

from pingreg.anonymize.method import Apply, Scope
from pingreg.payload.code_lines import Checks, Cuts, Lines
from pingreg.payload.layout import attribute, layout_of
from pingreg.payload.nesting import is_deeper
from pingreg.payload.reader import DEEPEST, LARGEST
from pingreg.payload.selection import Kept, KeptObject
from pingreg.payload.wellformed import is_utf8
from pingreg.resolve.model import FieldName, Steps

EMPTY = b"{}"
"""What is written of a payload of which nothing is left."""
Outcome = Literal["emitted", "withheld"]
Sound = Callable[[Any], bool]
Said = tuple[Any, ...]
"""What a payload holds at some paths, as it was decoded; `UNSET` where it holds nothing."""


class Fast(Protocol):
    """Take most payloads."""

    def __call__(
        self, payload: bytes, scope: Scope | None, out: bytearray, sender: Said | None
    ) -> Outcome | Exception | None:
        """Append to `out` what is kept of a sound payload of `sender` (None: whoever), as JSON without a line's end.

        An error or None says that it was not taken, and nothing was written: it was refused, somebody else sent it, or
        it has to be looked at. The error's text may hold data.
        """
        ...


Finish = Callable[[Any, Scope | None, bytearray], Outcome]
"""What is done to a payload that was read and is sound: it is cut, treated, counted and appended to a buffer."""


def fast_code(
    root: KeptObject, paths: Iterable[Steps], treatments: Mapping[FieldName, Apply], tally: list[int]
) -> Fast:
    """Write the function that takes a payload of whoever says so at `paths`, and counts in `tally`."""
    lines = Lines()
    cuts = Cuts(lines, treatments)
    lines.names |= {
        "decode": msgspec.json.Decoder(layout_of(root, strict=True)).decode,
        "refused": (ValueError, RecursionError),  # msgspec's errors and a key's UnicodeDecodeError are values' errors
        "is_utf8": is_utf8,
        "is_deeper": is_deeper,
    }
    with lines.block("def run(payload, scope, out, sender):"):
        lines.all("try:", "    o0 = decode(payload)", "except refused as error:", "    return error")
        said = _said(lines, root, paths)
        lines.all(f"if sender is not None and {said} != sender:", "    return None")
        lines.all(f"if len(payload) > {LARGEST}:", "    return None")
        if cuts.has_cut(root):  # else all of it was read: texts are UTF-8, and the layout says how deep it can be
            lines.all("if not (payload.isascii() or is_utf8(payload)):", "    return None")
            lines.all(f"if is_deeper(payload, {DEEPEST}):", "    return None")
        Checks(lines, "return None").object(root, "o0")
        _finish(lines, cuts, root, tally)
    return cast("Fast", lines.compiled())


def finish_code(root: KeptObject, treatments: Mapping[FieldName, Apply], tally: list[int]) -> Finish:
    """Write the function that does the rest for a payload that was read and is sound."""
    lines = Lines()
    with lines.block("def run(o0, scope, out):"):
        _finish(lines, Cuts(lines, treatments), root, tally)
    return cast("Finish", lines.compiled())


def _finish(lines: Lines, cuts: Cuts, root: KeptObject, tally: list[int]) -> None:
    lines.names |= {"tally": tally, "encode_into": msgspec.json.Encoder().encode_into}
    cuts.object(root, "o0")
    lines.all(
        "start = len(out)", "encode_into(o0, out, -1)", f"if len(out) > start + {len(EMPTY)}:", '    return "emitted"'
    )
    lines.all("del out[start:]", 'return "withheld"')


def sound_code(node: Kept) -> Sound:
    """Write the function that checks a value that was read for `node`, and is not null."""
    lines = Lines()
    checks = Checks(lines, "return False")
    with lines.block("def run(o0):"):
        if checks.has_work(node):
            checks.inside(node, "o0")
        lines.add("return True")
    return cast("Sound", lines.compiled())


def said_code(root: KeptObject, paths: Iterable[Steps]) -> Callable[[Any], Said]:
    """Write the function that gives what stands at `paths`; what is cut or not declared is the same as no text."""
    lines = Lines()
    with lines.block("def run(o0):"):
        lines.add(f"return {_said(lines, root, paths)}")
    return cast("Callable[[Any], Said]", lines.compiled())


def _said(lines: Lines, root: KeptObject, paths: Iterable[Steps]) -> str:
    parts = [_reached(lines, root, path) for path in paths]
    return f"({', '.join(parts)}{',' if parts else ''})"


def _reached(lines: Lines, node: Kept, path: Steps) -> str:
    at = "o0"
    for step in path:
        if not isinstance(node, KeptObject) or step not in node.members:
            return lines.name(object())
        value = lines.variable()
        name = attribute(tuple(node.members).index(step))
        lines.add(f"{value} = UNSET if {at} is UNSET or {at} is None else {at}.{name}")
        node, at = node.members[step], value
    return at
