"""Text: the roster for people, a line an instance, and below it what says so."""

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

import click

from pingreg.cli.status.records import Record
from pingreg.naming import counted
from pingreg.render.visible import visible

PAGE = 100
"""So many columns are used where no terminal says how many there are."""
_COLUMNS = {
    "who": "customer",
    "license": "license",
    "site": "site",
    "hosting": "hosting",
    "population": "population",
    "kept": "kept",
    "sent": "sent",
    "events": "events",
    "changes": "changes",
}
_SPARE = "population"
"""The column that is left out where the table would be too wide; the line below an instance has it then."""
_GAP = "  "
_WIDEST = {"who": 20, "site": 8, "population": 20, "events": 13}
_TINTS = {"none": "red", "critical": "yellow", "full": "green"}
_MOST_NAMED = 6
_WRAPPER = TextWrapper(
    PAGE, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False, break_long_words=False
)


def text_of(records: Iterable[Record], *, width: int) -> Iterator[str]:
    """Write aligned lines; the table has all columns where `width` has room for them.

    Tints are for a terminal, and are dropped elsewhere.
    """
    rows = [({key: _cell(record, key) for key in _COLUMNS}, record) for record in records]
    widths = {key: max([len(title), *(len(row[key]) for row, _ in rows)]) for key, title in _COLUMNS.items()}
    is_narrow = sum(widths.values()) + len(_GAP) * (len(widths) - 1) > width
    if is_narrow:
        del widths[_SPARE]
    yield click.style(_GAP.join(f"{_COLUMNS[key]:<{widths[key]}}" for key in widths).rstrip(), bold=True)
    for row, record in rows:
        cells = (click.style(row[key], fg=_tint(key, row[key])) + " " * (widths[key] - len(row[key])) for key in widths)
        yield _GAP.join(cells).rstrip()
        for line in _WRAPPER.wrap(_because(record, is_narrow=is_narrow)):
            yield click.style(line, dim=True)


def _cell(record: Record, key: str) -> str:
    value = record[key] if key != "who" else record["customer"] or f"({record['population'] or 'on no contract'})"
    text = visible(str(value or "-"))
    widest = _WIDEST.get(key, len(text))
    return text if len(text) <= widest else text[:widest] if key == "site" else f"{text[: widest - 1]}…"


def _tint(key: str, text: str) -> str | None:
    return _TINTS.get(text) if key in {"kept", "sent"} else None


def _because(record: Record, *, is_narrow: bool) -> str:
    """Tell of one instance what the columns have no room for."""
    parts = [_title(record), _population(record) if is_narrow else "", _clause(record)]
    if record["events_clause"] != record["clause"]:
        parts.append(f"events: {record['events_clause']}")
    if withheld := record["withheld"]:
        parts.append(f"withheld: {_some(withheld)}")
    if record["version"] or record["last_seen"]:
        parts.append(f"last seen {_heard(record)}, version {record['version'] or 'not known'}")
    if isinstance(warnings := record["warnings"], tuple):
        parts.extend(f"warning: {warning}" for warning in warnings)
    return visible("; ".join(filter(None, parts)).replace("`", ""))


def _title(record: Record) -> str:
    environment = record["environment"] if record["environment"] not in (None, "production") else ""
    mark = "example" if record["example"] else ""
    return ", ".join(str(part) for part in (record["title"], environment, mark) if part)


def _population(record: Record) -> str:
    """Name the population, unless the clause does."""
    name = record["population"]
    return "" if name is None or f"`{name}`" in str(record["clause"]) else f"population {name}"


def _heard(record: Record) -> str:
    """Say when an instance was heard last, and how far that is from the day that is asked for."""
    match record["silent_days"]:
        case 0:
            return f"{record['last_seen']}, on the same day"
        case int() as days:
            return f"{record['last_seen']}, {counted(abs(days), 'day')} {'ago' if days > 0 else 'later'}"
        case _:
            return "at a time that is not known"


def _clause(record: Record) -> str:
    reference = f" ({record['reference']})" if record["reference"] else ""
    return f"{record['clause']}{reference}"


def _some(names: object) -> str:
    listed = [str(name) for name in names] if isinstance(names, tuple) else []
    rest = len(listed) - _MOST_NAMED
    return ", ".join(listed[:_MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")
