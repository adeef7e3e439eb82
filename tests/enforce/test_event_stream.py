"""Events of the real registry: what each example contract lets through, and what never gets anywhere."""

import copy
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pingreg.enforce.engine import Engine
from pingreg.enforce.routers import router_of
from support.enforced import run
from support.payloads import REGISTRY, real_registry

Json = Any
DAY = "2026-11-25"
MOMENT = f"{DAY}T10:00:00Z"
CANARY = "Kanarienvogel7f3a"
ACCEPTED = json.loads((REGISTRY / "events/examples/valid/completion_accepted.json").read_text("utf-8"))
OWN_CLOUD = "c10dd0e1-0000-4000-8000-000000000001"
MARKETING = {"url": f"https://example.org/{CANARY}", "cohort_id": CANARY, "device_session_id": CANARY}
# who sends: the license, the instance; whether events of Cody, of other features, and marketing are kept
SENDERS: dict[str, tuple[str | None, str, bool, bool, bool]] = {
    "own cloud": (None, OWN_CLOUD, True, True, True),
    "managed, agreement signed": ("example-airline-key", "b0a7e002-0000-4000-8000-000000000002", True, True, False),
    "managed, no agreement": ("example-bakery-key", "b0a7e003-0000-4000-8000-000000000003", True, False, False),
    "self-hosted": ("demo-licence", "9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14", True, True, False),
    "self-hosted, older license": ("example-brewery-key", "b0a7e004-0000-4000-8000-000000000004", True, False, False),
    "self-hosted, export disabled": (
        "example-hospital-key",
        "b0a7e005-0000-4000-8000-000000000005",
        True,
        False,
        False,
    ),
    "self-hosted, none agreed": ("example-insurer-key", "b0a7e006-0000-4000-8000-000000000006", False, False, False),
    "self-hosted, air-gapped": ("example-ministry-key", "b0a7e008-0000-4000-8000-000000000008", False, False, False),
    "license on no file": ("nobody-knows-this-key", "unheard-of", False, False, False),
    "license of one, site of another": ("demo-licence", "b0a7e008-0000-4000-8000-000000000008", False, False, False),
    "license on no file, in the own cloud": ("nobody-knows-this-key", OWN_CLOUD, False, False, False),
    "no license": (None, "unheard-of", True, True, False),
}
FEATURES = (("cody.completion", "accepted"), ("cody.chat-question", "submitted"), ("blob.codeintel", "definition"))


def event(sender: str, feature: str = "cody.completion", action: str = "accepted", **more: Json) -> Json:
    license_, site, *_ = SENDERS[sender]
    made = copy.deepcopy(ACCEPTED)
    kind = "unlicensed_instance" if license_ is None else "licensed_instance"
    key = {} if license_ is None else {"license_key": license_}
    made["metadata"]["identifier"] = {kind: {"instance_id": site, **key}}
    made["event"] |= {"timestamp": MOMENT, "feature": feature, "action": action, **more}
    if feature != "cody.completion":
        made["event"]["parameters"] = {"version": 0}
    return made


def enforced(folder: Path, events: list[Json], *more: str) -> tuple[list[Json], Json, bytes]:
    """Enforce events by the command line; give what is emitted, the report, and all that was written or said."""
    folder.mkdir(exist_ok=True)
    (folder / "in").write_text("".join(f"{json.dumps(each)}\n" for each in events), "utf-8")
    words = ["-m", "pingreg", "enforce", "events", "in", "-o", "out", "--registry", str(REGISTRY)]
    done = run([sys.executable, *words, "--received-at", DAY, *more], cwd=folder)
    assert done.returncode == 0, done.stderr
    files = {file.name: file.read_bytes() for file in sorted((folder / "out").iterdir())}
    kept = [json.loads(each) for each in files["events.ndjson"].splitlines()]
    return kept, json.loads(files["report.json"]), b"".join([*files.values(), done.stdout, done.stderr])


@pytest.fixture(scope="module")
def passed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Json], Json]:
    """Enforce an event of every feature, with marketing data, of every sender."""
    events = [event(who, *kind, marketing_tracking=MARKETING) for who in SENDERS for kind in FEATURES]
    kept, report, _ = enforced(tmp_path_factory.mktemp("events"), events)
    return kept, report


def kept_of(kept: list[Json], sender: str) -> Iterator[Json]:
    license_, site, *_ = SENDERS[sender]
    for each in kept:
        identifier = each["metadata"]["identifier"]
        found = identifier.get("licensed_instance") or identifier["unlicensed_instance"]
        if (found.get("license_key"), found["instance_id"]) == (license_, site):
            yield each["event"]


@pytest.mark.parametrize("sender", SENDERS)
def test_a_sender_gets_through_what_its_contract_allows(passed: tuple[list[Json], Json], sender: str) -> None:
    _, _, cody, others, marketing = SENDERS[sender]
    found = list(kept_of(passed[0], sender))
    wanted = [feature for feature, _ in FEATURES if (cody if feature.startswith("cody.") else others)]
    assert [each["feature"] for each in found] == wanted
    assert all(("marketing_tracking" in each) == marketing for each in found)


def test_an_allowed_event_is_kept_whole_but_for_what_is_withheld(passed: tuple[list[Json], Json]) -> None:
    (first, *_) = kept_of(passed[0], "self-hosted")
    wanted = event("self-hosted")["event"]
    assert first == wanted
    assert first["parameters"]["private_metadata"] == {"languageId": "python"}


def test_what_is_withheld_is_counted(passed: tuple[list[Json], Json]) -> None:
    report = passed[1]
    emitted = sum(2 * cody + others for _, _, cody, others, _ in SENDERS.values())
    total = len(SENDERS) * len(FEATURES)
    assert report["payloads"] == {"in": total, "emitted": emitted, "withheld": total - emitted, "quarantined": 0}
    assert report["fields"]["events/event.marketing_tracking"]["withheld"] == emitted - len(FEATURES)


@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize(
    "more",
    [
        {"feature": CANARY},
        {"feature": f"cody.{CANARY}", "action": CANARY},
        {"action": CANARY, "feature": "cody.command.doc.x"},
        {"feature": 7, "action": [CANARY]},
        {"feature": None},
        {"feature": "*", "action": "*"},
        {"feature": "cody.completion", "action": "*", "user": {"anonymous_user_id": CANARY}},
    ],
    ids=str,
)
def test_an_undeclared_event_is_withheld_and_its_name_is_not_told(sender: str, more: dict[str, Json]) -> None:
    made = Engine(router_of(real_registry(), "events", shape="request", keys=None, received=date.fromisoformat(DAY)))
    passage = made.block(json.dumps(event(sender) | {"event": event(sender)["event"] | more}).encode())
    assert (passage.emitted, passage.withheld, len(passage.quarantined), passage.out) == (0, 1, 0, b"")
    assert passage.counts == {("events/", "undeclared"): 1}


def test_marketing_never_leaves_a_single_tenant_instance_however_it_is_sent(tmp_path: Path) -> None:
    forms: tuple[Json, ...] = (
        MARKETING,
        CANARY,
        [CANARY],
        {CANARY: CANARY},
        {"url": {CANARY: CANARY}},
        {"url": CANARY},
    )
    senders = [name for name, (*_, marketing) in SENDERS.items() if not marketing]
    events = [event(who, marketing_tracking=form) for who in senders for form in forms]
    events += [event(who, **{CANARY: CANARY}) for who in senders]
    events += [event(who, **{"marketing_tracking ": MARKETING, "Marketing_tracking": MARKETING}) for who in senders]
    for jobs in ("1", "2"):
        kept, report, written = enforced(tmp_path / jobs, events, "--jobs", jobs)
        assert kept
        assert report["payloads"]["quarantined"] == 0
        assert CANARY.encode() not in written


def test_every_valid_example_is_enforced_without_a_fault(tmp_path: Path) -> None:
    examples = sorted((REGISTRY / "events/examples/valid").glob("*.json"))
    events = [json.loads(path.read_text("utf-8")) for path in examples]
    _, report, _ = enforced(tmp_path, events)
    assert report["payloads"]["in"] == len(events) >= 4
    assert report["payloads"]["quarantined"] == 0


def test_the_tenth_faulty_event_is_told_and_kept_as_the_first(tmp_path: Path) -> None:
    """Payloads with a fault that was met before are read in another way than the first of them."""
    faulty, odd = event("self-hosted"), event("self-hosted", nobody_declared=CANARY)
    faulty["event"]["parameters"] = {"version": "many"}
    kept, report, everything = enforced(tmp_path, [faulty, odd] * 10)
    assert report["payloads"] == {"in": 20, "emitted": 10, "withheld": 0, "quarantined": 10}
    assert all(one == kept[0] for one in kept)
    told = [json.loads(each) for each in (tmp_path / "out/quarantine.ndjson").read_text().splitlines()]
    assert all(one["problems"] == told[0]["problems"] for one in told)
    counted = {
        path: {kind: times for kind, times in kinds.items() if times} for path, kinds in report["fields"].items()
    }
    assert counted == {"events/event": {"undeclared": 10}, "events/event.parameters.version": {"invalid": 10}}
    assert CANARY.encode() not in everything
