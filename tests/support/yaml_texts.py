"""Texts of YAML as people write it: odd indentation, comments anywhere, every style of text."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]

_COMMENTS = st.sampled_from(
    ["# note", "#note", "#  - no: item", '# it\'s "quoted"', "# {a: 1}", "# é 漢 🙂", "#", "## 'x"]
)
_PLAIN = st.sampled_from(
    [
        "a",
        "word and word",
        "3",
        "2.5",
        "true",
        "$per",
        "x#y",
        "http://x.example/a#b",
        "2027-06-30",
        "it's",
        "漢字",
        "- ",
        "-x",
    ]
)
_QUOTED = st.sampled_from(
    [
        '"a # b"',
        "'it''s # no'",
        "'plain'",
        '"tab\\t\\" end"',
        '"  spaces  "',
        "''",
        '""',
        "'a\\b'",
        '"\\x41: "',
        "'no \"quotes\"'",
    ]
)
_NAMES = st.sampled_from(["a", "b", "cc", "d-d", "e.e", "$f[].g", '"h h"', "'i'", "k1", "title", "漢"])
_GAPS = st.sampled_from(["", " ", "   "])
_BLANKS = st.sampled_from(["", "", "\n", "\n\n", "   \n"])


@st.composite
def yaml_texts(draw: Draw) -> str:
    """Draw the text of a file."""
    top = "".join(f"{line}\n" for line in draw(st.lists(_COMMENTS, max_size=2))) + draw(_BLANKS)
    start = draw(st.sampled_from(["", "", "", "---\n"]))
    body = draw(st.one_of(_mapping(0, 0), _sequence(0, 0)))
    text = top + start + body + draw(_led(0)) + draw(_BLANKS)
    text = text if draw(st.booleans()) else text.rstrip("\n")
    return text.replace("\n", "\r\n") if draw(st.integers(0, 9)) == 9 else text


@st.composite
def _led(draw: Draw, column: int) -> str:
    """Draw comments and blank lines in front of an entry, most of them at its column."""
    if draw(st.integers(0, 2)):
        return ""
    at = max(0, column + draw(st.sampled_from([0, 0, 0, 2, -2, 4])))
    return draw(_BLANKS) + " " * at + draw(_COMMENTS) + "\n" + draw(_BLANKS)


@st.composite
def _end(draw: Draw) -> str:
    return (" " + draw(_GAPS) + draw(_COMMENTS) if not draw(st.integers(0, 3)) else draw(_GAPS)) + "\n"


@st.composite
def _mapping(draw: Draw, column: int, depth: int) -> str:
    names = draw(st.lists(_NAMES, min_size=1, max_size=4, unique_by=lambda name: name.strip("'\"")))
    parts = []
    for number, name in enumerate(names):
        lead = draw(_led(column)) if number or not column else ""
        parts.append(lead + " " * column + name + draw(st.sampled_from([":", ":", " :"])) + draw(_value(column, depth)))
    return "".join(parts)


@st.composite
def _sequence(draw: Draw, column: int, depth: int) -> str:
    count = draw(st.integers(1, 3))
    return "".join(draw(_led(column)) + " " * column + draw(_item(column, depth)) for _ in range(count))


@st.composite
def _item(draw: Draw, column: int, depth: int) -> str:
    step = draw(st.integers(1, 3))
    if depth < 3 and draw(st.booleans()):
        inner = draw(st.one_of(_mapping(column + 1 + step, depth + 1), _sequence(column + 1 + step, depth + 1)))
        lines = inner.split("\n")
        if lines[0].strip() and not lines[0].lstrip().startswith("#"):
            return "-" + " " * step + inner.lstrip(" ")
        return "-" + draw(_end()) + inner
    return "-" + draw(_value(column, 9))


@st.composite
def _value(draw: Draw, column: int, depth: int) -> str:
    kinds = ["plain", "quoted", "flow", "text", "long", "null"]
    kind = draw(st.sampled_from(kinds + ["mapping", "sequence", "mapping"] * (depth < 3)))
    inner = column + draw(st.integers(1, 4))
    pad = " " * inner
    if kind == "mapping":
        return draw(_end()) + draw(_led(inner)) + draw(_mapping(inner, depth + 1))
    if kind == "sequence":
        at = draw(st.sampled_from([column, inner]))
        return draw(_end()) + draw(_sequence(at, depth + 1))
    if kind == "text":
        head = draw(st.sampled_from(["|", ">", "|-", ">-", "|+", ">+"]))
        lines = draw(
            st.lists(st.sampled_from(["text # no comment", "  deeper", "", "- x", "end  "]), min_size=1, max_size=4)
        )
        shown = "".join(f"{pad}{line}\n" if line else "\n" for line in ["first", *lines])
        return " " + head + draw(_end()) + shown
    if kind == "long":
        long = draw(
            st.sampled_from([f'"one\n{pad}two # no"', f"'one\n\n{pad}two'", f"one\n{pad}two", f'"one \\\n{pad}two"'])
        )
        return " " + long + draw(_end())
    if kind == "null":
        return draw(_end())
    leaves = {"plain": _PLAIN.filter(lambda text: text != "- "), "quoted": _QUOTED}
    shown = draw(leaves[kind] if kind in leaves else _flow(inner, 0))
    return " " + draw(_GAPS) + shown + draw(_end())


@st.composite
def _flow(draw: Draw, column: int, depth: int) -> str:
    gap = _GAPS if draw(st.booleans()) else st.sampled_from(["", " ", "\n" + " " * column, " # in\n" + " " * column])
    leaf = st.one_of(_PLAIN.filter(lambda text: text not in {"- ", "-x"}), _QUOTED)
    value = leaf if depth > 1 else st.one_of(leaf, _flow(column, depth + 1))
    if draw(st.booleans()):
        parts = [draw(value) for _ in range(draw(st.integers(0, 3)))]
        opening, closing = "[]"
    else:
        names = draw(
            st.lists(_NAMES, max_size=3, unique_by=lambda name: name.strip("'\"")).filter(
                lambda found: "$f[].g" not in found
            )
        )
        parts = [f"{name}: {draw(_GAPS)}{draw(value)}" for name in names]
        opening, closing = "{}"
    return opening + draw(gap) + f"{draw(gap)},{draw(gap)}".join(parts) + draw(gap) + closing
