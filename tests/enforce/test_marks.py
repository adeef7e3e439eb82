"""What goes wrong beside the work is heard where the work goes on."""

from pathlib import Path

import pytest

from pingreg.enforce.outputs import Marks, locked


def test_a_checkpoint_that_failed_is_raised_when_it_is_waited_for(tmp_path: Path) -> None:
    with locked(tmp_path / "out") as folder:
        part = folder.part("app.ndjson", 0)
        marks = Marks(folder, (part,))
        marks.begin({"a": 1})
        marks.settle()
        assert folder.checkpoint == {"a": 1}
        part.close()  # what is closed cannot be brought to the disk
        marks.begin({"a": 2})
        with pytest.raises(ValueError, match="closed"):
            marks.settle()
        assert folder.checkpoint == {"a": 1}
