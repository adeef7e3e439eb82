"""Which words call something anonymous, and which only look like it."""

from pathlib import Path
from time import monotonic

import pytest
import yaml

from pingreg.resolve.saying import claim_in

CASES = yaml.safe_load((Path(__file__).parent / "said.yaml").read_text("utf-8"))


@pytest.mark.parametrize("text", CASES["claimed"])
def test_it_is_claimed(text: str) -> None:
    assert claim_in(text)


@pytest.mark.parametrize("text", CASES["harmless"])
def test_nothing_is_claimed(text: str) -> None:
    assert claim_in(text) == ""


@pytest.mark.parametrize(
    "part", ["anonymous ", "not ", "_", "\u0301", "\u00ad", "cannot ever ", "not anonymous ", "anonymous user "]
)
def test_a_megabyte_takes_no_time(part: str) -> None:
    began = monotonic()
    claim_in("anonym" + part * (1_000_000 // len(part)))
    assert monotonic() - began < 10
