"""The pages of methods test themselves: each says why, and every example comes out as it says."""

import re

import pytest

from anonymize.examples import SCOPE, examples, sections
from pingreg.anonymize.method import Method, methods
from pingreg.exposure import LADDER

each_method = pytest.mark.parametrize("method", methods(), ids=lambda method: method.name)


@each_method
def test_page_is_called_after_the_method_and_says_why(method: Method) -> None:
    first = re.match(r"([a-z_]+): (\S.*[^.\s])\.\n", method.doc)
    assert first is not None
    assert (first[1], first[2]) == (method.name, method.title)
    assert method.module.rpartition(".")[2] == method.name
    assert list(sections(method)) == ["Why", "Examples"]
    assert len(sections(method)["Why"].split()) >= 15


@each_method
def test_every_row_of_the_table_is_read(method: Method) -> None:
    rows = [line for line in sections(method)["Examples"].splitlines() if line.startswith("|")]
    assert len(list(examples(method))) == len(rows) - 2 >= 2


@each_method
def test_examples_give_what_they_say(method: Method) -> None:
    for example in examples(method):
        made = method.prepare(example.parameters)(example.value, SCOPE)
        assert (type(made), made) == (type(example.gives), example.gives)


@each_method
def test_parameters_are_described(method: Method) -> None:
    for name, parameter in method.parameters.model_fields.items():
        assert (parameter.description or "").endswith("."), name


@each_method
def test_exposure_is_on_the_ladder_and_parameters_only_lower_it(method: Method) -> None:
    for example in examples(method):
        assert LADDER.index(method.exposure_of(example.parameters)) <= LADDER.index(method.exposure)


def test_names_are_unique() -> None:
    assert len({method.name for method in methods()}) == len(methods())
