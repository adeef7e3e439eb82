"""The pages for people who answer for the data: whole, short, and the same as the records beside them."""

import json
import posixpath
import re
import time
from functools import cache

import pytest

from emit.emitted import ROOT, emitted, files_under, resolved, small
from pingreg.resolve.model import Registry, dotted
from support.odd import ODD

PAGES = (
    *("disclosure/none.md", "disclosure/critical.md", "disclosure/full.md", "disclosure/events.md"),
    *("deletion.md", "exceptions.md", "assessment.md", "limits.md"),
)
LINK = re.compile(r"\]\(([^)\s]+)\)")


@cache
def registry(which: str) -> Registry:
    return resolved({"small": small, "real": lambda: files_under(ROOT / "registry"), "odd": lambda: dict(ODD)}[which]())


@cache
def book(which: str) -> dict[str, str]:
    return dict(emitted("handbook", registry=registry(which)))


@pytest.mark.parametrize("which", ["small", "real", "odd"])
def test_each_page_is_there_and_reached_from_the_front_page(which: str) -> None:
    pages = book(which)
    reached, ahead = {"index.md"}, ["index.md"]
    while ahead:
        page = ahead.pop()
        for goal in LINK.findall(pages[page]):
            there = posixpath.normpath(posixpath.join(posixpath.dirname(page), goal.partition("#")[0] or page))
            assert there in pages or goal.startswith("#"), (page, goal)
            if there in pages and there not in reached:
                reached.add(there)
                ahead.append(there)
    assert set(PAGES) <= reached


def test_a_family_is_one_row_of_the_disclosure() -> None:
    search = book("real")["disclosure/full.md"].partition("pings/server/search.md)\n")[2].partition("\n### ")[0]
    assert search.count("<br>") <= 20


@pytest.mark.parametrize("level", ["none", "critical", "full"])
@pytest.mark.parametrize("which", ["small", "real", "odd"])
def test_what_is_kept_and_what_is_not_are_together_all_that_is_sent(which: str, level: str) -> None:
    found = json.loads(emitted("record", registry=registry(which))["disclosure.json"])["levels"][level]
    sent = {one.name for one in registry(which).fields if one.origin == "sender" and not one.is_tombstone}
    added = sum(one.origin == "receiver" and not one.is_tombstone for one in registry(which).fields)
    kept = sum(one["count"] for one in found["kept"])
    assert kept + len(found["sent_and_not_kept"]) == len(sent) + (added if kept else 0)
    assert set(found["sent_and_not_kept"]) <= sent


def test_the_page_of_a_level_tells_how_to_have_less() -> None:
    page = book("small")["disclosure/critical.md"]
    for said in ("`telemetry.reduced`, in versions `>=3.1, <5.0`", "`telemetry.channel` at `none` sends nothing"):
        assert said in page
    assert "**To object, or have data deleted:** write to the contact." in page


def test_what_differs_from_its_area_stands_in_the_row() -> None:
    page = book("small")["disclosure/critical.md"]
    (row,) = re.findall(r"^\| \[`installer`\].*$", page, re.MULTILINE)
    assert "kept in `warehouse` and `crm`" in row
    assert "after [`email_domain`]" in row


def test_questions_that_only_people_can_answer_are_marked_as_such() -> None:
    files = small()
    files["policy.yaml"] = files["policy.yaml"].partition("processing:")[0]
    page = emitted("handbook", files)["assessment.md"]
    asked = page.partition("## For people to answer")[2]
    assert "- [ ] Who answers for the data, and on which legal basis? Add `processing` to `policy.yaml`." in asked
    assert "- [ ] On which ground may data go to US, where `warehouse` is? Add its `safeguard`." in asked
    assert "- [ ] How is data of an instance found in `crm`, to which nothing goes that names it?" in asked
    assert asked.count("- [ ] ") > 8


def test_what_nothing_carries_out_is_no_measure() -> None:
    done, _, asked = (
        book("real")["assessment.md"]
        .partition("## What is done about it")[2]
        .partition("The policy also asks for this")
    )
    assert "fewer than" not in done
    assert (
        "- a count of fewer than 5 users is taken for somebody's data; `suppress_below` leaves it out of 0 fields"
        in asked
    )
    assert "- no figure that is published shows a group of fewer than 10" in asked


def test_what_the_receiver_stores_stands_beside_what_a_request_tells() -> None:
    (row,) = re.findall(r"^\| \[Server ping\].*$", book("real")["assessment.md"], re.MULTILINE)
    assert "agent discarded; the receiver adds `remote_ip`, `has_update`, `timestamp` |" in row


def test_every_person_that_is_named_stands_in_the_deletion_plan() -> None:
    page = book("real")["deletion.md"]
    for field in registry("real").fields:
        if field.exposure.kept.whom == "person" and not field.is_tombstone:
            assert f"`{dotted(field.steps)}`" in page


def test_pages_of_a_long_text_cost_no_more_than_its_length() -> None:
    """The longest text that the language admits: no page shows it more than a few times."""
    files = small()
    long = "not anonymous | <b> ` $ " * 800
    files["pings/app/search.yaml"] = files["pings/app/search.yaml"].replace(
        "Whether search is switched on.", f'"{long.strip()}"'
    )
    start = time.process_time()
    pages = emitted("handbook", files)
    assert time.process_time() - start < 5
    assert sum(len(text) for text in pages.values()) < sum(map(len, book("small").values())) + 6 * 2 * len(long)


def test_a_registry_without_events_or_without_an_identity_has_all_other_pages() -> None:
    of_events = re.compile(r"events/(?!local)|metrics/clicks")
    files = {path: text for path, text in small().items() if not of_events.match(path)}
    files["pings/desktop/ping.yaml"] = re.sub(
        r"identity: .*", "identity: {none: nobody is to be told apart}", files["pings/desktop/ping.yaml"]
    )
    found = resolved(files)
    pages, records = emitted("handbook", registry=found), emitted("record", registry=found)
    assert {page for page in PAGES if page not in pages} == {"disclosure/events.md"}
    for path, text in pages.items():
        for goal in LINK.findall(text):
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), goal.partition("#")[0] or path))
            assert there in pages or goal.startswith("#"), (path, goal)
    desktop = next(one for one in json.loads(records["deletion.json"])["stores"][0]["holds"] if one["of"] == "desktop")
    assert desktop["found_by"] == []
    assert not any("marketing" in text for name, text in records.items() if name.endswith(".csv"))
