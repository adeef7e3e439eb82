"""Pages of rules: their documentation as it stands in the code, which is our own Markdown and is not escaped."""

from collections.abc import Iterable
from dataclasses import dataclass

from pingreg.diagnostics import RulePage
from pingreg.markdown import Markdown, code, escaped, link


@dataclass(frozen=True, slots=True)
class RuleView:
    """Show one rule."""

    code: str
    name: Markdown
    link: Markdown
    severity: str
    title: Markdown
    body: Markdown


def rule_views(pages: Iterable[RulePage]) -> tuple[RuleView, ...]:
    """Prepare the rules, in order of their codes."""
    return tuple(_view(page) for page in sorted(pages, key=lambda page: page.code))


def _view(page: RulePage) -> RuleView:
    """Leave out the documentation's first line, which the page's heading repeats."""
    body = page.doc.strip().partition("\n")[2].strip()
    name = code(page.name)
    return RuleView(
        page.code,
        name,
        link(page.code, f"{page.code}.md"),
        page.severity,
        escaped(page.title[:1].upper() + page.title[1:]),
        Markdown(body),
    )
