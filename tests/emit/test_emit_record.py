"""The record: what has to be shown is whole, is the same in each form, and does nothing in a spreadsheet."""

import csv
import io
import json
import re
from functools import cache
from typing import Any

import pytest

from emit.emitted import ROOT, emitted, files_under, resolved, small
from pingreg.csv_text import csv_text
from pingreg.emit.record.examples import example_of
from pingreg.emit.target import target_named
from pingreg.resolve.model import Registry
from support.odd import ODD

FORMS = ("controller.cloud", "processor.managed", "controller.self_hosted")
PEOPLE, ORGANISATIONS = "people who use or administer an instance", "organisations that run an instance"
RUN = tuple("=+-@|%\t\r\u00a0\u200b\uff1d\uff0b\uff0d\uff20")


@cache
def registry(which: str) -> Registry:
    return resolved(files_under(ROOT / "registry") if which == "real" else small())


@cache
def made(which: str) -> dict[str, str]:
    return dict(emitted("record", registry=registry(which)))


def document(which: str, name: str) -> Any:  # noqa: ANN401  whatever the JSON says
    return json.loads(made(which)[f"{name}.json"])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("which", ["small", "real"])
def test_forms_are_those_of_each_hosting_in_the_role_that_the_policy_names(which: str) -> None:
    assert {name for name in made(which) if name.endswith(".csv")} == {f"{form}.csv" for form in FORMS}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("which", ["small", "real"])
def test_a_table_holds_what_the_data_holds(which: str, form: str) -> None:
    table, data = rows(made(which)[f"{form}.csv"]), document(which, form)
    keys = ("purpose", "legal_basis", "data_subjects", "data_category")
    assert [[row[key] for key in keys] for row in table] == [[one[key] for key in keys] for one in data["entries"]]
    assert len({tuple(row[key] for key in keys) for row in table}) == len(table)
    for row, one in zip(table, data["entries"], strict=True):
        assert row["recipients"].count(";") + 1 == len(one["recipients"])
        assert int(row["fields"]) == one["count"]


@pytest.mark.parametrize("which", ["small", "real"])
def test_no_cell_is_run_by_a_spreadsheet(which: str) -> None:
    for name, text in made(which).items():
        if name.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
            assert not any(part.startswith(RUN) for cell in cells for part in cell.split(";"))


@pytest.mark.parametrize("cell", [f"{sign}cmd|' /C calc'!A0" for sign in RUN])
def test_a_formula_is_text_behind_an_apostrophe(cell: str) -> None:
    assert rows(csv_text(("a", "b"), [(cell, "x")])) == [{"a": f"'{cell}".replace("\r", "\n"), "b": "x"}]


@pytest.mark.parametrize("sign", RUN)
def test_a_formula_behind_a_semicolon_is_text_too(sign: str) -> None:
    cell = f"{sign}cmd"
    text = csv_text(("a", "b"), [(("x", cell, cell), f"x;{cell}")])
    guarded = f"'{cell}".replace("\r", "\n")
    assert rows(text) == [{"a": f"x;{guarded};{guarded}", "b": f"x;{guarded}"}]


def test_every_cell_is_quoted() -> None:
    assert csv_text(("a",), [("b",), (7,), (None,)]) == '"a"\n"b"\n"7"\n""\n'


def test_any_text_comes_back_from_a_table() -> None:
    cells = ('a,"b"', "a\nb", "a;b", "\u202e\u0000x", "\ud800", "é\U0001f600", None, ("a", "b"), 7, "x" * 1_000_000)
    csv.field_size_limit(10_000_000)
    columns = [str(at) for at in range(len(cells))]
    (row,) = csv.reader(io.StringIO(csv_text(columns, [cells]).partition("\n")[2], newline=""), strict=True)
    assert row == ['a,"b"', "a\nb", "a;b", "\u202ex", "?", "é\U0001f600", "", "a;b", "7", "x" * 1_000_000]


@pytest.mark.parametrize("which", ["small", "real"])
def test_every_field_that_is_kept_stands_in_the_disclosure_of_its_level(which: str) -> None:
    levels = document(which, "disclosure")["levels"]
    for level, expected in (("none", set()), ("critical", {"critical"}), ("full", {"critical", "full"})):
        fields = [one for one in registry(which).fields if one.level in expected and not one.is_tombstone]
        assert {one["field"] for one in levels[level]["kept"]} == {one.declaration.subject for one in fields}
        assert sum(one["count"] for one in levels[level]["kept"]) == len(fields)


@pytest.mark.parametrize("which", ["small", "real"])
def test_nothing_that_tells_of_somebody_is_called_anonymous(which: str) -> None:
    found = document(which, "disclosure")
    assert [one["anonymous"] for one in (*found["levels"].values(), found["events"])] == [False] * 4


@pytest.mark.parametrize("which", ["small", "real"])
def test_the_deletion_plan_names_each_store_and_finds_every_instance_in_it(which: str) -> None:
    plan = document(which, "deletion")["stores"]
    assert [one["store"] for one in plan] == list(registry(which).policy.stores)
    warehouse = plan[0]["holds"]
    assert {one["of"] for one in warehouse} == {*registry(which).pings, "events"}
    assert all(one["found_by"] for one in warehouse)


def test_the_real_plan_finds_the_one_address_in_both_stores() -> None:
    warehouse, crm = document("real", "deletion")["stores"]
    server = next(one for one in warehouse["holds"] if one["of"] == "server")
    assert server["table"] == "sourcegraph_analytics.update_checks"
    assert {"field": "server/initAdmin", "column": "installer_email"} in server["names_persons"]
    assert [one["names_persons"] for one in crm["holds"]] == [[{"field": "server/initAdmin", "column": None}]]


def test_whoever_is_erased_is_erased_with_all_that_stands_beside_them() -> None:
    warehouse, crm = document("real", "deletion")["stores"]
    held = {one["of"]: one for one in warehouse["holds"]}
    assert {of: one["erase_persons_by"] for of, one in held.items()} == {
        "server": "whole rows",
        "events": "whole rows",
        "desktop": None,
    }
    assert [len(one["names_persons"]) + len(one["erased_beside"]) for one in held.values()] == [
        *(one["count"] if one["erase_persons_by"] else 0 for one in held.values()),
    ]
    assert [one["erased_beside"] for one in crm["holds"]] == [["server/tosAccepted"]]
    page = emitted("handbook", registry=registry("real"))["deletion.md"]
    assert "is deleted with it: [`tosAccepted`](pings/server/site.md#tosAccepted)." in page
    assert "is deleted with it: the other 816 fields." in page
    assert "delete each such row as\na whole: all that stands in it is about them, numbers too" in page


def subjects(field: str, form: str, found: Any | None = None) -> set[tuple[str, tuple[str, ...]]]:  # noqa: ANN401  JSON
    """Give of whom a field is by a record, with the stores for which that is said."""
    entries = (found or document("real", form))["entries"]
    return {
        (one["data_subjects"], tuple(each["store"] for each in one["recipients"]))
        for one in entries
        if field in one["fields"]
    }


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "field",
    [
        "events/event.interaction.geolocation.country_code",
        "events/cody.completion/accepted/lineCount",
        "server/tosAccepted",
        "server/LicenseKey",
        "server/batchChangesUsage.BatchChangesCount",
    ],
)
def test_what_stands_beside_a_person_is_of_a_person(field: str, form: str) -> None:
    assert {whom for whom, _ in subjects(field, form)} == {PEOPLE}


def test_where_nobody_is_named_an_instance_it_is_of_organisations_and_of_nobody_in_particular_nowhere() -> None:
    assert {whom for whom, _ in subjects("desktop/os", "controller.self_hosted")} == {ORGANISATIONS}
    for which in ("small", "real"):
        for form in FORMS:
            assert "nobody in particular" not in {one["data_subjects"] for one in document(which, form)["entries"]}


def test_of_whom_a_field_is_differs_by_store() -> None:
    files = small()
    site = files["pings/app/site.yaml"]
    site = site.replace("    anonymize: [{email_domain: {allow: [example.com]}, at: sender}]\n", "")
    site = site.replace("recipients: [warehouse, crm]", "recipients: [crm]")
    site = site.replace("  load: {mean:", "  load: {recipients: [warehouse, crm], mean:")
    found = json.loads(emitted("record", files | {"pings/app/site.yaml": site})["controller.self_hosted.json"])
    assert subjects("app/installer", "", found) == {(PEOPLE, ("crm",))}
    assert ("app/load", PEOPLE) in lines_of(found, "crm")
    assert ("app/load", ORGANISATIONS) in lines_of(found, "warehouse")
    assert ("app/load", PEOPLE) not in lines_of(found, "warehouse")
    assert ("app/mode", ORGANISATIONS) in lines_of(found, "warehouse")


def lines_of(found: Any, store: str) -> set[tuple[str, str]]:  # noqa: ANN401  whatever the JSON says
    return {
        (field, one["data_subjects"])
        for one in found["entries"]
        if store in {each["store"] for each in one["recipients"]}
        for field in one["fields"]
    }


def test_an_action_that_tells_of_a_person_makes_its_rows_theirs_and_no_others() -> None:
    """The envelope stands in rows of both, and so is of people too."""
    files = small()
    envelope = files["events/envelope.yaml"].replace("marketing: [event.marketing]\n", "")
    for name in ("event.user", "event.marketing.referrer"):
        envelope = re.sub(rf"  {re.escape(name)}:\n(?:    .*\n)*", "", envelope)
    files["events/envelope.yaml"] = envelope
    whose = (
        "text: {}, category: user.contact.email, pattern: '^[^@ ]+@[^@ ]+$', max_length: 90, description: Whose it is."
    )
    files["events/search.results.yaml"] += (
        "  opened:\n    description: Somebody opened it.\n    metadata: {depth: {description: How deep.}}\n"
        f"    private_metadata: {{whose: {{{whose}, because: it is read, approved_by: data}}}}\n"
    )
    made = emitted("record", files)
    found = json.loads(made["controller.self_hosted.json"])
    whom = {field: of for field, of in lines_of(found, "warehouse") if field.startswith("events/")}
    assert whom["events/search.results/opened/depth"] == whom["events/event.time"] == PEOPLE
    assert whom["events/search.results/clicked/rank"] == ORGANISATIONS
    (events,) = (one for one in json.loads(made["deletion.json"])["stores"][0]["holds"] if one["of"] == "events")
    assert "events/event.numbers.depth" in events["erased_beside"]
    assert "events/event.numbers.rank" not in events["erased_beside"]


@pytest.mark.parametrize("which", ["small", "real"])
def test_every_exception_stands_in_the_register(which: str) -> None:
    known = registry(which)
    fields = (*known.fields, *(one for area in known.event_areas for one in area.fields if one.is_first))
    expected = {one.declaration.subject for one in fields if one.spec.exception is not None}
    assert {one["field"] for one in document(which, "exceptions")["exceptions"]} == expected


def test_without_an_answer_to_who_processes_there_is_no_form_and_a_way_out() -> None:
    files = small()
    files["policy.yaml"] = files["policy.yaml"].partition("processing:")[0]
    found = resolved(files)
    assert sorted(emitted("record", registry=found)) == [
        *("assessment.json", "deletion.json", "disclosure.json", "exceptions.json"),
    ]
    assert "add `processing` to `policy.yaml`" in target_named("record").lacking(found)
    assert not target_named("record").lacking(registry("small"))


def test_an_own_cloud_alone_keeps_marketing_data_and_none_of_what_its_population_leaves_out() -> None:
    held = {form: document("real", form)["entries"] for form in FORMS}
    fields = {form: {name for one in entries for name in one["fields"]} for form, entries in held.items()}
    assert any(".marketing_tracking." in name for name in fields["controller.cloud"])
    assert not any(".marketing_tracking." in name for name in fields["processor.managed"])
    assert not any(name.startswith("server/searchUsage") for name in fields["controller.cloud"])
    assert any(name.startswith("server/searchUsage") for name in fields["controller.self_hosted"])


@pytest.mark.parametrize("form", ["controller.cloud", "processor.managed"])
def test_what_runs_under_no_contract_is_in_no_record_of_what_is_hosted_for_customers(form: str) -> None:
    held = {name for one in document("real", form)["entries"] for name in one["fields"]}
    assert not any(name.startswith("desktop/") for name in held)
    own = {name for one in document("real", "controller.self_hosted")["entries"] for name in one["fields"]}
    assert any(name.startswith("desktop/") for name in own)


def test_an_odd_registry_has_a_record() -> None:
    assert json.loads(emitted("record", registry=resolved(dict(ODD)))["disclosure.json"])["levels"]["full"]["kept"]


def test_an_example_comes_from_a_payload_that_is_declared_else_it_is_made_up() -> None:
    known = {field.name: field for field in registry("small").fields}
    given = {"app": ({"users": 0, "signup": False}, {"users": 12, "hosts": ["a.example", "b", "c", "d"]})}
    assert example_of(known["app/users"], given) == (12, False)
    assert example_of(known["app/hosts"], given) == (["a.example", "b", "c"], False)
    assert example_of(known["app/signup"], given) == (True, True)
    assert example_of(known["app/offset"], {}) == (3, True)
    assert example_of(known["app/providers"], {}) == (["builtin"], True)
    assert example_of(known["app/remote_ip"], {}) == ("192.0.2.0", True)


def test_a_long_example_is_cut_and_an_object_is_none() -> None:
    known = {field.name: field for field in registry("small").fields}
    shown = example_of(known["app/hosts"], {"app": ({"hosts": ["x" * 1_000_000]},)})
    assert shown.value == [f"{'x' * 37}..."]
    assert example_of(known["app/users"], {"app": ({"users": {"a": 1}},)}).is_made_up
