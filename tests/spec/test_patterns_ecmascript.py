"""Patterns that are accepted mean the same to ECMAScript, which reads them in JSON Schemas: node is asked."""

import json
import random
import shutil
import subprocess

import pytest
from test_patterns import ACCEPTED

from pingreg.spec.patterns import fault, matches

_NODE = shutil.which("node")
_SCRIPT = """
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(([p, t]) => [new RegExp(p, "u").test(t), new RegExp(p).test(t)])));
"""
_ALPHABET = "abv019-./\\^()[]{}| \n\té€😀"
_PIECES = ("a", "[a-c]", "[^a]", "(?:a|b)", "(a)", "[0-9]", "é", r"\.", r"\\", "[-a]", r"[\]]", r"\/")
_REPEATS = ("", "*", "+", "?", "{2}", "{1,3}")


def drawn() -> list[tuple[str, str]]:
    """The accepted patterns and a few hundred made of pieces, each beside texts from a small alphabet."""
    chance = random.Random(20261124)  # noqa: S311  the same draws every time
    made = ["^" + "".join(chance.choice(_PIECES) + chance.choice(_REPEATS) for _ in range(3)) + "$" for _ in range(300)]
    patterns = [pattern for pattern in (*ACCEPTED, *made) if fault(pattern) is None]
    assert len(patterns) > 250
    return [
        (pattern, "".join(chance.choice(_ALPHABET) for _ in range(chance.randrange(6))))
        for pattern in patterns
        for _ in range(20)
    ]


@pytest.mark.skipif(_NODE is None, reason="node is not installed, and only it reads ECMAScript's patterns")
def test_what_is_accepted_means_the_same_to_ecmascript() -> None:
    cases = drawn()
    done = subprocess.run(
        [str(_NODE), "-e", _SCRIPT], input=json.dumps(cases), capture_output=True, text=True, check=True
    )
    for (pattern, text), (unicode, plain) in zip(cases, json.loads(done.stdout), strict=True):
        assert unicode == matches(pattern, text), (pattern, text)
        assert plain == unicode or any(ord(char) > 0xFFFF for char in text), (pattern, text)
