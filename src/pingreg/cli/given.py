"""Given: what targets are shown of a registry beside its resolved values: its waivers, and its valid examples."""

from collections.abc import Iterator, Mapping

from pingreg.lint.examples import Example, examples_in
from pingreg.payload.reader import read
from pingreg.resolve.event_fields import EVENTS_PING
from pingreg.resolve.model import Registry
from pingreg.source.documents import Documents
from pingreg.spec.catalogue import WaiverSpec, WaiversSpec
from pingreg.spec.files import Specs
from pingreg.spec.layout import WAIVERS


def waivers_in(specs: Specs) -> tuple[WaiverSpec, ...]:
    """Give the waivers in their order."""
    found = specs.one(WAIVERS, WaiversSpec)
    return tuple(found.root) if found else ()


def valid_examples(registry: Registry, documents: Documents) -> Mapping[str, tuple[object, ...]]:
    """Read the valid examples in the shape of the request, by the ping that they are of."""
    folders = {name: f"pings/{name}/examples/" for name in registry.pings} | {EVENTS_PING: "events/examples/"}
    return {name: tuple(_payloads(folder, documents)) for name, folder in folders.items()}


def _payloads(folder: str, documents: Documents) -> Iterator[object]:
    for example in examples_in(folder, documents):
        if isinstance(example, Example) and example.code is None and example.shape == "request":
            payload, malformed = read(example.payload)
            if malformed is None:
                yield payload
