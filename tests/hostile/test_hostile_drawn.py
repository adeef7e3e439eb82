"""Any bytes as a registry: drawn from nothing, from a grammar of our own words, and by breaking what is sound."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hostile.conftest import Sandbox
from support.minimal import AREA, MINIMAL

DAY = "--today=2026-11-24"
REGISTRY = Path(__file__).parents[2] / "registry"
FILES = sorted(MINIMAL)
WORDS = st.sampled_from(
    [
        *("pingreg", "name", "title", "docs", "url", "contracts", "committed", "rules", "tiers", "critical", "product"),
        *(
            "from_level",
            "purposes",
            "also",
            "approvers",
            "admits",
            "populations",
            "when",
            "hosting",
            "events",
            "levels",
        ),
        *("ping_rules", "otherwise", "unknown", "switches", "stores", "owner", "tier", "category", "since", "at"),
        *("request", "warehouse", "each", "except", "fields", "description", "count", "event", "per", "day", "gauge"),
        *("distinct", "of", "label", "values", "flag", "text", "pattern", "max_length", "min", "max", "repeated"),
        *("anonymize", "hmac", "round", "digits", "deprecated", "use", "in", "removed", "because", "expires", "never"),
        *("exception", "basis", "review_by", "as", "into", "row", "join", "difference", "complete", "keys", "first"),
        *("snake_case", "periods", "none", "full", "user.behavior", "growth", "platform", "1", "-1", "1.5", "true"),
        *("null", "[]", "{}", "''", "$v", "$$", "$v.f", '"[].*"', '"*.x"', "2027-06-30", '">=1.0, <2.0"', "30m"),
        *("actions", "metadata", "private_metadata", "approved_by", "feature", "action", "sent", "marketing", "opened"),
        *("identity", "license", "site", "endpoint", "event.feature", "event", "'*'", '"a.*.="', '"="', '"event.*"'),
        '"^[a-z]{1,9}$"',
    ]
)
VALUES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(WORDS, inner), max_size=4).map(
            lambda items: f"{{{', '.join(f'{k}: {v}' for k, v in items)}}}"
        )
    ),
    max_leaves=12,
)
TEXTS = st.lists(st.tuples(WORDS, VALUES), max_size=6, unique_by=lambda item: item[0]).map(
    lambda items: "".join(f"{key}: {value}\n" for key, value in items)
)


def checked(make: Callable[[], Sandbox], files: dict[str, bytes]) -> None:
    sandbox = make()
    sandbox.fill(files)
    code, _ = sandbox.run("check", "registry", "--format", "json", DAY, "--no-cache")
    assert code in {0, 1}


def minimal() -> dict[str, bytes]:
    return {path: text.encode() for path, text in MINIMAL.items()}


@settings(max_examples=40)
@given(path=st.sampled_from(FILES), content=st.binary(max_size=200))
def test_any_bytes(make_sandbox: Callable[[], Sandbox], path: str, content: bytes) -> None:
    checked(make_sandbox, minimal() | {path: content})


@settings(max_examples=60)
@given(path=st.sampled_from(FILES), text=TEXTS)
def test_words_of_the_language_in_any_order(make_sandbox: Callable[[], Sandbox], path: str, text: str) -> None:
    checked(make_sandbox, minimal() | {path: text.encode()})


@settings(max_examples=60)
@given(value=VALUES, line=st.integers(0, 200), path=st.sampled_from(FILES))
def test_one_value_replaced(make_sandbox: Callable[[], Sandbox], value: str, line: int, path: str) -> None:
    lines = MINIMAL[path].split("\n")
    at = line % len(lines)
    lines[at] = f"{lines[at].partition(':')[0]}: {value}"
    checked(make_sandbox, minimal() | {path: "\n".join(lines).encode()})


def broken(content: bytes, data: st.DataObject) -> bytes:
    """Flip, cut, double or swap a few pieces of a file."""
    at = st.integers(0, max(0, len(content) - 1))
    for _ in range(data.draw(st.integers(1, 3))):
        one, two = sorted((data.draw(at), data.draw(at)))
        lines = content.splitlines(keepends=True) or [b""]
        first, second = one % len(lines), two % len(lines)
        match data.draw(st.sampled_from(["flip", "cut", "double", "swap", "drop", "indent"])):
            case "flip":
                content = content[:one] + bytes([data.draw(st.integers(0, 255))]) + content[one + 1 :]
            case "cut":
                content = content[:one] + content[min(two, one + 20) :]
            case "double":
                content = content[:two] + content[one : one + 200] + content[two:]
            case "swap":
                lines[first], lines[second] = lines[second], lines[first]
                content = b"".join(lines)
            case "drop":
                content = b"".join(lines[:first] + lines[first + 1 :])
            case _:
                content = b"".join([*lines[:first], b"  ", *lines[first:]])
    return content


@settings(max_examples=60)
@given(path=st.sampled_from(FILES), data=st.data())
def test_a_small_registry_broken(make_sandbox: Callable[[], Sandbox], path: str, data: st.DataObject) -> None:
    files = minimal()
    checked(make_sandbox, files | {path: broken(files[path], data)})


@settings(max_examples=4)
@given(data=st.data())
def test_the_real_registry_broken(make_sandbox: Callable[[], Sandbox], data: st.DataObject) -> None:
    files = {path.relative_to(REGISTRY).as_posix(): path.read_bytes() for path in sorted(REGISTRY.rglob("*.yaml"))}
    for path in data.draw(st.lists(st.sampled_from(sorted(files)), min_size=3, max_size=8, unique=True)):
        files[path] = broken(files[path], data)
    checked(make_sandbox, files)


@settings(max_examples=20)
@given(data=st.data())
def test_a_broken_area_still_leaves_the_other_commands_in_order(
    make_sandbox: Callable[[], Sandbox], data: st.DataObject
) -> None:
    files = minimal()
    sandbox = make_sandbox()
    sandbox.fill(files | {AREA: broken(files[AREA], data)})
    sandbox.run("generate", "json-schema", "bigquery", "--out", str(sandbox.out), "--registry", "registry", DAY)
    sandbox.run("explain", "app/example.Clicks", "--registry", "registry")
