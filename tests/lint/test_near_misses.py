"""The finder of near misses agrees with comparing every pair, and its cost does not grow with the pairs."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pingreg.lint.rules.pn103_name_near_miss import near_misses
from pingreg.naming import distance

_WORDS = st.sampled_from(["workspace", "project", "comment", "branch", "open", "Count"])
_EDITS = st.sampled_from(["", "x", "w", "o"])


@st.composite
def _names(draw: st.DrawFn) -> str:
    """Draw a name of few words, then perhaps put a letter in, take one out, or swap two."""
    letters = "".join(draw(st.lists(_WORDS, min_size=1, max_size=2)))
    at = draw(st.integers(0, len(letters)))
    match draw(st.integers(0, 3)):
        case 0:
            return letters[:at] + draw(_EDITS) + letters[at:]
        case 1:
            return letters[:at] + draw(_EDITS) + letters[at + 1 :]
        case 2:
            return letters[:at] + letters[at : at + 2][::-1] + letters[at + 2 :]
        case _:
            return letters


def _is_near(one: str, two: str) -> bool:
    return distance(one.lower(), two.lower(), limit=2) == 1


@given(st.lists(_names().filter(lambda name: len(name) >= 6), unique_by=str.lower, max_size=3))
def test_of_any_three_names_every_near_miss_is_found(names: list[str]) -> None:
    near = [(one, two) for one, two in combinations(names, 2) if distance(one.lower(), two.lower(), limit=2) == 1]
    found = list(near_misses(names))
    assert set(found) <= set(near)
    # A letter of a short word of its own (`openCount`, `opexCount`) is the one thing that is left out on purpose.
    assert {two for one, two in near if len(one) != len(two) or "Count" not in one} <= {two for _, two in found}


def test_a_series_is_no_slip_however_long() -> None:
    letters = "abcdefghijklmnopqrst"
    names = [f"weekly{a}{b}{c}{d}clicks" for a in letters for b in letters for c in letters for d in letters[:5]]
    assert list(near_misses(names)) == []


def test_the_first_of_several_near_names_is_named() -> None:
    found = list(near_misses(["comments", "coments", "commments"]))
    assert found == [("comments", "coments"), ("comments", "commments")]
