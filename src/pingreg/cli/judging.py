"""The whole way of a check: load, model, resolve, lint. Kept apart because it imports everything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pingreg.cli.owning import owned
from pingreg.cli.verdict import Verdict, counted
from pingreg.diagnostics import Diagnostic, report_order
from pingreg.emit.target import target_names
from pingreg.lint.engine import checked
from pingreg.lint.rule import Context, rules
from pingreg.lint.waivers import apply
from pingreg.resolve.model import Registry
from pingreg.resolve.registry import resolve
from pingreg.source.cache import Cache
from pingreg.source.code_owners import CodeOwners
from pingreg.source.documents import Ahead, Documents, load
from pingreg.source.tree import Tree
from pingreg.spec.catalogue import ManifestSpec
from pingreg.spec.files import Specs, model
from pingreg.spec.layout import MANIFEST


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold a verdict and what led to it; `registry` is None when there is no sound policy."""

    verdict: Verdict
    registry: Registry | None
    documents: Documents
    specs: Specs
    found: tuple[Diagnostic, ...]
    """Everything that was found, also what waivers and baseline excuse."""


def judged(  # noqa: PLR0913  each is an input of its own
    tree: Tree,
    contents: Mapping[str, bytes],
    unread: tuple[Diagnostic, ...],
    *,
    today: date,
    cache: Cache,
    ahead: Ahead | None = None,
    code_owners: CodeOwners | None = None,
) -> Judged:
    """Check a tree's files."""
    catalogue = rules()
    documents, unsound = load(tree, contents, cache=cache, ahead=ahead)
    specs, unfit = model(documents)
    registry, unresolved = resolve(specs, documents)
    earlier = (*unread, *unsound, *unfit, *unresolved)
    found = earlier
    kept: tuple[Diagnostic, ...] = earlier
    excused = 0
    if registry is not None:
        context = Context(registry, specs, documents, today, earlier, target_names(), code_owners)
        found = (*earlier, *checked(catalogue, context))
        weighed = apply(found, context, catalogue)
        excused = len(set(found).difference(weighed))
        kept = owned(weighed, registry, shown=tree.shown)
    return Judged(_verdict(kept, registry, specs, excused=excused), registry, documents, specs, found)


def _verdict(diagnostics: tuple[Diagnostic, ...], registry: Registry | None, specs: Specs, *, excused: int) -> Verdict:
    modelled = {one.span for one in diagnostics if one.code.startswith("PM")}
    # Where the model says what belongs there, advice on how to write what does not would be a second finding.
    ordered = report_order(one for one in diagnostics if one.code != "PS110" or one.span not in modelled)
    manifest = specs.one(MANIFEST, ManifestSpec)
    docs = manifest.docs.url if manifest and manifest.docs else None
    return Verdict(ordered, counted(ordered, registry, excused=excused), docs)
