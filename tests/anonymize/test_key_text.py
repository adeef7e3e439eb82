"""The text of a key file: what is read, what is refused in which line, and that no problem quotes a line."""

from base64 import b64encode, urlsafe_b64encode
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingreg.anonymize.key_text import keys_in

SECRET = bytes(range(200, 232))
HEX = SECRET.hex()


@pytest.mark.parametrize(
    "secret",
    [
        HEX,
        HEX.upper(),
        b64encode(SECRET).decode(),
        b64encode(SECRET).decode().rstrip("="),
        urlsafe_b64encode(SECRET).decode(),
    ],
)
def test_a_secret_may_be_hex_or_base64(secret: str) -> None:
    keys, problems = keys_in(f"key 2024a {secret}\n")
    assert problems == ()
    assert keys is not None
    assert [key.secret for key in keys.keys] == [SECRET]


def test_days_ids_and_comments_are_read() -> None:
    keys, problems = keys_in(
        f"# ours\r\n\n  key 2024a {HEX}   from 2024-01-01 # first\nkey 2023a {HEX}\nknown browser-1\n"
    )
    assert problems == ()
    assert keys is not None
    assert [(key.id, key.begins) for key in keys.keys] == [("2024a", date(2024, 1, 1)), ("2023a", date.min)]
    assert keys.ids == ("2023a", "2024a", "browser-1")


PROBLEMS = {
    "": "there is no key",
    "# only a comment": "there is no key",
    "known browser-1": "there is no key",
    f"key 2024a {HEX} until 2025-01-01": "line 1: the line has no form",
    f"2024a {HEX}": "line 1: the line has no form",
    "key 2024a": "line 1: the line has no form",
    f"key 2024a {HEX} from 2024-02-30": "line 1: there is no such day",
    f"key 2024a {HEX} from 20240201": "line 1: there is no such day",
    f"key {HEX} 2024a": "line 1: an id has",
    f"key 2024A {HEX}": "line 1: an id has",
    f"key -a {HEX}": "line 1: an id has",
    "\n\nknown a_b": "line 3: an id has",
    f"key 2024a {HEX[:-2]}": "line 1: the secret has 31 bytes, and 32 are the least",
    f"key 2024a {b64encode(SECRET[:31]).decode()}": "line 1: the secret has 31 bytes, and 32 are the least",
    f"key 2024a {HEX}!": "line 1: the secret is neither base64 nor hex",
    f"key 2024a {HEX}\u00e9": "line 1: the secret is neither base64 nor hex",
    f"key 2024a {'0f' * 32}": "line 1: the secret repeats a few bytes",
    f"key 2024a {HEX}\nknown 2024a": "line 2: the id stands in line 1 already",
}


@pytest.mark.parametrize("text", PROBLEMS)
def test_what_is_wrong_is_told_by_its_line(text: str) -> None:
    keys, (problem,) = keys_in(text)
    assert keys is None
    assert problem.startswith(PROBLEMS[text])
    assert HEX[:20] not in problem


def test_every_line_that_is_wrong_is_told() -> None:
    keys, problems = keys_in(f"key 2024a {HEX}\nkey b {HEX[:8]}\nkee c {HEX}\n")
    assert keys is None
    assert [problem.partition(":")[0] for problem in problems] == ["line 2", "line 3"]


@given(words=st.lists(st.text("abc019+/=-_ \u00e9\ud800", min_size=4, max_size=70), max_size=4))
def test_no_problem_quotes_a_line(words: list[str]) -> None:
    _, problems = keys_in("key " + "\nkey ".join(words))
    for problem in problems:
        assert not any(word in problem for line in words for word in line.split() if len(word) > 5)
