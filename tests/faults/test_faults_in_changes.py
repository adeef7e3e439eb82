"""Make every change that went wrong in the field to a copy of the real registry, and demand that `diff` tells of it."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from faults.test_faults import ROOT, copy, plant
from pingreg.cli.main import cli

__all__ = ["copy"]
FAULTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "changes.yaml").read_text("utf-8"))


def diff(base: Path, *arguments: str) -> Result:
    command = ["diff", str(base), "--registry", "registry", "--today", "2026-11-24", *arguments]
    done = CliRunner().invoke(cli, command, env={**os.environ, "PINGREG_CACHE": "off"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['row']}-{fault['fault'].replace(' ', '-')}")
def test_a_change_that_went_wrong_is_told(fault: dict[str, Any], copy: Path) -> None:
    plant(copy, fault["edits"])
    done = diff(ROOT / "registry", "--format", "json")
    found = json.loads(done.stdout)["diagnostics"]
    for severity, codes in (("error", fault.get("expect", ())), ("warning", fault.get("warns", ()))):
        told = [one for one in found if one["severity"] == severity and one["path"] == f"registry/{fault['file']}"]
        assert {*codes} <= {one["code"] for one in told}, found
    if "subject" in fault:
        wanted = (fault.get("expect") or fault["warns"])[0]
        assert fault["subject"] in {one["subject"] for one in found if one["code"] == wanted}, found
    if "at" in fault:
        lines = (copy / fault["file"]).read_text("utf-8").splitlines()
        numbers = {number for number, line in enumerate(lines, 1) if fault["at"] in line}
        wanted = (fault.get("expect") or fault["warns"])[0]
        assert numbers & {one["line"] for one in found if one["code"] == wanted}
    if "fields" in fault:
        assert any(one["remarks"]["touches"].startswith(f"{fault['fields']} fields") for one in found)
    assert done.exit_code == (1 if "expect" in fault else 0)


def test_an_old_registry_that_todays_rules_would_refuse_is_compared_in_peace(copy: Path, tmp_path: Path) -> None:
    """F30: every pull request failed because a newer tool judged what stood there before."""
    old = Path(shutil.copytree(copy, tmp_path / "old"))
    plant(
        old, [{"file": "pings/server/growth.yaml", "replace": "Accounts that were created this month.", "with": "TODO"}]
    )
    checked = CliRunner().invoke(cli, ["check", str(old), "--today", "2026-11-24"])
    assert checked.exit_code == 1
    assert diff(old).output.startswith("no problems")


def test_no_customer_is_named_in_a_comparison(copy: Path) -> None:
    plant(
        copy,
        [
            {
                "file": "policy.yaml",
                "replace": "expired: {grace: 60d, then: critical}",
                "with": "expired: {grace: 90d, then: full}",
            }
        ],
    )
    titles = [
        yaml.safe_load(path.read_text("utf-8"))["title"]
        for path in sorted((ROOT / "registry/contracts").glob("*.yaml"))
    ]
    assert titles
    for form in ("text", "json", "markdown", "github"):
        said = diff(ROOT / "registry", "--format", form).output
        assert not [title for title in titles if title in said]
