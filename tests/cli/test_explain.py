"""`pingreg explain` through the command line."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pingreg.anonymize.method import Method, methods
from pingreg.cli.main import cli
from pingreg.detect.detector import detectors
from support.minimal import MINIMAL

REGISTRY = str(Path(__file__).parents[2] / "registry")


TERMS = {
    "bank": "{from: 2025-01-01, pings: full, events: none, reference: order form 1}",
    "mill": "{from: 2025-01-01, pings: full, events: none, withhold: [app/example.Clicks], reference: order form 2}",
    "school": "{from: 2025-01-01, pings: none, events: none, reference: order form 3}",
    "shop": "{from: 2025-01-01, pings: critical, events: none, reference: order form 4}",
}
"""Contracts, each with one term that holds on any day from then on."""


def explain(subject: str, registry: str = REGISTRY) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["explain", subject, "--registry", registry])
    return done.exit_code, done.output


def row(text: str, label: str) -> str:
    """Give what stands in a row, without the line that it comes from; a long one goes on below its label."""
    first = text.index(f"\n  {label} ") + 1
    lines = text[first:].splitlines()
    rest = [line for line in lines[1:] if line.startswith(" " * 15)]
    return " ".join(line[15:63].strip() for line in (lines[0], *rest))


def registry_in(folder: Path, contracts: Iterable[str]) -> str:
    terms = {f"contracts/{name}.yaml": TERMS[name] for name in contracts}
    texts = {
        path: f"title: X\nhosting: self_hosted\nsites: [{path}]\nterms: [{term}]\n" for path, term in terms.items()
    }
    for path, text in {**MINIMAL, **texts}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return str(folder)


def test_a_field_says_where_each_value_comes_from() -> None:
    code, text = explain("server/batchChangesUsage.BatchChangesCount")
    assert code == 0
    for label, place in (
        ("owner", "batch_changes.yaml:"),
        ("recipients", "ping.yaml:"),
        ("tier", "batch_changes.yaml:"),
    ):
        (line,) = (line for line in text.splitlines() if line.startswith(f"  {label} "))
        assert place in line


@pytest.mark.parametrize("subject", ["PS110", "ps110", "ambiguous-scalar"])
def test_a_rule_is_found_by_code_and_by_name(subject: str) -> None:
    code, text = explain(subject)
    assert code == 0
    assert "## Why" in text


@pytest.mark.parametrize(
    ("subject", "fields"),
    [("server/act.DAUs", 5), ("site_activity.MAUs", 5), ("server/own", 14), ("searchUsage", 354), ("desktop/app", 6)],
)
def test_a_path_of_either_shape_lists_the_fields_below_it(subject: str, fields: int) -> None:
    code, text = explain(subject)
    assert code == 0
    assert f"{fields} fields" in text.splitlines()[0]


@pytest.mark.parametrize(
    "subject", ["area", "envelope", "feature", "field", "manifest", "ping", "policy", "team", "vocabulary", "waiver"]
)
def test_a_kind_of_file_lists_its_keys(subject: str) -> None:
    code, text = explain(subject)
    assert code == 0
    assert "keys:" in text


def test_a_typo_gets_a_guess() -> None:
    code, text = explain("server/initAdmn")
    assert code == 2
    assert "did you mean `server/initAdmin`" in text


@pytest.mark.parametrize("method", methods(), ids=lambda method: method.name)
def test_a_method_shows_its_page_its_parameters_and_its_exposure(method: Method) -> None:
    code, text = explain(method.name)
    assert code == 0
    assert text.startswith(method.doc.strip())
    facts = text.removeprefix(method.doc.strip())
    assert f"at most {method.exposure}" in facts
    for name in method.parameters.model_fields:
        assert f"  {name} " in facts


def test_a_typo_in_the_name_of_a_method_gets_a_guess() -> None:
    code, text = explain("truncate_ipp")
    assert code == 2
    assert "did you mean `truncate_ip`" in text


def test_a_feature_lists_its_actions_with_their_values_and_reasons() -> None:
    code, text = explain("events/cody.completion")
    assert code == 0
    assert "accepted  events/cody.completion.yaml:" in text.replace("registry/", "")
    assert "lineCount" in text
    assert "It may leave because acceptance differs" in text
    assert "lineCount" not in explain("events/cody.completion/*")[1]


def test_a_value_of_an_event_says_where_it_comes_from_and_why_it_may_leave() -> None:
    code, text = explain("events/cody.completion/*/languageId")
    assert code == 0
    for label, place in (("recipients", "envelope.yaml:"), ("owner", "cody.completion.yaml:"), ("because", ".yaml:")):
        (line,) = (line for line in text.splitlines() if line.startswith(f"  {label} "))
        assert place in line
    assert "tier" not in text


@pytest.mark.parametrize("subject", ["events", "events/event.user.user_id", "cody.command.fix/executed"])
def test_all_events_and_a_field_of_the_envelope_are_explained_too(subject: str) -> None:
    code, text = explain(subject)
    assert code == 0
    assert "cody.command.fix" in text or "Number of the account" in text


def test_a_typo_in_a_feature_gets_a_guess() -> None:
    code, text = explain("events/cody.completoin")
    assert code == 2
    assert "did you mean `events/cody.completion`" in text


POPULATIONS = "kept of own_cloud, desktop, unlicensed, licensed; withheld of unrecognized"


@pytest.mark.parametrize(
    ("contracts", "said"),
    [
        ((), "no contract, for there is none"),
        (("bank",), "1 of 1 contract"),
        (("school",), "0 of 1 contract, withheld under 1 (1 none)"),
        (tuple(TERMS), "1 of 4 contracts, withheld under 3 (1 by name, 1 critical, 1 none)"),
    ],
    ids=["none", "keeps all", "keeps nothing", "one of each"],
)
def test_a_field_says_under_how_many_contracts_it_is_kept(
    tmp_path: Path, contracts: tuple[str, ...], said: str
) -> None:
    code, text = explain("app/example.Clicks", registry_in(tmp_path, contracts))
    assert code == 0
    assert row(text, "kept under") == f"{said}; {POPULATIONS}"
    assert not any(name in text for name in (*TERMS, "order form"))
    (line,) = (line for line in text.splitlines() if line.startswith("  kept under "))
    assert "policy.yaml:" in line


def test_a_ping_says_what_it_is_joined_with() -> None:
    code, text = explain("desktop")
    assert code == 0
    line = text.splitlines()[-1]
    assert line.startswith("    desktop/site  pseudonym of an organisation; with events/")
    assert line.endswith("server/site, the contracts on file")


@pytest.mark.parametrize("name", [one.name for one in detectors()])
def test_a_detector_is_explained_by_its_page(name: str) -> None:
    code, text = explain(name)
    assert code == 0
    assert text.startswith(f"{name}: ")
    assert "  looks into   " in text
