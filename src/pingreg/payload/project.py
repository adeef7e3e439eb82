"""Project one area's value: walk it beside the request's tree, and write what is declared under its stored name."""

from collections.abc import Iterable, Mapping

from pingreg.payload import values
from pingreg.payload.places import Json, value_at
from pingreg.payload.tree import Leaf, List, Map, Node, Object, tree
from pingreg.resolve.model import Field, Steps


class Projection:
    """Convert values of one area, which stands at `root` in the request."""

    def __init__(self, payload: Mapping[str, Json], fields: Iterable[Field], *, root: Steps, complete: bool) -> None:
        own = tuple(fields)
        self._payload = payload
        self._root = root
        self._complete = complete
        self._names = {steps: name for field in own for steps, name in _aligned(field)}
        self._firsts = {field.steps[: field.column.first] for field in own if field.column and field.column.first}
        branches = tree((("", *field.steps[len(root) :]), Leaf(field, field.column)) for field in own)
        self._tree: Node = branches.members.get("", branches)
        self._is_never_copied = all(f.column is not None and f.column.conversion == "never_copied" for f in own)

    def of(self, value: Json) -> Json:
        """Convert the area's value."""
        return None if self._is_never_copied else self._node(value, self._tree, self._root)

    def of_nothing(self) -> Json:
        """Write all columns of an area that was not sent, each of them null."""
        return self._object({}, self._tree, self._root) if isinstance(self._tree, Object) else None

    def _node(self, value: Json, node: Node, at: Steps) -> Json:
        match node:
            case Leaf():
                return self._leaf(value, node)
            case List() if isinstance(value, list):
                inner = (*at, "[]")
                if at in self._firsts:
                    return self._node(value[0], node.item, inner) if value else None
                return [self._node(item, node.item, inner) for item in value]
            case Map() if isinstance(value, dict):
                key = self._names.get((*at, "*"), "key")
                inner = (*at, "*")
                return [{key: name, **self._row(value[name], node.value, inner)} for name in sorted(value)]
            case Object() if isinstance(value, dict):
                return self._object(value, node, at) if value else {}
            case _:
                return None

    def _object(self, value: dict[str, Json], node: Object, at: Steps) -> dict[str, Json]:
        return {
            self._names.get((*at, name), name): self._node(value.get(name), member, (*at, name))
            for name, member in node.members.items()
            if name in value or self._complete or _is_derived(member)
        }

    def _row(self, value: Json, node: Node, at: Steps) -> dict[str, Json]:
        row = self._node(value, node, at)
        return row if isinstance(row, dict) else {}

    def _leaf(self, value: Json, leaf: Leaf) -> Json:
        if value is None and leaf.column is not None and leaf.column.conversion == "difference":
            whole, part = (value_at(self._payload, steps) for steps in leaf.column.operands)
            return whole - part if _is_integer(whole) and _is_integer(part) else None
        return values.stored(value, leaf.field)


def _aligned(field: Field) -> Iterable[tuple[Steps, str]]:
    """Pair each path on the way to a field with the name under which it is stored, from the last step upwards."""
    assert field.column is not None  # noqa: S101  dropped fields are not projected
    stored = list(field.column.steps)
    if field.steps[-1] == "*":
        yield field.steps, stored.pop()
    for end in range(len(field.steps), 0, -1):
        if end - 1 == field.column.first:
            continue
        if not stored:
            return
        name = stored.pop()
        if field.steps[end - 1] not in {"[]", "*"}:
            yield field.steps[:end], name


def _is_derived(node: Node) -> bool:
    return isinstance(node, Leaf) and node.column is not None and node.column.conversion == "difference"


def _is_integer(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
