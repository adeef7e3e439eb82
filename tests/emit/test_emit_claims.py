"""The word that calls data anonymous stands on a page only where the exposure of its fields allows it."""

import re
from functools import cache

import pytest
import yaml

from emit.emitted import ROOT, emitted, files_under, resolved, small, templates
from pingreg.emit.handbook.telling import MEANINGS, most_telling, standing, standing_in
from pingreg.emit.target import ClaimError, PageError
from pingreg.exposure import LADDER
from pingreg.resolve.anonymity import may_be_called_anonymous, together
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
def test_no_page_of_a_ping_that_names_its_sender_calls_anything_anonymous(which: str) -> None:
    known = registry(which)
    assert not any(may_be_called_anonymous(together(ping, known)) for ping in known.pings.values())
    assert {path: lines for path, lines in claims(which).items() if lines} == {}


def test_an_area_that_names_nobody_says_who_does_beside_it() -> None:
    page = emitted("handbook", registry=registry("real"))["pings/server/batch_changes.md"]
    (row,) = re.findall(r"^\| Taken together \| (.*) \|$", page, re.MULTILINE)
    assert row == (
        "none of these fields names anybody or tells anybody apart; the ping that they are sent in does: "
        "by `initAdmin`, `LicenseKey`, `externalURL` and 7 more"
    )


def nameless(**transport: str) -> Registry:
    """Give a registry with a ping without an identity, in the table in which another one's addresses are stored."""
    files = small()
    ping = re.sub(r"identity: .*", "identity: {none: nobody is to be told apart}", files["pings/desktop/ping.yaml"])
    files["pings/desktop/ping.yaml"] = f"{ping}transport: {transport}\n"
    area = re.sub(r"  site: .*\n", "", files["pings/desktop/app.yaml"])
    files["pings/desktop/app.yaml"] = area.replace("title: Desktop app", "title: Anonymous numbers of the desktop app")
    return resolved(files)


def test_a_ping_without_an_identity_is_called_anonymous_where_all_of_it_allows_that() -> None:
    pages = emitted("handbook", registry=nameless(address="discarded", agent="discarded", arrival="stored"))
    assert "| Taken together | anonymous: no field tells more than `bounded`" in pages["pings/desktop/app.md"]
    assert "# Anonymous numbers of the desktop app" in pages["pings/desktop/app.md"]


def test_an_address_that_is_stored_beside_it_is_enough_for_it_not_to_be() -> None:
    found = nameless(address="stored", agent="discarded", arrival="stored")
    with pytest.raises(ClaimError, match=r"`Anonymous` is said of `desktop/app`, and `app/remote_ip`, sent beside it,"):
        emitted("handbook", registry=found)
    ping = found.pings["desktop"]
    said = standing_in(ping.areas[0].fields, most_telling(ping, found))
    assert said.endswith("the ping that they are sent in does: by `remote_ip`")


@pytest.mark.parametrize(
    ("path", "before", "after", "subject"),
    [
        ("pings/app/unused.yaml", "title: ", "title: Anonymous numbers of ", "app/unused"),
        ("pings/app/unused.yaml", "description: ", "description: Anonymous number of ", "app/unused.Clicks"),
        ("pings/app/search.yaml", "title: ", "description: Anonymous, tied to nobody.\ntitle: ", "app/search"),
        ("events/search.results.yaml", "title: ", "title: Anonymous ", "events/search.results"),
        ("events/search.results.yaml", "description: Somebody", "description: Anonymous. One", ".*/clicked"),
        (
            "events/search.results.yaml",
            "description: Place",
            "description: Anonymous data on the place",
            ".*/clicked/rank",
        ),
    ],
)
@pytest.mark.parametrize("target", ["handbook", "record", "json-schema", "bigquery"])
def test_a_part_of_what_names_its_sender_is_called_so_nowhere(
    target: str, path: str, before: str, after: str, subject: str
) -> None:
    files = small()
    assert before in files[path]
    files[path] = files[path].replace(before, after, 1)
    with pytest.raises(ClaimError, match=rf"`Anonymous` is said of `{subject}`"):
        emitted(target, files)


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
