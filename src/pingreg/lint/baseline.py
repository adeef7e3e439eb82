"""The baseline that `--write-baseline` writes: today's findings, so that only new ones fail."""

import json
from collections.abc import Iterable

from pingreg.diagnostics import Diagnostic, has_errors
from pingreg.lint.rule import Context, Rule
from pingreg.lint.waivers import baselined, waived
from pingreg.spec.layout import BASELINE

_HEAD = "# Findings from before this registry had rules. New ones fail; remove a line when its finding is mended.\n"


def baseline_text(found: Iterable[Diagnostic], context: Context, catalogue: Iterable[Rule]) -> str | None:
    """Write the text of `baseline.yaml` for what was `found`, waivers aside.

    A baseline that is there only shrinks: what it does not remember is new. It loses nothing while an earlier stage
    has errors, for then not everything is found. None when the one that is there cannot be read.
    """
    found = tuple(found)
    excusable: set[str] = {rule.code for rule in catalogue if rule.check is not None}
    keys = {(str(one.code), one.subject) for one in found if one.code in excusable} - waived(context, excusable)
    if BASELINE in context.documents.paths:
        if BASELINE not in context.specs.models or BASELINE in context.specs.faulty:
            return None
        remembered = baselined(context)
        keys = set(remembered) if has_errors(one for one in found if one.code not in excusable) else keys & remembered
    subjects: dict[str, list[str]] = {}
    for code, subject in sorted(keys):
        subjects.setdefault(code, []).append(subject)
    lines = [
        line for code, ones in subjects.items() for line in (f"{code}:", *(f"  - {json.dumps(one)}" for one in ones))
    ]
    return _HEAD + "\n".join(lines or ["{}"]) + "\n"
