"""The page of methods: their documentation as it stands in the code, which is our own Markdown and is not escaped."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pingreg.anonymize.method import Method
from pingreg.anonymize.parameter_lines import ParameterLine, parameter_lines
from pingreg.markdown import Markdown, anchor_of, code, escaped, joined

_HEADING = re.compile(r"^## ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ParameterView:
    """Show one parameter."""

    name: Markdown
    form: str
    default: Markdown
    description: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """Show one method."""

    name: Markdown
    anchor: Markdown
    title: Markdown
    body: Markdown
    takes: Markdown
    exposure: Markdown
    key: str
    parameters: tuple[ParameterView, ...]


def method_views(methods: Iterable[Method]) -> tuple[MethodView, ...]:
    """Prepare the methods, in order of their names."""
    return tuple(_view(method) for method in sorted(methods, key=lambda method: method.name))


def _view(method: Method) -> MethodView:
    """Leave out the documentation's first line, which the heading repeats, and set its headings below that."""
    body = method.doc.strip().partition("\n")[2].strip()
    return MethodView(
        code(method.name),
        Markdown(anchor_of(method.name)),
        escaped(method.title[:1].upper() + method.title[1:]),
        Markdown(_HEADING.sub("### ", body)),
        joined(method.takes),
        code(method.exposure),
        "needed" if method.is_keyed else "not needed",
        tuple(_parameter(line) for line in parameter_lines(method)),
    )


def _parameter(line: ParameterLine) -> ParameterView:
    default = Markdown("required") if line.default is None else code(line.default)
    return ParameterView(code(line.name), line.form, default, line.description)
