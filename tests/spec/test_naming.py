"""Names: spelling, distance and did-you-mean."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingreg.naming import case_style, did_you_mean, distance, folded, nearest, one_of, snake_case, words_of


def _by_definition(one: str, two: str) -> int:
    """Optimal string alignment, written as its definition reads."""

    @cache
    def cost(i: int, j: int) -> int:
        if i == 0 or j == 0:
            return i + j
        ways = [cost(i - 1, j) + 1, cost(i, j - 1) + 1, cost(i - 1, j - 1) + (one[i - 1] != two[j - 1])]
        if i > 1 and j > 1 and one[i - 1] == two[j - 2] and one[i - 2] == two[j - 1]:
            ways.append(cost(i - 2, j - 2) + 1)
        return min(ways)

    return cost(len(one), len(two))


_NAMES = st.text(alphabet="abc", max_size=7)


@given(_NAMES, _NAMES, st.integers(min_value=1, max_value=9))
def test_distance_is_what_its_definition_says(one: str, two: str, limit: int) -> None:
    assert distance(one, two, limit=limit) == min(_by_definition(one, two), limit)


@given(_NAMES, _NAMES)
def test_distance_goes_both_ways(one: str, two: str) -> None:
    assert distance(one, two) == distance(two, one)


@pytest.mark.parametrize(
    ("name", "guess"),
    [("ownr", "owner"), ("tiers", "tier"), ("OWNER", "owner"), ("onwer", "owner"), ("purpose", None), ("o", None)],
)
def test_nearest_name_is_what_was_meant(name: str, guess: str | None) -> None:
    assert nearest(name, ("owner", "tier", "title")) == guess


def test_of_equally_near_names_the_first_in_order_is_meant() -> None:
    assert nearest("cat", ("car", "bat")) == "bat"


def test_nothing_is_near_to_nothing() -> None:
    assert nearest("owner", ()) is None
    assert did_you_mean("owner", ()) == ""


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("NumRepositories", "num_repositories"),
        ("PreciseWAUs", "precise_waus"),
        ("WAUs", "waus"),
        ("HTTPServer", "http_server"),
        ("batchChangesUsage", "batch_changes_usage"),
        ("already_snake", "already_snake"),
        ("DAUs", "daus"),
        ("", ""),
    ],
)
def test_name_is_respelt_in_snake_case(name: str, spelt: str) -> None:
    assert snake_case(name) == spelt


@given(st.text(alphabet="abAB01_-", max_size=12))
def test_respelling_twice_changes_nothing(name: str) -> None:
    assert snake_case(snake_case(name)) == snake_case(name)


@given(st.text(alphabet="abAB01_-. ", max_size=12))
def test_a_name_folds_like_its_other_spellings(name: str) -> None:
    assert folded(snake_case(name)) == folded(name)
    assert folded(name.replace("_", "-").upper()) == folded(name)


@pytest.mark.parametrize(
    ("name", "style"),
    [
        ("snake_case", "snake_case"),
        ("kebab-case", "kebab-case"),
        ("camelCase", "camelCase"),
        ("PascalCase", "PascalCase"),
        ("lower", "lower"),
        ("UPPER_CASE", None),
        ("", None),
        ("1st", None),
    ],
)
def test_case_style_is_told(name: str, style: str | None) -> None:
    assert case_style(name) == style


def test_a_long_list_is_cut() -> None:
    assert one_of(["b", "a"]) == "`a`, `b`"
    assert one_of(["a", "b", "c"], most=2) == "`a`, `b` and 1 more"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("userIPAddress", ("user", "ip", "address")),
        ("PreciseWAUs", ("precise", "waus")),
        ("API-key", ("api", "key")),
        ("device_ids", ("device", "ids")),
        ("ipv4 of\u00e9\x00host", ("ipv4", "of", "host")),
        ("", ()),
        ("\ud800", ()),
    ],
)
def test_words_end_at_case_and_at_separators(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words
