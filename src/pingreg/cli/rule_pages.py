"""The rules' pages, for outputs that carry them. Kept apart because it imports every rule."""

from pingreg.diagnostics import RulePage
from pingreg.lint.rule import rules


def rule_pages() -> tuple[RulePage, ...]:
    """Document every rule, in order of codes."""
    return tuple(RulePage(rule.code, rule.name, rule.severity, rule.title, rule.doc) for rule in rules())
