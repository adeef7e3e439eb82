"""Preview: what is shown as kept is what the plan keeps, and what is shown as sent is all that may arrive."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pingreg.cli.main import cli
from pingreg.cli.resolving import registry_at
from pingreg.payload.preview import previewed, shape_of
from pingreg.payload.selection import Kept, KeptLeaf, KeptList, KeptMap, KeptObject, Selection
from pingreg.payload.tree import request_tree
from pingreg.resolve.model import FieldName, Registry
from pingreg.spec.policy import Level

ROOT = Path(__file__).parents[2]
INSURER = "b0a7e006-0000-4000-8000-000000000006"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return registry_at(ROOT / "registry")[0]


def shown(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["preview", "--registry", str(ROOT / "registry"), "--at", "2026-11-25", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def leaves(node: Kept) -> set[str]:
    match node:
        case KeptLeaf():
            return {node.leaf.field.name}
        case KeptObject():
            return {name for member in node.members.values() for name in leaves(member)}
        case KeptList():
            return leaves(node.item)
        case KeptMap():
            return leaves(node.value) | ({node.key.name} if node.key else set())
        case _:
            return set()


@pytest.mark.parametrize("level", ["none", "critical", "full"])
@pytest.mark.parametrize("withheld", [(), ("server/initAdmin", "server/repositories.GitDirBytes")])
def test_what_is_shown_as_kept_is_what_the_plan_keeps(
    registry: Registry, level: Level, withheld: tuple[str, ...]
) -> None:
    names = frozenset(map(FieldName, withheld))
    ping = registry.pings["server"]
    fields = previewed(ping, sends="full", keeps=level, withheld=names, version=None)
    kept = {one.field.name for one in fields if one.is_kept and one.is_sent}
    assert kept == leaves(Selection(ping, level, names).of(request_tree(ping)))


@pytest.mark.parametrize("version", [None, "2.0.0", "4.5.1", "5.3.0", "nightly-2023"])
def test_kept_is_sent_or_added(registry: Registry, version: str | None) -> None:
    for one in previewed(
        registry.pings["server"], sends="critical", keeps="full", withheld=frozenset(), version=version
    ):
        assert not one.is_kept or one.is_sent or one.is_added
        assert one.is_sent != one.is_added or not one.is_sent
        assert bool(one.why) is not one.is_kept


def test_a_field_is_sent_from_its_release_on() -> None:
    before, after = (
        json.loads(shown("--population", "unlicensed", "--product-version", version, "--format", "json")[1])["sent"]
        for version in ("5.2.9", "5.3.0")
    )
    assert ("externalURL" in before, "externalURL" in after) == (False, True)


def test_a_switch_sends_less_only_in_its_releases() -> None:
    def sent(version: str) -> int:
        switch = ("--switch", "disableNonCriticalTelemetry", "--product-version", version, "--format", "json")
        found: dict[str, Any] = json.loads(shown("--population", "licensed", *switch)[1])
        return len(found["sent"])

    assert sent("4.5.1") < sent("5.1.0")


def test_an_instance_is_shown_under_its_contract() -> None:
    code, text = shown("--instance", INSURER, "--format", "json", "--product-version", "4.5.1")
    found = json.loads(text)
    assert code == 0
    assert (found["customer"], found["level"], found["reference"]) == (
        "Example Insurer",
        "critical",
        "order form 7, clause 3",
    )
    assert found["withheld"] == ["server/initAdmin"]
    assert "initAdmin" not in found["kept"]
    assert shown("--instance", "7b34b869", "--format", "json", "--product-version", "4.5.1")[1] == text


@pytest.mark.parametrize(
    ("population", "level"),
    [
        ("licensed", "full"),
        ("unlicensed", "full"),
        ("own_cloud", "full"),
        ("unrecognized", "none"),
        ("desktop", "full"),
    ],
)
def test_populations_have_the_level_of_the_policy(population: str, level: str) -> None:
    assert json.loads(shown("--population", population, "--format", "json")[1])["level"] == level


def test_the_page_counts_and_says_why() -> None:
    code, text = shown("--population", "licensed", "--level", "critical", "--product-version", "4.5.1")
    assert code == 0
    assert text.startswith("# Server ping: what an instance of the population `licensed` that runs 4.5.1 sends")
    assert "withheld: above level critical" in text
    assert "3 more added on receipt" in text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "say whose"),
        (("--population", "licenced"), "did you mean `licensed`"),
        (("--instance", "nobody"), "no instance on file"),
        (("--population", "licensed", "--switch", "update.chanel"), "did you mean `update.channel`"),
        (("serve", "--population", "licensed"), "did you mean `server`"),
        (
            ("--population", "licensed", "--product-version", "nightly-2023"),
            "by `semver`, the version scheme of `server`",
        ),
        (("--population", "licensed", "--product-version", "v4.5.1"), "such as 4.5.1"),
        (("--population", "licensed", "--product-version", ""), "cannot be ordered"),
    ],
)
def test_a_mistake_is_told_with_a_way_out(arguments: tuple[str, ...], says: str) -> None:
    code, text = shown(*arguments)
    assert (code, says in text) == (2, True), text


def test_a_ping_without_a_scheme_takes_any_version() -> None:
    code, text = shown("desktop", "--population", "desktop", "--product-version", "2023.03.23+205301.ca3646")
    assert (code, "that runs 2023.03.23" in text) == (0, True), text


def test_a_shape_nests_as_a_payload_does(registry: Registry) -> None:
    ping = registry.pings["server"]
    shape = shape_of(ping.fields, {field.name: field.type for field in ping.fields})
    assert shape["searchUsage"]["Daily"][0]["Literal"]["UserCount"] == "integer"
    assert shape["extsvcs"] == ["string"]
