"""What does not fit together between declarations, and where the finding points."""

from pathlib import Path

import pytest

from support.cases import Case, cases_in


@pytest.mark.parametrize("case", cases_in(Path(__file__).parent / "cases"))
def test_misfit_is_found_where_it_stands(case: Case) -> None:
    case.run()
