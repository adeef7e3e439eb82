"""Explain a method: its page, its parameters, and how telling what comes out of it is."""

from collections.abc import Iterator

import click

from pingreg.anonymize.method import Method
from pingreg.anonymize.parameter_lines import ParameterLine, parameter_lines


def method_text(method: Method) -> str:
    """Give the text that explains a method."""
    return "\n".join((method.doc.strip(), "", *_facts(method), "", *_parameters(parameter_lines(method))))


def _facts(method: Method) -> Iterator[str]:
    yield click.style("facts:", bold=True)
    yield f"  {'takes':<12} {', '.join(method.takes)}"
    yield f"  {'exposure':<12} at most {method.exposure}"
    yield f"  {'keyed':<12} {'yes, give `--keys`' if method.is_keyed else 'no'}"


def _parameters(lines: tuple[ParameterLine, ...]) -> Iterator[str]:
    yield click.style("parameters:", bold=True)
    if not lines:
        yield "  none"
    for line in lines:
        yield f"  {line.name:<12} {line.description}"
        yield f"  {'':<12} {line.form}; {'required' if line.default is None else f'else {line.default}'}"
