"""The page of a method: its sections, and the rows of its table of examples."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from pingreg.anonymize.keys import Key, Keys
from pingreg.anonymize.method import DROPPED, Method

_SECTION = re.compile(r"^## (\w+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `(.*?)` \| `(.*?)` \| (?:`(.*?)`|left out) \|$", re.MULTILINE)

KEYS = Keys((Key("2024a", bytes(range(32))),), senders=("browser-1",))
SCOPE = KEYS.scope("example-bank", date(2024, 3, 1))


@dataclass(frozen=True, slots=True)
class Example:
    """One row: what the parameters make of a value."""

    parameters: Any
    value: Any
    gives: Any


def sections(method: Method) -> dict[str, str]:
    """Split the page at its headings."""
    return dict(_SECTION.findall(method.doc))


def examples(method: Method) -> Iterator[Example]:
    """Read the rows of the table."""
    for parameters, value, gives in _ROW.findall(sections(method)["Examples"]):
        yield Example(
            method.parameters.model_validate(yaml.safe_load(parameters)),
            json.loads(value),
            json.loads(gives) if gives else DROPPED,
        )
