"""The rules' pages, for outputs that carry them. Kept apart because it imports every rule."""

from pingreg.compat.rule import CompatRule, compat_rules
from pingreg.diagnostics import RulePage
from pingreg.lint.rule import Rule, rules


def rule_pages() -> tuple[RulePage, ...]:
    """Document every rule, those of comparison too, in order of codes."""
    catalogue: tuple[Rule | CompatRule, ...] = (*rules(), *compat_rules())
    pages = (RulePage(rule.code, rule.name, rule.severity, rule.title, rule.doc) for rule in catalogue)
    return tuple(sorted(pages, key=lambda page: page.code))
