"""Tidy what stands on a line: quotes, spaces inside brackets, and the order of keys inside braces."""

import re

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from pingreg.source.outline import Entry, Order, UnusualLayoutError, end_of, entries_of, in_sequence, is_block

_SINGLE = re.compile(r"'(?:[^'\"\\\n]|'')*'\Z")
"""A text in single quotes that double quotes hold without an escape."""
_OPENING = re.compile(r"\A([\[{]) *\Z")
_BETWEEN = re.compile(r"\A *, ?( *)\Z")
_COLON = re.compile(r"\A *: ?( *)\Z")
_CLOSING = re.compile(r"\A *,? *([\]}])\Z")


def tidied(text: str, root: Node, order: Order) -> str:
    """Write an outlined text with its lines where they were; what of it has comments inside keeps its order."""
    body = _Tidy(text).node(root, order)
    return text[: root.start_mark.index] + body + text[end_of(root) :]


class _Tidy:
    """Write nodes anew, and copy what stands between them."""

    def __init__(self, text: str) -> None:
        self._text = text

    def node(self, node: Node, order: Order) -> str:
        """Write one node."""
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        entries = entries_of(node)
        if not in_sequence(entries):
            message = "its entries overlap"
            raise UnusualLayoutError(message)
        if not entries:
            return self._empty(node)
        written = [self._entry(entry, index, order) for index, entry in enumerate(entries)]
        gaps = self._gaps(node, entries)
        if not is_block(node):
            ordered = self._in_order(node, entries, written, order)
            # Columns that were aligned for another order are not.
            between = ", " if ordered != written else r", \1"
            gaps = [_OPENING.sub(r"\1", gaps[0]), *(_BETWEEN.sub(between, gap) for gap in gaps[1:-1]), gaps[-1]]
            gaps[-1] = _CLOSING.sub(r"\1", gaps[-1])
            written = ordered
        return "".join(part for pair in zip(gaps, [*written, ""], strict=True) for part in pair)

    def _scalar(self, node: Node) -> str:
        raw = self._text[node.start_mark.index : end_of(node)]
        return f'"{node.value}"' if getattr(node, "style", None) == "'" and _SINGLE.match(raw) else raw

    def _empty(self, node: Node) -> str:
        raw = self._text[node.start_mark.index : end_of(node)]
        return raw[0] + raw[-1] if not raw[1:-1].strip(" ") else raw

    def _in_order(self, node: Node, entries: tuple[Entry, ...], written: list[str], order: Order) -> list[str]:
        raw = self._text[node.start_mark.index : end_of(node)]
        if not isinstance(node, MappingNode) or ("\n" in raw and "#" in raw):
            return written  # a list; or a comment may stand between two of them
        names = tuple(str(key.value) for key, _ in entries if key is not None)
        return [written[names.index(name)] for name in order.ordered(names)]

    def _entry(self, entry: Entry, index: int, order: Order) -> str:
        key, value = entry
        if key is None:
            return self.node(value, order.inside(index))
        colon = self._text[end_of(key) : value.start_mark.index]
        if value.end_mark.index > value.start_mark.index:
            colon = _COLON.sub(r": \1", colon)
        return self._scalar(key) + colon + self.node(value, order.inside(str(key.value)))

    def _gaps(self, node: Node, entries: tuple[Entry, ...]) -> list[str]:
        """Give what stands before the first entry, between two, and behind the last."""
        starts = [(key or value).start_mark.index for key, value in entries]
        ends = [end_of(value) for _, value in entries]
        return [
            self._text[start:end]
            for start, end in zip([node.start_mark.index, *ends], [*starts, end_of(node)], strict=True)
        ]
