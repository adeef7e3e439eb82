"""The word that calls data anonymous stands on a page only where the exposure of its fields allows it."""

import re
from functools import cache

import pytest
import yaml

from emit.emitted import ROOT, emitted, files_under, resolved, small, templates
from pingreg.emit.handbook.telling import MEANINGS, standing
from pingreg.emit.target import ClaimError, PageError
from pingreg.exposure import LADDER
from pingreg.resolve.anonymity import may_be_called_anonymous
from pingreg.resolve.model import Registry
from pingreg.resolve.saying import claim_in

_OURS = ("rules/", "methods.md")
"""Pages about the tool itself, which speak of the word."""
_CODE = re.compile(r"`[^`\n]*`|<code>.*?</code>|<a id=[^>]*>|\]\([^)]*\)|<!--.*?-->")


@cache
def registry(which: str) -> Registry:
    return resolved(files_under(ROOT / "registry") if which == "real" else small())


def claims(which: str) -> dict[str, set[str]]:
    """Give the lines of each page about the registry that call something anonymous."""
    found: dict[str, set[str]] = {}
    for path, text in emitted("handbook", registry=registry(which)).items():
        if not path.startswith(_OURS):
            lines = (_CODE.sub("", line).replace("\\", "") for line in text.splitlines())
            found[path] = {line for line in lines if claim_in(line)}
    return found


@pytest.mark.parametrize("which", ["small", "real"])
def test_only_areas_of_which_every_field_allows_it_are_called_anonymous(which: str) -> None:
    found = claims(which)
    for area in registry(which).areas:
        said = found.pop(f"pings/{area.ping}/{area.name}.md")
        assert bool(said) == may_be_called_anonymous(area.fields), (area.name, said)
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_no_template_may_say_it_by_itself() -> None:
    for text in ("All of this is anonymous.", "{% if view %}De-identified{% endif %}", "It cannot be traced."):
        with pytest.raises(PageError, match=r"template `area\.md\.j2` says"):
            emitted("handbook", pages=templates() | {"area.md.j2": text})
    assert emitted("handbook", pages=templates() | {"area.md.j2": "# Not anonymous, by `anonymize`"})


@pytest.mark.parametrize("target", ["handbook", "record", "json-schema", "bigquery"])
def test_a_text_that_claims_too_much_is_on_no_page(target: str) -> None:
    files = small()
    files["pings/app/ping.yaml"] = files["pings/app/ping.yaml"].replace("title: App ping", "title: Anonymous ping")
    with pytest.raises(ClaimError, match=r"pings/app/ping\.yaml, `title`: `Anonymous` is said of `app`"):
        emitted(target, files)


def test_what_is_said_of_a_field_names_it_once() -> None:
    files = small()
    files["pings/app/site.yaml"] = files["pings/app/site.yaml"].replace("description: ", "description: Anonymous, ", 1)
    area = yaml.safe_load(files["pings/app/site.yaml"])
    assert "Anonymous, " not in area["title"]
    with pytest.raises(ClaimError) as refused:
        emitted("handbook", files)
    assert not re.search(r"(`app/[^`]+`).*\1", str(refused.value)), refused.value


def test_every_exposure_has_a_meaning_in_order() -> None:
    assert tuple(MEANINGS) == LADDER


def test_what_is_above_is_counted_and_the_worst_is_named() -> None:
    ping = registry("small").pings["app"]
    said = standing(ping.fields)
    assert re.fullmatch(r"not anonymous: \d+ of 56 fields are above `bounded`, most of all `licenseKey`, .*", said)
