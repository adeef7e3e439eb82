"""The outline of a YAML text: which entry stands where, as a round-trip library reads it.

The strict reader goes by another parser, so that what is done by an outline can be proven by one that did not make it.
"""

from itertools import pairwise
from typing import Protocol

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Entry = tuple[Node | None, Node]
"""What a mapping holds, or a sequence: there without a key."""


class UnusualLayoutError(ValueError):
    """Say what of a layout is not understood, in words for its author."""


class Order(Protocol):
    """Know in which order the keys of a mapping are written."""

    def inside(self, key: str | int) -> "Order":
        """Descend to what stands under a key, or at an index."""
        ...

    def ordered(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Give the keys of one mapping in the order in which they are to stand."""
        ...


def outlined(text: str) -> Node:
    """Read a text that the strict reader has read before.

    Raises:
        UnusualLayoutError: the two readers disagree on whether it is YAML.
    """
    try:
        root: Node | None = YAML(typ="rt").compose(text)
    except (YAMLError, ValueError, RecursionError) as error:
        message = "two readers of YAML disagree on it"
        raise UnusualLayoutError(message) from error
    if root is None:
        message = "it holds nothing"
        raise UnusualLayoutError(message)
    return root


def entries_of(node: Node) -> tuple[Entry, ...]:
    """List what a mapping or a sequence holds, in its order."""
    if isinstance(node, MappingNode):
        return tuple((key, value) for key, value in node.value)
    return tuple((None, value) for value in node.value)


def is_block(node: Node) -> bool:
    """Tell whether a node is a mapping or a sequence with one line an entry."""
    return isinstance(node, MappingNode | SequenceNode) and not node.flow_style


def is_block_text(node: Node) -> bool:
    """Tell whether a node is a text of its own lines, behind `|` or `>`."""
    return isinstance(node, ScalarNode) and node.style in {"|", ">"}


def is_left_out(node: Node) -> bool:
    """Tell whether nothing is written: the mark of such a value is wherever the next token begins."""
    return isinstance(node, ScalarNode) and not node.style and node.start_mark.index == node.end_mark.index


def end_of(node: Node) -> int:
    """Find the offset at which a node's own text ends; a block's mark is where the next one begins."""
    if is_block(node) and node.value:
        return end_of(entries_of(node)[-1][1])
    return int(node.end_mark.index)


def in_sequence(entries: tuple[Entry, ...]) -> bool:
    """Tell whether every entry stands behind the one before it."""
    starts = [(key or value).start_mark.index for key, value in entries]
    return all(one <= other for one, other in pairwise(starts))
