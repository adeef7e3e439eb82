import sys
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


def test_a_format_loads_no_other_format() -> None:
    script = (
        "import sys; from pingreg.render.format import format_named, format_names; format_names();"
        "format_named('text'); print(*(m for m in sys.modules if m.startswith('pingreg.render.formats.')))"
    )
    printed = run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["pingreg.render.formats.text"]
