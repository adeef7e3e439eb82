"""A baseline lets an old registry in as it is, and afterwards only shrinks."""

from collections.abc import Mapping

from pingreg.cli.judging import judged
from pingreg.lint.baseline import baseline_text
from pingreg.lint.rule import Context, rules
from pingreg.source.cache import NoCache
from pingreg.source.files import contents_of
from pingreg.source.tree import MemoryTree
from support.minimal import TODAY, check, overlay

_OLD = """\
fields:
  PageViews: {count: {event: View, per: week}, description: Visits to the page.}
  ButtonClicks: {count: {event: Click, per: week}, description: Clicks on the button.}
  seats_used: {gauge: {of: seats}, description: Seats that are taken.}
  seats_free: {gauge: {of: seats}, description: TODO}
"""
_WAIVER = """\
# waivers.yaml
- {code: PN101, subject: app/example.seats_used, owner: growth, reason: released so, expires: 2027-06-30}
"""


def _written(files: Mapping[str, str]) -> str | None:
    tree = MemoryTree(files)
    contents, unread = contents_of(tree)
    found = judged(tree, contents, unread, today=TODAY, cache=NoCache())
    assert found.registry is not None
    context = Context(found.registry, found.specs, found.documents, TODAY)
    return baseline_text(found.found, context, rules())


def _entries(text: str | None) -> list[str]:
    assert text is not None
    return [line.strip() for line in text.splitlines() if not line.startswith("#")]


def test_first_baseline_remembers_everything_and_makes_the_check_quiet() -> None:
    files = overlay(_OLD)
    text = _written(files)
    assert _entries(text) == [
        "PD101:",
        '- "app/example.seats_free"',
        "PN101:",
        '- "app/example.seats_free"',
        '- "app/example.seats_used"',
    ]
    assert check({**files, "baseline.yaml": text or ""}) == ()


def test_baseline_does_not_take_up_what_is_new() -> None:
    files = {**overlay(_OLD), "baseline.yaml": "PN101: [app/example.seats_used]\n"}
    assert _entries(_written(files)) == ["PN101:", '- "app/example.seats_used"']
    assert {(one.code, one.subject) for one in check(files)} == {
        ("PD101", "app/example.seats_free"),
        ("PN101", "app/example.seats_free"),
    }


def test_baseline_forgets_what_was_mended() -> None:
    files = {**overlay(_OLD), "baseline.yaml": "PN101: [app/example.seats_used, app/example.gone]\n"}
    assert _entries(_written(files)) == ["PN101:", '- "app/example.seats_used"']
    assert "PG113" in {one.code for one in check(files)}


def test_baseline_leaves_to_waivers_what_they_excuse() -> None:
    assert '- "app/example.seats_used"' not in _entries(_written(overlay(_OLD + _WAIVER)))


def test_baseline_forgets_nothing_while_the_registry_is_unsound() -> None:
    files = {**overlay(_OLD), "baseline.yaml": "PN101: [app/example.seats_used]\n"}
    files["pings/app/example.yaml"] = files["pings/app/example.yaml"].replace("per: week", "per: wek")
    files["pings/app/example.yaml"] = files["pings/app/example.yaml"].replace("seats_used: {gauge", "seats_used: {gage")
    assert _entries(_written(files)) == ["PN101:", '- "app/example.seats_used"']


def test_baseline_that_cannot_be_read_is_not_overwritten() -> None:
    assert _written({**overlay(_OLD), "baseline.yaml": "- PN101\n"}) is None


def test_baseline_of_a_clean_registry_is_empty() -> None:
    text = _written(overlay(""))
    assert _entries(text) == ["{}"]
    assert check({**overlay(""), "baseline.yaml": text or ""}) == ()


def test_errors_of_earlier_stages_are_neither_remembered_nor_excused() -> None:
    files = overlay("owner: nobody\nfields:\n  Views: {gauge: {of: views}, description: Views of the page.}\n")
    assert _entries(_written(files)) == ["{}"]
    remembered = {**files, "baseline.yaml": "PX101: [app/example]\n"}
    assert "PX101" in {one.code for one in check(remembered)}


def test_manifest_sets_severities() -> None:
    manifest = "# pingreg.yaml\nrules: {PN101: warning, PD103: error}\n"
    severities = {one.code: str(one.severity) for one in check(overlay(_OLD + manifest))}
    assert severities == {"PD101": "error", "PN101": "warning"}
