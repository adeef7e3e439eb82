"""CODEOWNERS is read as its host reads it, and what cannot be judged covers nothing."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pingreg.source.code_owners import CodeOwners
from pingreg.spec.code_owners import Host, fault_of, takes

_CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("code_owners.yaml").read_text("utf-8")
)
_OWNERS = ("@o/data", "@o/legal")
_SIGNS = st.sampled_from(
    ["*", "**", "?", "/", "registry", "reviews", ".yaml", "a", "!", "[", "\\", " ", "@o/data", "#"]
)


@pytest.mark.parametrize("host", ["github", "gitlab"])
@pytest.mark.parametrize("case", _CASES["patterns"], ids=lambda case: f"{case['pattern']}-{case['path']}")
def test_a_pattern_takes_what_its_host_says(case: dict[str, Any], host: Host) -> None:
    assert takes(case["pattern"], case["path"], host) == case[host]


@pytest.mark.parametrize("case", _CASES["files"], ids=lambda case: case["it"])
def test_a_path_is_left_to_them_alone(case: dict[str, Any]) -> None:
    file = CodeOwners(case.get("path", ".github/CODEOWNERS"), case["text"], "registry/")
    assert fault_of(file, "registry/reviews/", _OWNERS) == case.get("says", "")


@given(st.lists(_SIGNS, max_size=8).map("".join), st.sampled_from(["a", "b2", "long-name"]))
def test_what_a_pattern_takes_of_all_records_it_takes_of_each(pattern: str, name: str) -> None:
    for host in ("github", "gitlab"):
        answer = takes(pattern, "registry/reviews/", host)
        of_one = takes(pattern, f"registry/reviews/{name}.yaml", host)
        assert answer == "perhaps" or of_one in {answer, "perhaps"}


@given(st.lists(_SIGNS, max_size=8).map("".join), st.lists(_SIGNS, max_size=8).map("".join))
def test_lines_that_come_before_the_last_words_never_undo_them(first: str, second: str) -> None:
    text = f"{first}\n{second}\n/registry/reviews/ @o/data @o/legal\n"
    assert fault_of(CodeOwners(".github/CODEOWNERS", text, "registry/"), "registry/reviews/", _OWNERS) == ""
