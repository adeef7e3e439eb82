"""The bytes of a registry's files, read once."""

from pingreg.diagnostics import Diagnostic
from pingreg.source.tree import Tree, refusal

_NOT_READ = ("metaschema/",)


def contents_of(tree: Tree) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Read all files of a tree; what cannot be read is reported."""
    contents: dict[str, bytes] = {}
    problems = list(tree.diagnostics)
    for path in tree.paths:
        if path.startswith(_NOT_READ):
            continue
        try:
            contents[path] = tree.read(path)
        except OSError as error:
            problems.append(
                refusal(
                    tree.shown(path),
                    "PS114",
                    f"the file cannot be read: {error.strerror}",
                    "mend its permissions",
                )
            )
    return contents, tuple(problems)
