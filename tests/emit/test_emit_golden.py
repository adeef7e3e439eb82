"""Golden trees: what each target makes of the small registry, file by file, both ways."""

import pytest

from emit.emitted import HERE, ROOT, emitted, files_under
from pingreg.emit.target import target_named, target_names

GOLDEN = HERE / "golden"
TARGETS = [name for name in target_names() if not target_named(name).is_in_registry]
"""What is in the registry is held there as it must be: the command line's tests compare it."""


@pytest.mark.parametrize("target", TARGETS)
def test_output_equals_the_golden_tree(target: str, pytestconfig: pytest.Config) -> None:
    made = dict(emitted(target))
    folder = GOLDEN / target
    if pytestconfig.getoption("--update-golden"):
        for path in files_under(folder).keys() - made.keys():
            (folder / path).unlink()
        for path, text in made.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode())
    stored = files_under(folder)
    assert sorted(stored) == sorted(made)
    assert stored == made


@pytest.mark.parametrize("target", target_names())
def test_files_end_in_one_line_feed_and_name_no_absolute_path(target: str) -> None:
    for path, text in emitted(target).items():
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\r" not in text
        assert str(ROOT) not in text
        assert not path.startswith("/")


def test_every_golden_folder_belongs_to_a_target() -> None:
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(TARGETS)
