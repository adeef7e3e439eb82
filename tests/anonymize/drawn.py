"""What hypothesis draws: the parameters of any method, read off its schema, values of JSON, and identifiers."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from pingreg.anonymize.method import Method, Parameters

Draw = st.SearchStrategy[Any]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_words = st.text(_LETTERS, min_size=1, max_size=12)
_hosts = st.lists(_words, min_size=2, max_size=4).map(".".join)

AWKWARD = (
    *(0, 1, -1, 2**53 + 1, -(2**63), 10**400, -0.0, 0.5, -0.5, 5e-324, 1.7976931348623157e308, -9.5e307),
    *(float("nan"), float("inf"), -float("inf")),
    *("", " ", "\ud800", "\0", "@", "a@", "@b", "a@b@c", "ALICE@EXAMPLE.COM", "alice@example.com\n"),
    *("0.0.0.1", "255.255.255.255", "01.2.3.4", "1.2.3.4/32", "1.2.3", "1.2.3.4:5", "\u0661.2.3.4", "::1", "::"),
    *("::ffff:192.0.2.17", "::192.0.2.17", "2002:c000:211::1", "64:ff9b::192.0.2.17", "fe80::1%eth0", "[::1]"),
    *("https://", "https://a", "https://a/b", "HTTPS://A/b", "https:/a/b", "https:a", "//a/b", "a/b", "https"),
    *("https://u@a/b", "https://u:p@a:1/b", "https://u@v@a/b", "https://a\\@b/c", "https://a#@b/c", "https://a?@b/c"),
    *("https://192.0.2.17/a", "https://[::1]/a", "https://0x7f.1/a", "https://3221225985/a", "https://a.0x7f/b"),
    *("https://a../b", "https://a./b", "https://-a/b", "https://\u212a.com/b", "https://a%2eb/c", "https://a b/c"),
    *("https://" + "a" * 63 + "/b", "https://" + "a" * 64 + "/b", "https://" + "a." * 200 + "/b", "file:///a/b"),
    *("0001-01-01", "9999-12-31", "2024-02-30", "2023-02-29", "24-01-01", "2024-01-01T00:00", "2024-01-01T24:00:00Z"),
    *("0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:60-14:00", "2024-01-01t00:00:00.5z"),
    *("2024-01-01 10:11:12+23:59", "2024-01-01T10:11:12-00:00", "2024-01-01T10:11:12", "2024-01-01T10:11:12+0100"),
    *("a" * 64, "h1:2024a:" + "a" * 26, "h1:browser-1:" + "a" * 26, "other", "redacted", "Other"),
    *(None, True, False, [], {}, ["192.0.2.17"], {"a": "b"}),
)
"""Values on the edges of some method's understanding; each is tried with all parameters that are drawn."""


def mentioned(parameters: Parameters) -> Iterator[Any]:
    """Give every value that parameters mention: bounds, labels, words."""
    return _scalars(parameters.model_dump())


def _scalars(part: Any) -> Iterator[Any]:  # noqa: ANN401  the parts of any parameters
    match part:
        case dict():
            yield from _scalars([*part.keys(), *part.values()])
        case list() | tuple():
            for item in part:
                yield from _scalars(item)
        case _:
            yield part


def parameters_of(method: Method) -> st.SearchStrategy[Parameters]:
    """Draw parameters that the method accepts; a new method needs no line here."""
    schema = method.parameters.model_json_schema()
    return _drawn(schema, schema.get("$defs", {})).map(lambda given: _accepted(method, given)).filter(bool)


def _accepted(method: Method, given: object) -> Parameters | None:
    try:
        return method.parameters.model_validate(given)
    except ValidationError:
        return None


def _drawn(schema: dict[str, Any], definitions: dict[str, Any]) -> Draw:
    match schema:
        case {"$ref": str(name)}:
            return _drawn(definitions[name.rpartition("/")[2]], definitions)
        case {"anyOf": [*branches]}:
            return st.one_of(_drawn(branch, definitions) for branch in branches)
        case {"enum": [*values]}:
            return st.sampled_from(values)
        case {"type": "integer" | "number" | "string"}:
            return _scalar(schema)
        case {"type": "array", "items": items}:
            several = st.lists(_drawn(items, definitions), min_size=1, max_size=6, unique=True)
            return several.map(sorted)
        case {"type": "object", "additionalProperties": dict(values)}:
            return st.dictionaries(texts, _drawn(values, definitions), min_size=1, max_size=6)
        case {"type": "object"}:
            return _objects(schema, definitions)
    message = f"nobody knows how to draw {schema}"
    raise AssertionError(message)


def _scalar(schema: dict[str, Any]) -> Draw:
    match schema:
        case {"type": "integer"}:
            step = schema.get("multipleOf", 1)
            return st.integers(schema["minimum"] // step, schema["maximum"] // step).map(lambda number: number * step)
        case {"type": "number"}:
            low, high = schema["minimum"], schema["maximum"]
            return st.integers(low, high) | st.floats(low, high) | st.integers(-9, 99) | st.floats(-9, 99)
        case {"pattern": str(pattern)}:
            return st.from_regex(pattern, fullmatch=True).map(lambda text: text.strip())
        case _:
            return st.text(min_size=schema.get("minLength", 0), max_size=schema.get("maxLength", 20))


def _objects(schema: dict[str, Any], definitions: dict[str, Any]) -> Draw:
    drawn = {name: _drawn(part, definitions) for name, part in schema.get("properties", {}).items()}
    required = {name: drawn[name] for name in schema.get("required", ())}
    return st.fixed_dictionaries(required, optional={name: drawn[name] for name in drawn.keys() - required.keys()})


emails = st.tuples(_words, _hosts).map("@".join)
host_addresses = st.one_of(
    st.ip_addresses(v=4).filter(lambda address: int(address) & 0xFF).map(str),
    st.ip_addresses(v=6).filter(lambda address: int(address) & (1 << 64) - 1).map(str),
    st.ip_addresses(v=4).filter(lambda address: int(address) & 0xFF).map("::ffff:{}".format),
    st.ip_addresses(v=6).map("{}%eth0".format),
)
urls = st.builds(
    "{}://{}{}{}/{}?{}".format,
    st.sampled_from(["http", "https", "HTTPS", "ssh", "git", "file", "javascript"]),
    st.sampled_from(["", "git@", "alice:secret@", "a%40b@", "x@y@"]),
    st.one_of(_hosts, _words, st.ip_addresses(v=4).map(str), st.ip_addresses(v=6).map("[{}]".format)),
    st.sampled_from(["", ":8443", ".", ":"]),
    _words,
    _words,
)
tokens = st.one_of(
    st.text(_LETTERS, min_size=64, max_size=64),
    st.binary(min_size=16, max_size=32).map(bytes.hex),
    st.uuids().map(str),
    st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=26, max_size=26).map("h1:2024a:{}".format),
)
paths = st.lists(_words, min_size=2, max_size=5).map(lambda parts: "/home/" + "/".join(parts))
moments = st.datetimes(timezones=st.just(None) | st.timezones()).map(
    lambda moment: moment.replace(second=17).isoformat() + ("Z" if moment.tzinfo is None else "")
)
IDENTIFIERS = st.tuples(emails, host_addresses, urls, tokens, paths, moments)
"""One of each kind, so that every method meets what it understands."""

texts = st.text(st.characters(exclude_categories=()), max_size=20)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers().map(lambda number: number**41),
    st.floats(),
    texts,
    st.dates().map(str),
    emails,
    host_addresses,
    urls,
    tokens,
    moments,
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=5
)
