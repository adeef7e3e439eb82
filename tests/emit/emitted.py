"""What the tests of every target share: the small registry, the real templates, and how to run a target."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from pingreg.anonymize.method import Method, Parameters
from pingreg.diagnostics import Code, RulePage, Severity
from pingreg.emit.target import Files, Inputs, target_named
from pingreg.resolve.model import Registry
from pingreg.resolve.registry import resolve
from pingreg.source.code_owners import CodeOwners
from pingreg.source.documents import load
from pingreg.source.files import contents_of
from pingreg.source.tree import MemoryTree
from pingreg.spec.files import model

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
OWNERS = CodeOwners(".github/CODEOWNERS", "* @example/all\n", "registry/")
RULES = (
    RulePage(
        Code("PD101"),
        "description-missing",
        Severity.ERROR,
        "a field has no description",
        "PD101 description-missing: a field has no description.\n\n## Why\nA description is *read*.\n",
    ),
    RulePage(Code("PN101"), "name-odd", Severity.WARNING, "a name is odd", "PN101 name-odd: a name is odd.\n"),
)


class Cut(Parameters):
    """Say where the example cuts."""

    kept: int = Field(3, ge=1, le=9, description="How much stays.")
    rest: str = Field(min_length=1, max_length=8, description="What stands for the rest.")


METHODS = (
    Method(
        "truncate_ip",
        Cut,
        "example",
        "truncate_ip: cut an address.\n\n## Why\nIt *tells* where.\n",
        ("string",),
        "quasi_identifier",
        None,
        None,
        is_keyed=True,
        of=lambda _parameters: lambda _value, _scope: None,
    ),
    Method(
        "email_domain",
        Parameters,
        "example",
        "email_domain: keep a domain.\n\n## Why\nIt tells whose.\n",
        ("null", "string"),
        "bounded",
        None,
        None,
        is_keyed=False,
        of=lambda _parameters: lambda _value: None,
    ),
)


def files_under(folder: Path) -> dict[str, str]:
    """Read every file of a folder by its path from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def small() -> dict[str, str]:
    """Give the files of the small registry."""
    return files_under(HERE / "registry")


def resolved(files: Mapping[str, str]) -> Registry:
    """Resolve a registry; whether it keeps the rules does not matter to a target."""
    tree = MemoryTree(files)
    contents, _ = contents_of(tree)
    documents, misread = load(tree, contents)
    specs, mismodelled = model(documents)
    registry, unresolved = resolve(specs, documents)
    assert not (*misread, *mismodelled, *unresolved), (*misread, *mismodelled, *unresolved)
    assert registry is not None
    return registry


def templates() -> dict[str, str]:
    return files_under(ROOT / "docs_templates")


def emitted(  # noqa: PLR0913  one per input
    target: str,
    files: Mapping[str, str] | None = None,
    *,
    registry: Registry | None = None,
    committed: Mapping[str, bytes] | None = None,
    pages: Mapping[str, str] | None = None,
    root: str = "registry",
) -> Files:
    """Run a target on a registry: the small one, unless another is given."""
    return target_named(target).emit(
        Inputs(
            registry=registry or resolved(small() if files is None else files),
            root=root,
            committed=committed or {},
            pages=templates() if pages is None else pages,
            rules=RULES,
            methods=METHODS,
            code_owners=OWNERS,
        )
    )
