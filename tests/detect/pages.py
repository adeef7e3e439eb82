"""The page of a detector: its sections, and the rows of its table of examples."""

import json
import re
from collections.abc import Iterator

from pingreg.detect.detector import Detector

_SECTION = re.compile(r"^## (\w+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `(.*?)` \| (?:`(.*?)`|nothing) \|$", re.MULTILINE)


def sections(detector: Detector) -> dict[str, str]:
    """Split the page at its headings."""
    return dict(_SECTION.findall(detector.doc))


def examples(detector: Detector) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Read the rows of the table: a text, and what is found in it."""
    for text, finds in _ROW.findall(sections(detector)["Examples"]):
        yield json.loads(text), (json.loads(finds),) if finds else ()
