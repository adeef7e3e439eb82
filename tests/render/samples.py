"""Samples: reports that the tests of every format share."""

import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema

from pingreg.diagnostics import Code, Diagnostic, Label, RulePage, Section, Severity, Span
from pingreg.render.report import Report
from pingreg.resolve.reach import New, Reach

DOCS = "https://handbook.example.com/telemetry"
SITE = "registry/pings/server/site.yaml"
TEAMS = "registry/teams.yaml"
FILES: dict[str, Sequence[str]] = {
    SITE: ("title: Site", *[""] * 37, "fields:", "  initAdmin:", "    type: string"),
    TEAMS: (
        "growth:",
        "  title: 成長チーム",
        "  aliases: [e\u0301quipe, wachstum]",
        "  lead: \x1b[31mme\u202e",
    ),
}
RULES = {
    "PP101": RulePage(
        Code("PP101"),
        "free-text-in-strict-tier",
        Severity.ERROR,
        "A field can hold any text",
        "## Why\n\nText can hold anything.\n\n## Bad\n\n```yaml\ntype: string\n```\n",
    ),
    "PG201": RulePage(
        Code("PG201"), "owner-gone", Severity.WARNING, "An owner is no team", "## Why\n\nNobody answers.\n"
    ),
}
SARIF = jsonschema.Draft4Validator(
    json.loads((Path(__file__).parent / "schema" / "sarif-2.1.0-rtm.5.json").read_bytes())
)
SUMMARY = {"pings": 2, "areas": 30, "fields": 825, "errors": 2, "warnings": 1}

INIT_ADMIN = Diagnostic(
    Code("PP101"),
    Severity.ERROR,
    "server/initAdmin",
    Span(SITE, 41, 11, 41, 17),
    "`initAdmin` is open text, which its tier keeps out",
    "list its values under `enum`",
)
DIAGNOSTICS = (
    INIT_ADMIN,
    Diagnostic(
        Code("PG201"),
        Severity.WARNING,
        "growth",
        Span(TEAMS, 3, 13, 3, 19),
        "alias `équipe` is also a team, 100% alike",
        "drop it, or rename: the team",
        (
            Label(Span(TEAMS, 2, 10, 2, 15), "the team"),
            Label(Span("registry/old teams,1.yaml", 7, 1, 7, 2), "its first entry"),
        ),
        owner="growth|größe",
    ),
    Diagnostic(
        Code("PG201"),
        Severity.NOTE,
        "growth",
        Span(TEAMS, 1, 1, 4, 18),
        "`growth` has\nno successor",
    ),
    Diagnostic(
        Code("PS104"),
        Severity.ERROR,
        "registry/pings/größe.yaml",
        Span("registry/pings/größe.yaml"),
        "file is not UTF-8",
        "save it as UTF-8",
    ),
)

SECTIONS = (
    Section(
        "tables",
        "Tables that have to change",
        ("table", "do"),
        (("a.b", "ALTER TABLE `a.b` ADD | x;"), ("größe\x1b", "")),
    ),
    Section(
        "told",
        "What is told",
        ("kept", "why"),
        (("full", "for a reason that takes " + "many, " * 20 + "words"), ("none", "")),
    ),
    Section("none", "Nothing", ("level", "told"), ()),
    Section("generated", "Generated files", ("file", "change"), (("generated/a|b.json", "changed"),), is_folded=True),
)
NEW = (
    New(
        "server/batchChangesUsage.$period[].Clicks",
        3,
        Reach(
            7,
            {"critical": 1, "none": 1},
            {"own_cloud": True, "unrecognized": False},
            ("own_cloud",),
            {"none": False, "critical": False, "full": True},
        ),
    ),
    New("events/search.results/opened.pageCount", 1, Reach(0, {}, {"own_cloud": True, "unrecognized": False}, ())),
)


def report(*diagnostics: Diagnostic, docs: str | None = DOCS, files: dict[str, Sequence[str]] | None = None) -> Report:
    sources = FILES if files is None else files
    return Report(diagnostics, counted(diagnostics), docs, lambda path: sources.get(path, ()), RULES)


def counted(diagnostics: Sequence[Diagnostic]) -> dict[str, int]:
    severities = [diagnostic.severity for diagnostic in diagnostics]
    return {
        **SUMMARY,
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
    }


def suite_in(document: str) -> ET.Element:
    (suite,) = ET.fromstring(document)  # noqa: S314  our own output
    return suite
