"""Units: the codes of UCUM that are known here."""

import pytest

from pingreg.spec.units import is_unit, known_units


@pytest.mark.parametrize(
    "unit", ["ms", "By", "%", "1", "{line}", "By/s", "{request}/min", "1/{commit}", *known_units()]
)
def test_code_is_a_unit(unit: str) -> None:
    assert is_unit(unit)


@pytest.mark.parametrize(
    "unit", ["", "sec", "bytes", "MS", "{}", "{Line}", "{a b}", "ms/s/s", "/s", "ms/", " ms", "ms\n"]
)
def test_other_text_is_no_unit(unit: str) -> None:
    assert not is_unit(unit)
