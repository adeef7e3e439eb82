import sys
from pathlib import Path
from subprocess import run

import pytest

from pingreg import plugins
from pingreg.render.format import Format, format_named, format_names


def test_each_format_is_named_after_its_module() -> None:
    found = plugins.discover("pingreg.render.formats", Format)
    assert tuple(form.name for form in found) == format_names()
    assert all(form.module == f"pingreg.render.formats.{form.name}" for form in found)
    assert tuple(format_named(name) for name in format_names()) == found


def test_an_unknown_name_gives_no_format() -> None:
    with pytest.raises(KeyError):
        format_named("sarf")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "defines 0 values of Format; define exactly one"),
        ("from pingreg.render.formats.json import json", "imports its Format from another module; define it there"),
    ],
)
def test_one_that_is_looked_up_by_name_is_held_to_what_all_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    name = f"formats_{len(text)}"
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").touch()
    (tmp_path / name / "new_one.py").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    assert plugins.names(name) == ("new-one",)
    with pytest.raises(plugins.PluginError, match=said):
        plugins.named(name, Format, "new-one")


def test_a_format_loads_no_other_format() -> None:
    script = (
        "import sys; from pingreg.render.format import format_named, format_names; format_names();"
        "format_named('text'); print(*(m for m in sys.modules if m.startswith('pingreg.render.formats.')))"
    )
    printed = run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["pingreg.render.formats.text"]
