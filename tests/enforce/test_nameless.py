"""A ping without an identity: nobody is known by it, so nothing of it is kept."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pingreg import Enforcer
from pingreg.emit.handbook.overview import overview
from pingreg.emit.record.assessment import assessment
from pingreg.payload.preview import previewed
from pingreg.payload.reaching import Reaches
from support.enforced import FILES, KEY_TEXT, KEYS, bytes_under, command, line, run
from support.minimal import overlay, resolved
from support.nameless import survey

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
BLOCK = survey("os: {label: {values: [linux, windows]}, description: What the app runs on.}")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in overlay(BLOCK, FILES).items():
        (tmp_path / "registry" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "registry" / path).write_text(text, "utf-8")
    (tmp_path / "keys").write_text(KEY_TEXT)
    (tmp_path / "keys").chmod(0o600)
    return tmp_path / "registry"


@pytest.mark.parametrize(
    "payload", [{"os": "linux"}, {"site": "full-site", "licenseKey": "full-key", "os": "linux"}, {}]
)
def test_nothing_of_it_is_kept_whoever_it_says_it_is(root: Path, payload: dict[str, str]) -> None:
    verdict = Enforcer(root, keys=KEYS, stream="survey").enforce(line(payload), NOW)
    assert (verdict.outcome, verdict.kept, verdict.problems) == ("withheld", None, ())
    assert verdict.standing is not None
    assert "names neither a license nor a site" in verdict.standing.clause


def test_a_stream_of_them_leaves_no_byte_behind(root: Path, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(line({"os": "linux-marker"}) * 3 + b"{not json\n")
    arguments = command(root.parent, [tmp_path / "in"], tmp_path / "out")
    arguments[4] = "survey"
    done = run(arguments)
    assert done.returncode == 0, done.stderr
    assert not [path for path, content in bytes_under(tmp_path / "out").items() if b"linux-marker" in content]


def test_what_is_said_of_it_agrees() -> None:
    registry = resolved(overlay(BLOCK, FILES))
    ping = registry.pings["survey"]
    (field,) = ping.fields
    reach = Reaches(registry, on=NOW.date()).of(field)
    assert (reach.kept, set(reach.withheld), set(reach.populations.values())) == (0, {"nameless"}, {False})
    assert not any(reach.levels.values())
    (shown,) = previewed(ping, sends="full", keeps="full", withheld=frozenset(), version=None)
    assert (shown.is_sent, shown.is_kept) == (True, False)


def test_its_page_says_so() -> None:
    view = overview(resolved(overlay(BLOCK, FILES)), root="registry")
    facts = {fact.label: fact.text for one in view.pings for fact in one.facts if one.title == "Survey ping"}
    assert facts["Names the instance by"].startswith("nothing: the answers are only ever counted. ")
    assert facts["Of each request"] == "the address is discarded, the agent is discarded, the arrival is discarded"


def test_an_assessment_ties_it_to_nothing() -> None:
    joins = assessment(resolved(overlay(BLOCK, FILES))).joins
    tied = {field.ping for join in joins for field in (join.field, *join.others)}
    assert tied == {"app", "events"}
