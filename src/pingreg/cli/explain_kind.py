"""Explain a kind of file: which keys it has, read off its model."""

from collections.abc import Iterable, Iterator
from typing import Any

import click
from pydantic import BaseModel

from pingreg.spec.area import AreaSpec
from pingreg.spec.catalogue import ManifestSpec, MetricSpec, SourceSpec, TeamSpec, VocabularySpec, WaiverSpec
from pingreg.spec.contract import ContractSpec
from pingreg.spec.event import EnvelopeSpec, FeatureSpec
from pingreg.spec.field import FieldSpec
from pingreg.spec.ping import PingSpec
from pingreg.spec.policy import PolicySpec
from pingreg.spec.review import ReviewSpec

KINDS: dict[str, type[BaseModel]] = {
    "area": AreaSpec,
    "contract": ContractSpec,
    "envelope": EnvelopeSpec,
    "feature": FeatureSpec,
    "field": FieldSpec,
    "manifest": ManifestSpec,
    "metric": MetricSpec,
    "ping": PingSpec,
    "policy": PolicySpec,
    "review": ReviewSpec,
    "source": SourceSpec,
    "team": TeamSpec,
    "vocabulary": VocabularySpec,
    "waiver": WaiverSpec,
}


def kind_text(name: str) -> str:
    """Give the text that explains one of `KINDS`."""
    kind = KINDS[name]
    return "\n".join([click.style(name, bold=True), *_wrapped(kind.__doc__ or ""), "", "keys:", *_keys(kind)])


def _wrapped(text: str) -> Iterable[str]:
    return (line.strip() for line in text.strip().splitlines())


def _keys(kind: type[BaseModel]) -> Iterator[str]:
    properties = kind.model_json_schema(by_alias=True)
    definitions = properties.get("$defs", {})
    required = set(properties.get("required", ()))
    for key, schema in properties.get("properties", {}).items():
        if key.startswith("$"):
            continue
        refs = [part.get("$ref", "") for part in (schema, *schema.get("anyOf", ()))]
        about: dict[str, str] = next((definitions[ref.split("/")[-1]] for ref in refs if ref), {})
        said = (about.get("description") or _constraint(schema)).splitlines()[0]
        yield f"  {key + (' *' if key in required else ''):<18} {said}"


def _constraint(schema: dict[str, Any]) -> str:
    options = schema.get("anyOf")
    parts = [part for part in options if part.get("type") != "null"] if isinstance(options, list) else [schema]
    words = []
    for part in parts:
        values: list[object] = part.get("enum") or []
        words.append(", ".join(str(value) for value in values) or str(part.get("type", "see the schema")))
    return " | ".join(words)
