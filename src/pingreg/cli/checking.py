"""Check a registry from its files to a verdict, and remember the verdict of files that were seen before."""

import gc
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pingreg.cli.base import Base
from pingreg.cli.progress import working_on
from pingreg.cli.verdict import Verdict
from pingreg.diagnostics import Code, Diagnostic, Label, Mend, Severity, Span
from pingreg.resolve.reach import New, Reach
from pingreg.source.cache import KEPT, Cache, NoCache, code_digest
from pingreg.source.code_owners import CodeOwners
from pingreg.source.digest import digest_of
from pingreg.source.files import contents_of
from pingreg.source.tree import Tree

_COUNTS = ("pings", "areas", "fields", "errors", "warnings", "excused")


def the_cache(*, use: bool) -> Cache:
    """Open the user's cache, unless it is turned off."""
    if not use or os.environ.get("PINGREG_CACHE") == "off":
        return NoCache()
    # A relative folder is to be ignored (XDG base directories): it could lie inside a registry.
    bases = (Path(os.environ.get("XDG_CACHE_HOME", "")), Path(os.environ.get("HOME", "")) / ".cache")
    base = next((base for base in bases if base.is_absolute()), None)
    return NoCache() if base is None else Cache(base / "pingreg", code_digest())


def verdict_of(
    tree: Tree, *, today: date, cache: Cache, base: Base | None = None, owners: CodeOwners | None = None
) -> Verdict:
    """Check a tree, and tell what is new since `base`; when nothing that decides the verdict has changed, recall it."""
    contents, unread = contents_of(tree)
    shared = {} if owners is None else {f"//{owners.path}//{owners.folder}": owners.text.encode()}
    digest = "" if isinstance(cache, NoCache) else digest_of(contents | shared)
    base_key = base.key(contents) if base else ""
    key = ("verdict", tree.shown(""), tree.shown("contracts/"), today.isoformat(), digest, base_key)
    if not unread:
        known = _recalled(cache.get(*key))
        if known is not None:
            return known
    gc.disable()  # the modules and the whole registry stay alive until the end: nothing to collect
    # An unchanged registry needs none of this: YAML, pydantic and the rules are imported only now.
    from pingreg.source.ahead import reading_ahead  # noqa: PLC0415

    # What is remembered of an earlier state has most of it already.
    ahead = None if cache.has(KEPT, tree.shown("")) else reading_ahead(tree, contents)
    from pingreg.cli.judging import judged  # noqa: PLC0415

    with working_on("checking", files=len(contents)):
        result = judged(tree, contents, unread, today=today, cache=cache, ahead=ahead, code_owners=owners)
        verdict = result.verdict
        if base and base_key and result.registry:
            # Only what differs from its base is compared.
            from pingreg.cli.newness import new_since  # noqa: PLC0415

            verdict = replace(verdict, new=new_since(base, result.registry, on=today))
    gc.freeze()  # else the first look for garbage would go over all of it
    gc.enable()
    if not unread:  # what was not read is in no digest
        cache.put(*key, value=_remembered(verdict))
    return verdict


def _remembered(verdict: Verdict) -> dict[str, Any]:
    return {
        "summary": dict(verdict.summary),
        "docs": verdict.docs,
        "diagnostics": [
            [
                d.code,
                d.severity,
                d.subject,
                _numbers(d.span),
                d.message,
                d.help,
                [[_numbers(x.span), x.text] for x in d.labels],
                d.owner,
                [d.mend.old, d.mend.new, d.mend.is_quoting] if d.mend else None,
            ]
            for d in verdict.diagnostics
        ],
        "new": [
            [
                new.subject,
                new.fields,
                [r.kept, list(r.withheld.items()), list(r.populations.items()), r.strangers, list(r.levels.items())],
            ]
            for new in verdict.new
            for r in (new.reach,)
        ],
    }


def _numbers(span: Span) -> list[str | int]:
    return [span.path, span.line, span.column, span.end_line, span.end_column]


def _recalled(value: Any) -> Verdict | None:  # noqa: ANN401  JSON
    try:
        diagnostics = tuple(
            Diagnostic(
                Code(code),
                Severity(severity),
                subject,
                Span(*span),
                message,
                fix,
                tuple(Label(Span(*at), text) for at, text in labels),
                owner=owner,
                mend=Mend(*mend) if mend else None,
            )
            for code, severity, subject, span, message, fix, labels, owner, mend in value["diagnostics"]
        )
        new = tuple(
            New(subject, fields, Reach(kept, dict(withheld), dict(populations), tuple(strangers), dict(levels)))
            for subject, fields, (kept, withheld, populations, strangers, levels) in value["new"]
        )
        return Verdict(diagnostics, {name: int(value["summary"][name]) for name in _COUNTS}, value["docs"], new)
    except (TypeError, ValueError, KeyError):
        return None
