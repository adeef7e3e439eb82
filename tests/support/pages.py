"""The page of a rule: its Why, Bad and Good, and the way to run the blocks in them."""

import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pingreg.lint.rule import Rule
from pingreg.payload.event import judge_event
from pingreg.payload.judge import judge
from pingreg.source.tree import FolderTree
from support.minimal import MINIMAL, Findings, check, check_tree, overlay, resolved

_SECTION = re.compile(r"^## (\w+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NOBODY = 65534


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: its language says how it is run."""

    language: str
    text: str

    def found(self) -> Findings:
        """Run the block: a code and a message for everything that is found.

        `yaml` goes over the minimal registry; `python` changes the minimal registry as it stands in `folder`;
        `json` is `{"level", "payload"}`, or `{"level", "text"}` for what is no JSON, judged by the ping `app`,
        or `{"event"}`.
        """
        match self.language:
            case "yaml":
                return tuple((found.code, found.message) for found in check(overlay(self.text)))
            case "python":
                return _found_in_folder(self.text)
            case "json":
                return _found_in_payload(json.loads(self.text))
            case _:
                message = f"nobody knows how to run a block of {self.language}"
                raise AssertionError(message)


def sections(rule: Rule) -> dict[str, str]:
    """Split the page of a rule at its headings."""
    return dict(_SECTION.findall(rule.doc))


def blocks(rule: Rule, section: str) -> tuple[Block, ...]:
    """List the blocks of one section."""
    return tuple(Block(language, text) for language, text in _BLOCK.findall(sections(rule)[section]))


def _found_in_folder(text: str) -> Findings:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for path, content in MINIMAL.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content, "utf-8")
        exec(text, {"folder": folder})  # noqa: S102  a block of our own documentation
        with _without_power():
            return tuple((found.code, found.message) for found in check_tree(FolderTree(folder)))


@contextmanager
def _without_power() -> Iterator[None]:
    """Read as nobody when the tests are run by root, whom no permission stops."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def _found_in_payload(said: dict[str, Any]) -> Findings:
    if "event" in said:
        events = judge_event(json.dumps(said["event"]).encode(), resolved())
        return tuple((one.code, one.message) for one in events)
    ping = resolved().pings["app"]
    payload = said["text"] if "text" in said else json.dumps(said["payload"])
    found = judge(payload.encode(), ping, level=said["level"], shape="request")
    return tuple((one.code, one.message) for one in found)
