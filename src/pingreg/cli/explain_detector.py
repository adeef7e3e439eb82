"""Explain a detector: its page, and where it looks."""

from collections.abc import Iterator

import click

from pingreg.detect.detector import Detector, detectors


def detector_lines(name: str) -> Iterator[str]:
    """Explain the detector of that name; no line where there is none."""
    for detector in detectors():
        if detector.name == name:
            yield detector.doc.strip()
            yield ""
            yield from _facts(detector)


def _facts(detector: Detector) -> Iterator[str]:
    where = "texts that are nothing else" if detector.is_whole else "anywhere in a text"
    numbers = ", and numbers in JSON" if detector.of_number is not None else ""
    yield click.style("facts:", bold=True)
    yield f"  {'kind':<12} {detector.kind}"
    yield f"  {'looks into':<12} {where}{numbers}"
    if detector.library is not None:
        state = "installed" if detector.is_ready else "not installed: `pip install 'pingreg[scan]'`"
        yield f"  {'needs':<12} {detector.library} ({state})"
