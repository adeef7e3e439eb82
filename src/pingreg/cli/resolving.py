"""Open a registry for commands that work with what it says, not with whether it is good."""

from pathlib import Path

import click

from pingreg.cli.checking import the_cache
from pingreg.cli.opening import root_of, tree_of
from pingreg.cli.printing import lines_of, printed
from pingreg.cli.verdict import Verdict, counted
from pingreg.diagnostics import has_errors
from pingreg.naming import did_you_mean, one_of
from pingreg.resolve.model import Ping, Registry
from pingreg.resolve.registry import resolve
from pingreg.source.digest import digest_of
from pingreg.source.documents import Documents, load
from pingreg.source.files import contents_of
from pingreg.spec.files import model

_CONTRACTS = "contracts/"


def registry_at(folder: Path | None, *, contracts: Path | None = None) -> tuple[Registry, Documents]:
    """Resolve the registry with its contracts; when it has errors, print them and exit with 1."""
    tree = tree_of(root_of(folder), contracts=contracts)
    contents, unread = contents_of(tree)
    documents, unsound = load(tree, contents, cache=the_cache(use=True))
    specs, unfit = model(documents)
    registry, unresolved = resolve(specs, documents)
    problems = (*unread, *unsound, *unfit, *unresolved)
    if registry is None or has_errors(problems):
        docs = registry.manifest.docs.url if registry and registry.manifest.docs else None
        printed(Verdict(problems, counted(problems, registry), docs), "text", lines=lines_of(tree))
        raise click.exceptions.Exit(1)
    return registry, documents


def digests_of(documents: Documents) -> dict[str, str]:
    """Digest what was read: the registry's own files, and the contracts."""
    contents = {path: documents.content(path) for path in documents.paths}
    theirs = {path: content for path, content in contents.items() if path.startswith(_CONTRACTS)}
    ours = {path: content for path, content in contents.items() if path not in theirs}
    return {"registry": digest_of(ours), "contracts": digest_of(theirs)}


def ping_named(registry: Registry, name: str) -> Ping:
    """Find a ping.

    Raises:
        click.UsageError: there is none of that name.
    """
    if name not in registry.pings:
        message = f"`{name}` is no ping{did_you_mean(name, registry.pings)}; use one of {one_of(registry.pings)}"
        raise click.UsageError(message)
    return registry.pings[name]
