"""The bytes of a registry's files, read once."""

from pingreg.diagnostics import Diagnostic
from pingreg.source import limits
from pingreg.source.tree import Tree, too_large, unreadable

_NOT_READ = ("metaschema/", "generated/", "build/")


def contents_of(tree: Tree) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Read all files of a tree, up to a cap; what cannot be read is reported."""
    contents: dict[str, bytes] = {}
    problems = list(tree.diagnostics)
    size = 0
    for path in tree.paths:
        if path.startswith(_NOT_READ):
            continue
        try:
            contents[path] = tree.read(path)
        except OSError as error:
            problems.append(unreadable(tree.shown(path), error))
            continue
        size += len(contents[path])
        if size > limits.TREE_BYTES:
            problems.append(too_large(tree.shown("")))
            break
    return contents, tuple(problems)
