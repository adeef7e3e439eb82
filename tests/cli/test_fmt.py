"""`pingreg fmt`, as it is called, on copies of the real registry."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pydantic import BaseModel

from pingreg.cli.main import cli
from pingreg.source.reader import read
from pingreg.spec.base import Spec
from pingreg.spec.layout import kind_of
from pingreg.spec.order import ModelOrder, keys_in_order
from support.minimal import MINIMAL

ROOT = Path(__file__).parents[2]
AREA = "pings/server/site.yaml"


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the real registry, and step beside it."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(ROOT / "registry", tmp_path / "registry"))


def fmt(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["fmt", *arguments])


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_real_registry_is_formatted(copy: Path) -> None:
    done = fmt("--check")
    assert (done.exit_code, done.stdout.startswith("0 not formatted")) == (0, True)
    assert fmt(str(copy)).exit_code == 0
    assert contents(copy).keys() == {copy / file.relative_to(ROOT / "registry") for file in contents(ROOT / "registry")}


def test_what_was_disordered_comes_back_byte_by_byte(copy: Path) -> None:
    before = contents(copy)
    area = copy / AREA
    text = area.read_text("utf-8")
    field = "    id: {of: person, empty: true}\n    owner: iam\n"
    swapped = "    owner: iam\n    id: { of: person,empty: true}  \n"
    assert field in text
    area.write_bytes(text.replace(field, swapped).replace("\n", "\r\n").encode())
    assert fmt("--check").stdout.splitlines()[0] == "not formatted: registry/pings/server/site.yaml"
    assert fmt("--check").exit_code == 1
    shown = fmt("--diff", "registry/pings/server").stdout
    assert "-    owner: iam" in shown.replace("\\r", "")
    assert fmt().stdout.splitlines() == [
        "formatted registry/pings/server/site.yaml",
        "1 formatted, 86 as they should be",
    ]
    assert contents(copy) == before


def test_only_what_is_named_is_formatted(copy: Path) -> None:
    for path in (AREA, "policy.yaml"):
        (copy / path).write_bytes((copy / path).read_bytes() + b"\n\n")
    assert fmt(str(copy / AREA)).stdout.splitlines()[0] == f"formatted registry/{AREA}"
    assert fmt("--check").stdout.splitlines()[0] == "not formatted: registry/policy.yaml"


def test_file_with_a_syntax_error_is_left_and_the_others_are_formatted(copy: Path) -> None:
    (copy / AREA).write_text("fields: [", "utf-8")
    (copy / "policy.yaml").write_bytes((copy / "policy.yaml").read_bytes() + b"\n\n")
    done = fmt()
    assert done.exit_code == 1
    assert "PS102" in done.stdout
    assert "formatted registry/policy.yaml" in done.stdout
    assert (copy / AREA).read_text("utf-8") == "fields: ["


def test_layout_that_is_not_understood_is_left_and_said(copy: Path) -> None:
    text = (copy / AREA).read_text("utf-8") + "...\n"
    (copy / AREA).write_text(text, "utf-8")
    done = fmt()
    assert done.exit_code == 1
    assert f"registry/{AREA} is left as it is: line" in done.stderr
    assert (copy / AREA).read_text("utf-8") == text


def test_links_read_only_files_and_tables_are_left(copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("b:   1\n\n\n", "utf-8")
    (copy / "vocabularies/linked.yaml").symlink_to(other)
    (copy / "contracts/crm.csv").write_text("customer\n", "utf-8")
    closed = copy / "vocabularies/editors.yaml"
    closed.write_bytes(closed.read_bytes() + b"\n\n")
    closed.chmod(0o444)
    done = fmt()
    assert done.exit_code == 1
    assert "vocabularies/linked.yaml" in done.stdout
    assert "editors.yaml is left as it is: it is read-only" in done.stderr
    assert other.read_text("utf-8") == "b:   1\n\n\n"
    table = fmt(str(copy / "contracts/crm.csv"))
    assert (table.exit_code, "left alone: registry/contracts/crm.csv is no YAML" in table.stderr) == (0, True)


def test_modes_of_files_stay(copy: Path) -> None:
    (copy / AREA).write_bytes((copy / AREA).read_bytes() + b"\n")
    (copy / AREA).chmod(0o640)
    assert fmt().exit_code == 0
    assert (copy / AREA).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbfa: 1\n", b"a:\t1\n", b"\xff\n", b"\0", b"a: 1\n" * 2_000_000, b"? a\n: b\n"]
)
def test_odd_bytes_are_a_diagnostic(copy: Path, content: bytes) -> None:
    (copy / AREA).write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-m", "pingreg", "fmt"], cwd=copy.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (copy / AREA).read_bytes() == content


def test_paths_outside_any_registry_are_wrong_usage(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "alone.yaml").write_text("a: 1\n", "utf-8")
    for path, said in (("alone.yaml", "lies in no registry"), ("missing.yaml", "there is no")):
        done = fmt(path)
        assert (done.exit_code, said in done.stderr) == (2, True)
    assert fmt(str(copy)).exit_code == 0


def test_minimal_registry_of_the_tests_says_the_same_when_formatted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path, text in MINIMAL.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    assert fmt().exit_code == 0
    assert {path: read((tmp_path / path).read_bytes(), path).data for path in MINIMAL} == {
        path: read(text.encode(), path).data for path, text in MINIMAL.items()
    }


def _all_models(kind: type[BaseModel]) -> list[type[BaseModel]]:
    found = [inner for sub in kind.__subclasses__() for inner in (sub, *_all_models(sub))]
    return [model for model in found if not model.__name__.startswith("_")]


@pytest.mark.parametrize("model", _all_models(Spec), ids=lambda model: model.__name__)
def test_order_names_only_keys_that_the_model_has(model: type[Spec]) -> None:
    keys = {field.alias or name for name, field in model.model_fields.items() if not field.exclude}
    assert set(keys_in_order(model)) == keys
    assert len(keys_in_order(model)) == len(keys)


def test_names_and_mappings_with_an_unknown_key_keep_their_order() -> None:
    order = ModelOrder([kind_of("pings/server/site.yaml")])
    assert order.ordered(("fields", "owner", "title")) == ("title", "owner", "fields")
    assert order.ordered(("fields", "ownr", "title")) == ("fields", "ownr", "title")
    assert order.inside("fields").ordered(("b", "a")) == ("b", "a")
    assert order.inside("fields").inside("b").ordered(("tier", "count")) == ("count", "tier")
