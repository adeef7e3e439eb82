"""Text: the roster for people, a line an instance, and below it what says so."""

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

import click

from pingreg.cli.status.records import Record
from pingreg.render.visible import visible

_WIDTH = 100
_COLUMNS = {
    "who": "customer",
    "license": "license",
    "site": "site",
    "hosting": "hosting",
    "kept": "kept",
    "sent": "sent",
    "events": "events",
    "changes": "changes",
}
_WIDEST = {"who": 20, "site": 8, "events": 13}
_TINTS = {"none": "red", "critical": "yellow", "full": "green"}
_MOST_NAMED = 6
_WRAPPER = TextWrapper(
    _WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False, break_long_words=False
)


def text_of(records: Iterable[Record]) -> Iterator[str]:
    """Write aligned lines; tints are for a terminal, and are dropped elsewhere."""
    rows = [({key: _cell(record, key) for key in _COLUMNS}, record) for record in records]
    widths = {key: max([len(title), *(len(row[key]) for row, _ in rows)]) for key, title in _COLUMNS.items()}
    yield click.style("  ".join(f"{title:<{widths[key]}}" for key, title in _COLUMNS.items()).rstrip(), bold=True)
    for row, record in rows:
        cells = (click.style(text, fg=_tint(key, text)) + " " * (widths[key] - len(text)) for key, text in row.items())
        yield "  ".join(cells).rstrip()
        for line in _WRAPPER.wrap(_because(record)):
            yield click.style(line, dim=True)


def _cell(record: Record, key: str) -> str:
    value = record[key] if key != "who" else record["customer"] or f"({record['population'] or 'on no contract'})"
    text = visible(str(value or "-"))
    widest = _WIDEST.get(key, len(text))
    return text if len(text) <= widest else text[:widest] if key == "site" else f"{text[: widest - 1]}…"


def _tint(key: str, text: str) -> str | None:
    return _TINTS.get(text) if key in {"kept", "sent"} else None


def _because(record: Record) -> str:
    """Tell of one instance what the columns have no room for."""
    parts = [_title(record), _clause(record)]
    if record["events_clause"] != record["clause"]:
        parts.append(f"events: {record['events_clause']}")
    if withheld := record["withheld"]:
        parts.append(f"withheld: {_some(withheld)}")
    if record["version"] or record["last_seen"]:
        silent = record["silent_days"]
        heard = f"{record['last_seen']}, {silent} days ago" if silent is not None else "at a time that is not known"
        parts.append(f"last seen {heard}, version {record['version'] or 'not known'}")
    if isinstance(warnings := record["warnings"], tuple):
        parts.extend(f"warning: {warning}" for warning in warnings)
    return visible("; ".join(filter(None, parts)).replace("`", ""))


def _title(record: Record) -> str:
    environment = record["environment"] if record["environment"] not in (None, "production") else ""
    mark = "example" if record["example"] else ""
    return ", ".join(str(part) for part in (record["title"], environment, mark) if part)


def _clause(record: Record) -> str:
    reference = f" ({record['reference']})" if record["reference"] else ""
    return f"{record['clause']}{reference}"


def _some(names: object) -> str:
    listed = [str(name) for name in names] if isinstance(names, tuple) else []
    rest = len(listed) - _MOST_NAMED
    return ", ".join(listed[:_MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")
