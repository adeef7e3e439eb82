"""What hypothesis draws: the parameters of any method, read off its schema, values of JSON, and identifiers."""

from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from pingreg.anonymize.method import Method, Parameters

Draw = st.SearchStrategy[Any]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_words = st.text(_LETTERS, min_size=1, max_size=12)
_hosts = st.lists(_words, min_size=2, max_size=4).map(".".join)


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
identifiers = st.one_of(emails, host_addresses, urls, tokens, paths, moments)

texts = st.text(st.characters(exclude_categories=()), max_size=20)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers().map(lambda number: number**41),
    st.floats(),
    texts,
    st.dates().map(str),
    identifiers,
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=5
)
