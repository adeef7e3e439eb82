"""The example that an instance sends becomes the example that is stored, to the letter."""

import json
from pathlib import Path

from pingreg.payload.convert import convert
from pingreg.resolve.registry import resolve
from pingreg.source.documents import load
from pingreg.source.files import contents_of
from pingreg.source.tree import FolderTree
from pingreg.spec.files import model

REGISTRY = Path(__file__).parents[2] / "registry"
VALID = REGISTRY / "pings/server/examples/valid"
ADDED_ON_RECEIPT = ("remote_ip", "has_update", "timestamp")


def test_full_request_becomes_the_stored_message() -> None:
    tree = FolderTree(REGISTRY)
    contents, _ = contents_of(tree)
    documents, _ = load(tree, contents)
    specs, _ = model(documents)
    registry, _ = resolve(specs, documents)
    assert registry is not None
    sent = json.loads((VALID / "full_4x.json").read_text())
    stored = json.loads((VALID / "stored_full_4x.json").read_text())["payload"]
    added = {name: stored[name] for name in ADDED_ON_RECEIPT}
    assert convert(sent, registry.pings["server"], added=added) == stored
