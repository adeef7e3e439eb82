"""The pages of detectors test themselves: each says why, and every example is found as it says."""

import re

import pytest

from detect.pages import examples, sections
from pingreg.detect.detector import Detector, detectors
from pingreg.detect.search import Search, full_search

each_detector = pytest.mark.parametrize("detector", detectors(), ids=lambda detector: detector.name)


@each_detector
def test_page_is_called_after_the_detector_and_says_why(detector: Detector) -> None:
    first = re.match(r"([a-z0-9-]+): (\S.*[^.\s])\.\n", detector.doc)
    assert first is not None
    assert (first[1], first[2]) == (detector.name, detector.title)
    assert detector.module.rpartition(".")[2] == detector.name.replace("-", "_")
    assert list(sections(detector)) == ["Why", "Examples"]
    assert len(sections(detector)["Why"].split()) >= 15


@each_detector
def test_every_row_of_the_table_is_read_and_one_finds_nothing(detector: Detector) -> None:
    rows = [line for line in sections(detector)["Examples"].splitlines() if line.startswith("|")]
    found = [finds for _, finds in examples(detector)]
    assert len(found) == len(rows) - 2
    assert any(found)
    assert not all(found)


@each_detector
def test_examples_find_what_they_say(detector: Detector) -> None:
    search = Search([detector])
    for text, finds in examples(detector):
        assert tuple(hit.text for hit in search.of_text(text)) == finds, text


@each_detector
def test_the_other_detectors_do_not_take_an_example_away(detector: Detector) -> None:
    search = full_search()
    for text, finds in examples(detector):
        if finds:
            assert [(hit.detector.name, hit.text) for hit in search.of_text(text)] == [(detector.name, *finds)]


def test_names_are_unique_and_every_library_is_installed_here() -> None:
    assert len({one.name for one in detectors()}) == len(detectors())
    assert all(one.is_ready for one in detectors())
    assert {one.name for one in detectors() if one.library} == {"national-id", "phone"}
