"""Small registries, drawn: a field of any measure with its limits, and what an author may do to it in a change."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from pingreg.compat.comparison import State
from pingreg.diagnostics import has_errors
from pingreg.resolve.registry import resolve
from pingreg.source.documents import load
from pingreg.source.files import contents_of
from pingreg.source.tree import MemoryTree
from pingreg.spec.files import model
from pingreg.spec.review import ReviewSpec
from support.minimal import AREA, HEADER, MINIMAL

Spec = dict[str, Any]
_PATHS = ("A", "B", "inner.C", "inner.D", "list[].E", "list[].F")
_NEW_PATHS = ("New", "inner.New", "list[].New")
_PATTERNS = st.sampled_from(["^[a-z]+$", "^[a-z0-9.-]*$", "^(go|stop)$"])
_ENDS = st.sampled_from([0, 1, 2, 7, 50])
_WORDS = st.lists(st.sampled_from(["go", "stop", "github", "hello-there"]), min_size=1, max_size=3, unique=True)
_CODES = st.lists(st.sampled_from(["0", "1", "2", "7"]), min_size=1, max_size=3, unique=True)
_METHODS = st.sampled_from(
    [
        None,
        [{"hmac": {"purpose": "support"}}],
        [{"hmac": {"purpose": "support", "period": "day"}}],
        [{"redact": {}}],
        [{"drop": {}}],
    ]
)


def _some(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Spec]:
    """Draw some of these keys; one that is None was left out."""
    drawn = {name: st.none() | strategy for name, strategy in keys.items()}
    return st.fixed_dictionaries(drawn).map(lambda made: {name: one for name, one in made.items() if one is not None})


def _with(measure: st.SearchStrategy[Spec], **keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Spec]:
    return st.builds(lambda one, more: {**one, **more}, measure, _some(**keys))


_period = st.sampled_from(["day", "week", "month"])
_numbers = {"min": _ENDS, "max": _ENDS, "type": st.sampled_from(["integer", "number"])}
_labels = st.one_of(
    st.builds(lambda words, more: {"values": words, **more}, _WORDS, _some(**{"else": st.just("other")})),
    st.builds(lambda words: {"values": words, "empty": True}, _WORDS),
    st.builds(lambda codes: {"values": {code: f"word {code}" for code in codes}}, _CODES),
)
_texts = st.builds(
    lambda empty, pattern, length: {"text": empty, "pattern": pattern, "max_length": length},
    _some(empty=st.booleans()),
    _PATTERNS,
    st.sampled_from([1, 4, 60]),
)
_hashed = {"text": {}, "anonymize": [{"hmac": {"purpose": "support"}}]}
_ids = (
    _with(st.just({"id": {"of": "instance"}}), type=st.just("integer")),
    _with(st.just({"id": {"of": "organisation"}}), max_length=st.sampled_from([5, 50])),
)
_BY_KIND: dict[str, st.SearchStrategy[Spec]] = {
    "gauge": _with(st.just({"gauge": {"of": "seats"}}), **_numbers, unit=st.sampled_from(["ms", "s"])),
    "count": _with(_period.map(lambda per: {"count": {"event": "Click", "per": per}}), **_numbers),
    "mean": _with(_period.map(lambda per: {"mean": {"of": "time", "per": per}}), **_numbers),
    "ratio": _with(st.just({"ratio": {"of": "users"}}), max=_ENDS),
    "flag": st.just({"flag": {}}),
    "label": _labels.map(lambda label: {"label": label}),
    "version": _with(_some(empty=st.booleans()).map(lambda one: {"version": one}), pattern=_PATTERNS),
    "id": st.one_of(_ids),
    "time": st.sampled_from(["date", "timestamp"]).map(lambda form: {"time": {"as": form}}),
    "text": _texts | st.just(_hashed),
}
measures: st.SearchStrategy[Spec] = st.one_of(*_BY_KIND.values())
_shapes = _some(nullable=st.booleans(), repeated=st.sampled_from([True]), origin=st.just("receiver"))
_rules = _some(
    tier=st.sampled_from(["critical", "product"]),
    purposes=st.sampled_from([["support"], ["support", "updates"], ["updates"]]),
    category=st.sampled_from(["user.behavior", "user", "user.unique_id.pseudonymous", "system.operations"]),
    recipients=st.sampled_from([["warehouse"], ["warehouse", "crm"]]),
    expires=st.sampled_from(["2027-01-01", "2028-01-01"]),
    since=st.sampled_from(["1.2", "1.3"]),
    documented=st.booleans(),
)
_TURNED: tuple[tuple[str, object], ...] = (("nullable", False), ("repeated", True), ("origin", "receiver"))
REMOVED = {"in": "2.0", "because": "nobody reads it any more"}


def _field(measure: Spec, shape: Spec, rules: Spec, items: int | None) -> Spec:
    kept = {"max_items": items} if items and shape.get("repeated") else {}
    return {**measure, **shape, **rules, **kept, "description": "What is measured here, in the example."}


fields: st.SearchStrategy[Spec] = st.builds(_field, measures, _shapes, _rules, st.sampled_from([None, 1, 3]))


@st.composite
def changed(draw: st.DrawFn, given: Spec) -> Spec:
    """Draw what a field is after a change: what it was, the same measure with other keys, or another one."""
    other = draw(fields)
    how = draw(st.sampled_from(["same", *["shape"] * 4, *["alike"] * 3, "rules", "buried", "unburied", "other"]))
    rules = ("tier", "purposes", "category", "recipients", "expires", "since", "documented")
    shape = ("nullable", "repeated", "max_items", "origin")
    match how:
        case "shape":
            key, value = draw(st.sampled_from(_TURNED))
            left = _without(given, ("max_items",) if key == "repeated" else ())
            return _without(left, (key,)) if left.get(key) == value else {**left, key: value}
        case "rules":
            return {**_without(given, rules), **{key: other[key] for key in rules if key in other}}
        case "alike":
            kept = {key: given[key] for key in (*shape, *rules, "removed", "description") if key in given}
            return {**draw(next(one for kind, one in _BY_KIND.items() if kind in given)), **kept}
        case "unburied":
            return _without(given, ("removed",))
        case "buried":
            return {**given, "removed": REMOVED}
        case "other":
            return other
        case _:
            return given


def _without(spec: Spec, keys: tuple[str, ...]) -> Spec:
    return {key: value for key, value in spec.items() if key not in keys}


Fields = dict[str, Spec]


@st.composite
def two_areas(draw: st.DrawFn) -> tuple[Fields, Fields]:
    """Draw the fields of an area before and after: some are changed, some renamed, some gone, some are new."""
    buried = fields.map(lambda one: {**one, "removed": REMOVED})
    drawn = st.one_of(*[fields] * 6, buried)
    # One field more often than several: what is told of one hides what should be told of another.
    before = draw(
        st.dictionaries(st.sampled_from(_PATHS), drawn, min_size=1, max_size=draw(st.sampled_from([1, 1, 3])))
    )
    after: Fields = {}
    for path, given in before.items():
        match draw(st.sampled_from([*["there"] * 8, "gone", "renamed"])):
            case "there":
                after[path] = draw(changed(given))
            case "renamed":
                new = draw(st.sampled_from(_NEW_PATHS))
                after.setdefault(new, {**draw(changed(given)), "renamed_from": path})
                if draw(st.booleans()):
                    after[path] = {**given, "removed": REMOVED}
            case _:
                continue
    if draw(st.sampled_from([True, False, False])):
        after.setdefault(draw(st.sampled_from(_PATHS)), draw(fields))
    return before, after or {"New": draw(fields)}


def files_of(area: Fields, *, undeclared: str = "withhold") -> dict[str, str]:
    """Write an area into the minimal registry; what is JSON is YAML."""
    lines = "".join(f"  {json.dumps(path)}: {json.dumps(spec)}\n" for path, spec in area.items())
    ping = f"{MINIMAL['pings/app/ping.yaml']}undeclared: {undeclared}\n"
    return {**MINIMAL, "pings/app/ping.yaml": ping, AREA: f"{HEADER}fields:\n{lines}"}


def state_or_none(files: Mapping[str, str]) -> State | None:
    """Resolve files; None when a draw contradicts itself."""
    tree = MemoryTree(files)
    contents, unread = contents_of(tree)
    documents, unsound = load(tree, contents)
    specs, unfit = model(documents)
    registry, unresolved = resolve(specs, documents)
    if registry is None or has_errors((*unread, *unsound, *unfit, *unresolved)):
        return None
    return State(registry, documents, specs.all(ReviewSpec))
