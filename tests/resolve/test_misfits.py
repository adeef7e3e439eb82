"""What does not fit together between declarations, and where the finding points."""

from pathlib import Path

import pytest

from support.cases import Case, cases_in
from support.minimal import check, overlay


@pytest.mark.parametrize("case", cases_in(Path(__file__).parent / "cases"))
def test_misfit_is_found_where_it_stands(case: Case) -> None:
    case.run()


def test_where_no_event_is_declared_there_is_none_to_use() -> None:
    files = overlay("fields:\n  A: {count: {event: Clicked, per: week}, description: Clicks in a week.}\n")
    files = {path: text for path, text in files.items() if path != "events/local.yaml"}
    found = [one.help for one in check(files) if one.code == "PX107"]
    assert found == ["declare `Clicked` in `events/local.yaml`"]
