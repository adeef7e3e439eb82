"""The Markdown is read by people and posted by machines: what its tables hold once rendered, and how long it gets."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from pingreg.diagnostics import Code, Diagnostic, Section, Severity, Span
from pingreg.render.format import format_named
from pingreg.render.report import Report
from pingreg.resolve.reach import New, Reach
from render.samples import DOCS, INIT_ADMIN, NEW, SECTIONS, report

HALF_A_COMMENT = 65_536 // 2
MARK = "<!-- pingreg -->"
AGREED = ("approval", "data, legal")
HOSTILE = (
    "@pingreg/legal",
    "a|b||c",
    "`` ` ```",
    "<img src=x onerror=alert(1)><script>",
    "--> <!-- pingreg -->",
    "one\n\n| two | three |\n# four",
    "user\u202etxt.exe\u200b\u2066",
    "[x](javascript:alert(1)) ![y](//evil.example/p.png)",
    "</details></td></table>",
    "https://evil.example www.evil.example #1 GH-1 $x$ :tada:",
    "\\| \\",
    "*_~^",
)


class Rendered(HTMLParser):
    """Read what a reader sees: headings, tables by rows of cells, and every tag that is there."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.titles: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.tags: set[str] = set()
        self.links: set[str] = set()
        self.comments: list[str] = []
        self.sinks: list[list[str]] = []
        self.feed(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(document))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        match tag:
            case "table":
                self.tables.append([])
            case "tr":
                self.tables[-1].append([])
            case "td" | "th":
                self.tables[-1][-1].append("")
                self.sinks.append(self.tables[-1][-1])
            case "h3" | "h4" | "summary":
                self.titles.append("")
                self.sinks.append(self.titles)
            case "br":
                self.handle_data("\n")
            case "a":
                self.links.add(dict(attrs)["href"] or "")
            case _:
                pass

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "h3", "h4", "summary"}:
            sink = self.sinks.pop()
            sink[-1] = sink[-1].strip()

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        if self.sinks:
            self.sinks[-1][-1] += data


def markdown(source: Report) -> str:
    return format_named("markdown").render(source, colour=False)


def finding(number: int, owner: str = "", **changed: object) -> Diagnostic:
    span = Span(f"registry/pings/server/a{number}.yaml", number + 1, 1, number + 1, 2)
    return replace(INIT_ADMIN, subject=f"server/f{number}", span=span, owner=owner, **changed)  # type: ignore[arg-type]


def test_what_widens_comes_first_then_each_owner_and_what_has_none_is_last() -> None:
    widening = finding(9, "zoo", remarks=(("before", "product"), ("after", "critical"), AGREED))
    shown = Rendered(markdown(report(finding(1), finding(2, "growth"), finding(3, "ant"), widening)))
    assert shown.titles == [
        "pingreg check: 4 errors",
        "What widens",
        "Owned by ant",
        "Owned by growth",
        "Without an owner",
    ]
    head, row = shown.tables[0]
    assert head == ["", "what", "owner", "before", "after", "approval"]
    assert row[0] == "error PP101"
    assert row[1].startswith("initAdmin is open text, which its tier keeps out\nregistry/pings/server/a9.yaml:10\n")
    assert row[2:] == ["zoo", "product", "critical", "data, legal"]


def test_the_matrix_has_a_row_a_new_field_and_a_column_a_level_and_population() -> None:
    head, *rows = Rendered(markdown(replace(report(), new=NEW))).tables[0]
    assert head == ["field", "level none", "level critical", "level full", "own_cloud", "unrecognized", "contracts"]
    assert rows == [
        [
            "server/batchChangesUsage.$period[].Clicks (3 fields)",
            *("withheld", "withheld", "kept", "kept", "withheld", "7 of 9"),
        ],
        ["events/search.results/opened.pageCount", "", "", "", "kept", "withheld", "0 of 0"],
    ]


def test_what_is_folded_opens_on_demand_and_an_empty_section_is_not_there() -> None:
    document = markdown(replace(report(), sections=SECTIONS))
    shown = Rendered(document)
    assert shown.titles == ["pingreg check: no problems", "Tables that have to change", "Generated files"]
    assert shown.tables[1] == [["file", "change"], ["generated/a|b.json", "changed"]]
    assert document.count("<details>") == document.count("</details>") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    hidden = f"is `{text}` so"
    remarks = (("before", text), ("after", text), ("touches", text), AGREED)
    source = replace(
        report(
            finding(1, text, message=text, help=text, remarks=remarks),
            finding(2, text, message=hidden, help=hidden),
            replace(finding(3), span=Span(text)),
        ),
        new=(New(text, 2, Reach(1, {}, {text: True}, (), {text: True})),),
        sections=(
            Section("s", "Title", ("a", "b"), ((text, text),)),
            Section("f", text, ("a",), ((text,),), is_folded=True),
        ),
    )
    document = markdown(source)
    shown = Rendered(document)
    assert (document.startswith(MARK), shown.comments) == (True, [" pingreg "])
    assert all(link.startswith(DOCS) for link in shown.links)
    assert shown.tags <= {
        *("h3", "h4", "table", "thead", "tbody", "tr", "th", "td"),
        *("strong", "em", "code", "br", "a", "details", "summary", "p"),
    }
    assert [len(table) for table in shown.tables] == [2, 2, 2, 2, 2, 2]
    assert all(len(row) == len(table[0]) for table in shown.tables for row in table)
    bare = MarkdownIt("gfm-like", {"linkify": False}).render(document)
    outside = "".join(part.split("</code>")[-1] for part in bare.split("<code>"))
    for calling in ("@pingreg", "https://evil", "www.evil", "#1", "\u202e", "\u200b"):
        assert calling not in outside, outside


def test_five_thousand_findings_fit_a_comment_beside_another_document_and_none_is_forgotten() -> None:
    widening = [finding(n, f"team-{n % 7}", remarks=(("before", "a" * 900), AGREED)) for n in range(1000)]
    others = [finding(n, f"team-{n % 300}" if n % 2 else "") for n in range(1000, 5000)]
    document = markdown(report(*widening, *others))
    assert len(document) <= HALF_A_COMMENT
    shown = Rendered(document)
    told = sum(len(table) - 1 for table in shown.tables)
    rest = [line for line in document.splitlines() if line.startswith("and ") and line.endswith(" more")]
    untold = [line for line in document.splitlines() if line.endswith(" more rows have no room here.")]
    assert told + sum(int(line.split()[1]) for line in rest) + int(untold[0].split()[0]) == 5000
    assert shown.titles[0] == "pingreg check: 5000 errors"


def test_a_row_that_has_no_room_at_all_is_counted() -> None:
    vast = Section("vast", "Vast", tuple(f"column {n}" for n in range(100)), (("\u200b" * 400,) * 100,))
    document = markdown(replace(report(finding(1)), sections=(vast,)))
    assert document.endswith("\n1 more row has no room here.\n")
    assert len(document) <= HALF_A_COMMENT


def test_a_table_is_cut_after_sixty_rows() -> None:
    document = markdown(report(*(finding(n) for n in range(61))))
    assert document.endswith("\nand 1 more\n")
    assert len(Rendered(document).tables[0]) == 61


def test_severities_are_counted_in_the_heading() -> None:
    some = (finding(1), finding(2, severity=Severity.WARNING), finding(3, severity=Severity.NOTE, code=Code("PC201")))
    assert Rendered(markdown(replace(report(*some), command="diff"))).titles[0] == (
        "pingreg diff: 1 error, 1 warning, 1 note"
    )
