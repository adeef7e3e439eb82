import sys
from subprocess import run

import pytest

from pingreg.render.format import UnknownFormatError, format_named, format_names, formats


def test_the_six_formats_are_found() -> None:
    assert format_names() == ("github", "gitlab", "json", "junit", "sarif", "text")


def test_each_format_is_named_after_its_module() -> None:
    assert tuple(found.name for found in formats()) == format_names()
    assert all(found.module == f"pingreg.render.formats.{found.name}" for found in formats())


def test_one_name_gives_that_format() -> None:
    assert tuple(format_named(name) for name in format_names()) == formats()


def test_an_unknown_name_is_refused_with_a_guess() -> None:
    with pytest.raises(UnknownFormatError, match=r"`sarf` is no report format.*did you mean `sarif`"):
        format_named("sarf")


def test_a_format_loads_no_other_format() -> None:
    script = (
        "import sys; from pingreg.render.format import format_named, format_names; format_names();"
        "format_named('text'); print(*(m for m in sys.modules if m.startswith('pingreg.render.formats.')))"
    )
    printed = run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["pingreg.render.formats.text"]
