"""JSON as no encoder writes it: keys twice, escapes, odd numbers, blanks, keys in any order; and values to write so."""

import json
from collections.abc import Iterator
from random import Random

_LITERAL = "written as it is: "
_DEEPEST = 60
NUMBERS = (
    *("1.0", "2.0", "1e0", "-0", "-0.0", "0.0", "1E+2", "1e-400", "100e-2", "0.1e1", "1.5", "4.0", "7", "-1", "101"),
    *("9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809"),
    *("18446744073709551615", "18446744073709551616", "123456789012345678901234567890"),
    *("9007199254740993", "9007199254740993.0", "9223372036854775807.0", "9223372036854774784.0", "1e18", "1e19"),
    *("0.30000000000000004", "5e-324", "1.7976931348623157e308", "-1.7976931348623157e308"),
)
INFINITE = ("1e400", "-1e400", "9" * 400, "9" * 5000, "9" * 400 + "e9")
"""Numbers past a double."""
TEXTS = (
    *(
        "",
        "a",
        "aa",
        "abcdef",
        "go",
        "c,c++",
        "a\u0000b",
        "a\nb",
        "é😀",
        "\u2028",
        "\uffff",
        "1.0",
        "null",
        "b,c",
        "true",
    ),
    *("2023-02-29", "2024-02-29", "2023-02-30T00:00:00Z", "2023-04-31T00:00:00Z"),
    *("2023-02-14", "2023-02-14T00:00:00Z", "h1:test-1:aaaaaaaaaaaaaaaaaaaaaaaaaa", "~0/~1", "x" * 31, "é" * 30),
)
LONG = "x" * 70_000
"""A text far longer than what is remembered."""


def literal(text: str) -> str:
    """Stand for a value that is written as `text`."""
    return _LITERAL + text


def leaves(*, infinite: bool = True) -> tuple[object, ...]:
    """Give values to plant into a payload."""
    numbers = (*NUMBERS, *(INFINITE if infinite else ()))
    containers = ([], {}, [[]], [{}], [None], [None, 1], {"": None}, {"go": {"Count": 1}}, [1, 2, 3], ["a", "b", "a"])
    return (*map(literal, numbers), *TEXTS, *containers, None, True, False, LONG)


def written(payload: object, random: Random) -> bytes:
    """Write a payload as hostile as it can be said: of a key that stands twice, the payload's own value comes last."""
    return (_blank(random) + "".join(_parts(payload, random, 0)) + _blank(random)).encode()


def _parts(value: object, random: Random, depth: int) -> Iterator[str]:
    match value:
        case dict():
            members = list(value.items())
            random.shuffle(members)
            if members and random.random() < 0.1:
                members = [(random.choice(members)[0], _other(random, depth)), *members]
            yield "{" + _blank(random)
            for position, (name, inner) in enumerate(members):
                yield ("," if position else "") + _text(name, random) + _blank(random) + ":" + _blank(random)
                yield from _parts(inner, _own(random), depth + 1)
            yield _blank(random) + "}"
        case list():
            yield "["
            for position, inner in enumerate(value):
                yield "," if position else _blank(random)
                yield from _parts(inner, _own(random), depth + 1)
            yield _blank(random) + "]"
        case str() if value.startswith(_LITERAL):
            yield value.removeprefix(_LITERAL)
        case str():
            yield _text(value, random)
        case _:
            yield json.dumps(value)


def _own(random: Random) -> Random:
    """Draw what a value inside is written by, so that it changes nothing of how those after it are."""
    return Random(random.getrandbits(32))  # noqa: S311  payloads, no secrets


def _other(random: Random, depth: int) -> object:
    nested = "[" * (_DEEPEST - depth) + "]" * (_DEEPEST - depth)
    return random.choice((None, 1, "a", {}, [], {"x": {"y": 1}}, [{"x": 1}], literal("1e400"), literal(nested)))


def _text(text: str, random: Random) -> str:
    if len(text) > 1000 or random.random() < 0.8:
        return json.dumps(text, ensure_ascii=random.random() < 0.5)
    units = text.encode("utf-16-be", "surrogatepass")
    return '"' + "".join(f"\\u{units[at]:02x}{units[at + 1]:02X}" for at in range(0, len(units), 2)) + '"'


def _blank(random: Random) -> str:
    return random.choice((" ", "\t", "\r", "  \n")) if random.random() < 0.05 else ""
