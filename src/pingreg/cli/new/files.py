"""The text of new files: a header that gives editors completion, then one line a key."""

from collections.abc import Iterable, Mapping

from pingreg.cli.new.style import Value, block, nested

Body = Mapping[str, Value]
"""What stands under a field's key: its measure, its description, and whatever is not inherited."""


def file_of(path: str, kind: str, lines: Iterable[str]) -> bytes:
    """Write a file at `path` from the registry's root; `kind` names the schema that editors use."""
    up = "../" * path.count("/")
    header = f"# yaml-language-server: $schema={up}metaschema/{kind}.schema.json"
    return "\n".join([header, *lines, ""]).encode()


def area_file(path: str, heading: Mapping[str, Value | None], fields: Mapping[str, Body]) -> bytes:
    """Write an area; keys of the heading that are None are left out."""
    lines = [*block(given(heading)), "fields:"]
    for name, body in fields.items():
        lines.extend(nested(name, body, outer="  ", inner="    "))
    return file_of(path, "area", lines)


def given(entries: Mapping[str, Value | None]) -> dict[str, Value]:
    """Keep what was answered."""
    return {key: value for key, value in entries.items() if value is not None and value not in ((), [])}
