"""What an author may get wrong in a file, and where the finding points."""

from pathlib import Path

import pytest

from support.cases import Case, cases_in


@pytest.mark.parametrize("case", cases_in(Path(__file__).parent / "cases"))
def test_mistake_is_found_where_it_stands(case: Case) -> None:
    case.run()
