"""`pingreg status` through the command line, and where contracts are read from."""

import csv
import hashlib
import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pingreg.cli.main import cli
from support.payloads import copied_registry

ROOT = Path(__file__).parents[2]
DAY = ("--at", "2026-11-24")


def run(*arguments: str, columns: int = 100) -> Result:
    done = CliRunner().invoke(cli, [*arguments], env={"PINGREG_CACHE": "off", "COLUMNS": str(columns)})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copied_registry(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "registry"


def lines(*arguments: str, kind: str = "instances") -> list[dict[str, Any]]:
    done = run("status", *DAY, "--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)[kind]
    return found


@pytest.mark.usefixtures("copy")
def test_every_instance_has_a_line_that_says_why() -> None:
    found = lines()
    assert [one["customer"] for one in found] == sorted(one["customer"] for one in found)
    assert all(one["clause"] for one in found)
    (production, staging) = (one for one in found if one["customer"] == "example-insurer")
    assert (production["kept"], production["sent"], production["changes"]) == ("critical", "critical", "2027-07-01")
    assert (production["withheld"], production["reference"]) == (["server/initAdmin"], "order form 7, clause 3")
    assert (production["environment"], staging["environment"]) == ("production", "staging")
    assert production["license"] == hashlib.sha256(b"example-insurer-key").hexdigest()[:8]


@pytest.mark.usefixtures("copy")
def test_populations_stand_for_instances_under_no_contract() -> None:
    kept = {one["population"]: (one["kept"], one["events"]) for one in lines(kind="populations")}
    assert kept == {"desktop": ("full", "none"), "unlicensed": ("full", "v2"), "unrecognized": ("none", "none")}


@pytest.mark.usefixtures("copy")
def test_lines_are_chosen_by_customer_level_and_day() -> None:
    assert {one["customer"] for one in lines("--customer", "Example Insurer")} == {"example-insurer"}
    assert [one["customer"] for one in lines("--level", "none")] == ["example-ministry"]
    assert [one["kept"] for one in lines("--customer", "example-insurer", "--at", "2025-06-30")] == ["full", "full"]
    done = run("status", "--customer", "insurer")
    assert (done.exit_code, "`example-insurer`" in done.output) == (2, True)


def test_what_was_seen_tells_version_silence_and_strangers(copy: Path) -> None:
    (copy.parent / "seen.csv").write_text(
        "last_seen,plan,site,version\n"
        "2026-11-01T10:00:00Z,x,b0a7e006-0000-4000-8000-000000000006,4.5.1\n"
        "2026-10-01,x,b0a7e006-0000-4000-8000-000000000006,4.5.0\n"
        "2026-11-20,x,b0a7e007-0000-4000-8000-000000000007,5.0.0\n"
        "yesterday,x,f00d0001,insiders\n"
    )
    arguments = ("--seen", "seen.csv", "--customer", "example-insurer")
    production, staging = lines(*arguments)
    assert (production["version"], production["silent_days"], production["sent"]) == ("4.5.1", 23, "critical")
    assert (staging["sent"], staging["silent_days"]) == ("full", 4)
    done = run("status", *DAY, "--seen", "seen.csv", "--format", "json")
    (stranger,) = json.loads(done.stdout)["not_on_file"]
    assert (stranger["site"], stranger["kept"], stranger["last_seen"]) == ("f00d0001", "none", None)
    assert "on no contract" in stranger["clause"]
    assert "seen.csv: row 4" in done.stderr
    assert "yesterday" not in done.output


@pytest.mark.usefixtures("copy")
def test_text_is_aligned_and_not_wider_than_a_page() -> None:
    done = run("status", *DAY)
    head, *rest = done.stdout.splitlines()
    assert max(map(len, (head, *rest))) <= 100
    table = [line for line in (head, *rest) if line and not line.startswith(" ") and "instances on file" not in line]
    column = head.index("kept")
    assert all(line[column - 1] == " " and line[column] != " " for line in table)
    assert rest[-1] == "10 instances on file on 2026-11-24: 7 full, 2 critical, 1 none"
    assert "\x1b" not in done.stdout


@pytest.mark.usefixtures("copy")
def test_the_population_has_a_column_where_there_is_room_and_else_stands_below() -> None:
    wide, narrow = (run("status", *DAY, columns=columns).stdout.splitlines() for columns in (120, 100))
    assert max(map(len, wide)) <= 120
    column = wide[0].index("population")
    assert {line[column:].split()[0] for line in wide if "  self_hosted  " in line} == {
        *("licensed", "desktop", "unrecognized", "unlicensed"),
    }
    assert not any("population licensed; term" in line for line in wide)
    assert "population" not in narrow[0]
    assert sum("population licensed; term" in line for line in narrow) == 5
    assert not any("population licensed; population" in line for line in narrow)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-11-22", "2026-11-23, 1 day later"),
        ("2026-11-23", "2026-11-23, on the same day"),
        ("2026-11-24", "2026-11-23, 1 day ago"),
        ("2026-11-25", "2026-11-23, 2 days ago"),
        ("2026-10-29", "2026-11-23, 25 days later"),
    ],
)
def test_how_long_ago_an_instance_was_heard_is_said_in_words(copy: Path, day: str, says: str) -> None:
    (copy.parent / "seen.csv").write_text("site,version,last_seen\nb0a7e004-0000-4000-8000-000000000004,,2026-11-23\n")
    done = run("status", "--customer", "example-brewery", "--seen", "seen.csv", "--at", day)
    assert f"last seen {says}, version not known" in " ".join(done.stdout.split())
    assert f"\n1 instance on file on {day}: " in done.stdout


@pytest.mark.usefixtures("copy")
def test_csv_holds_what_json_holds() -> None:
    rows = list(csv.DictReader(io.StringIO(run("status", *DAY, "--format", "csv").stdout)))
    found = [one for kind in ("instances", "populations") for one in lines(kind=kind)]
    assert [(row["customer"], row["kept"], row["clause"]) for row in rows] == [
        (one["customer"] or "", one["kept"], one["clause"]) for one in found
    ]


def test_a_title_that_a_spreadsheet_would_run_is_quoted(copy: Path) -> None:
    file = copy / "contracts" / "example-bakery.yaml"
    file.write_text(file.read_text().replace("Example Bakery", "=cmd()"))
    assert ',"\'=cmd()",' in run("status", *DAY, "--format", "csv").stdout


TABLE = (
    "customer,title,hosting,license_key_sha256,created,tags,environment,sites,from,until,pings,events,withhold,reference"
    "\nbank,Bank,managed,,,,,site-one,2026-01-01,,critical,none,,order form 6\n"
)


def names() -> list[str]:
    return [one["customer"] for one in lines()]


def test_contracts_may_lie_outside_and_be_a_table(copy: Path) -> None:
    manifest = copy / "pingreg.yaml"
    deals = copy.parent / "deals"
    (copy / "contracts").rename(deals)
    assert run("check", "registry").exit_code == 1
    for written in ("../deals", "'../deals'", '"../deals" # theirs'):
        manifest.write_text(_manifest(written))
        assert len(names()) == 10
    (copy.parent / "crm export.csv").write_text(TABLE)
    manifest.write_text(_manifest("../crm export.csv"))
    assert names() == ["bank"]
    assert run("check", "registry").exit_code == 0
    assert len(lines("--contracts", "deals")) == 10


def _manifest(contracts: str) -> str:
    text = (ROOT / "registry/pingreg.yaml").read_text()
    return text.replace("contracts: contracts", f"contracts: {contracts}")


def test_a_mistake_in_contracts_from_elsewhere_is_shown_where_it_lies(copy: Path) -> None:
    (copy.parent / "crm.csv").write_text(TABLE.replace("critical", "criticl"))
    done = run("check", "registry", "--contracts", "crm.csv", "--format", "json")
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert (found["code"], found["path"], found["line"]) == ("PM104", "crm.csv", 2)
    assert "order form" not in run("check", "registry", "--contracts", "crm.csv").output


@pytest.mark.parametrize("written", ["../nowhere", "x" * 300, "/etc", "policy.yaml"])
def test_contracts_that_are_not_there_are_an_error(copy: Path, written: str) -> None:
    (copy / "pingreg.yaml").write_text(_manifest(written))
    done = run("check", "registry")
    assert (done.exit_code, "PS115" in done.output, f"`{written}`" in done.output) == (1, True, True)


def test_a_registry_may_have_no_contracts(copy: Path) -> None:
    shutil.rmtree(copy / "contracts")
    (copy / "pingreg.yaml").write_text(_manifest("x").replace("contracts: x\n", ""))
    assert run("check", "registry").exit_code == 0
    assert names() == []
    assert run("status", "--contracts", "nowhere").exit_code == 2


def test_a_link_among_contracts_is_refused(copy: Path) -> None:
    shutil.copytree(copy / "contracts", copy.parent / "deals")
    (copy.parent / "deals" / "linked.yaml").symlink_to(copy / "policy.yaml")
    done = run("check", "registry", "--contracts", "deals")
    assert (done.exit_code, "PS113" in done.output, "deals/linked.yaml" in done.output) == (1, True, True)


@pytest.mark.parametrize("written", ["../deals", "../crm.csv"])
def test_contracts_at_a_git_ref_are_those_of_the_ref(copy: Path, written: str) -> None:
    (copy / "contracts").rename(copy.parent / "deals")
    (copy.parent / "crm.csv").write_text(TABLE)
    (copy / "pingreg.yaml").write_text(_manifest(written))
    git = ("git", "-C", str(copy.parent), "-c", "user.name=x", "-c", "user.email=x@example.com")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *arguments], check=True)
    broken = copy.parent / "deals" / "example-bakery.yaml"
    broken.write_text(broken.read_text().replace("pings: full", "pings: ful"))
    (copy.parent / "crm.csv").write_text(TABLE.replace("critical", "criticl"))
    assert run("check", "registry", "--today", "2026-11-24").exit_code == 1
    assert run("check", "registry", "--today", "2026-11-24", "--ref", "HEAD").exit_code == 0


def test_the_verdict_that_is_remembered_is_that_of_these_contracts(copy: Path, tmp_path: Path) -> None:
    environment = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PINGREG_CACHE": "on"}
    for text, code in ((TABLE, 0), (TABLE.replace("critical", "criticl"), 1), (TABLE, 0)):
        (copy.parent / "crm.csv").write_text(text)
        done = CliRunner().invoke(cli, ["check", "registry", "--contracts", "crm.csv"], env=environment)
        assert done.exit_code == code, done.output
