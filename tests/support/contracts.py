"""Contracts drawn at random, written as an author writes them, and the registries that hold them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from pingreg.resolve.contracts import contracts_of
from pingreg.resolve.crossing import Unsound
from pingreg.resolve.law import digest_of_key
from pingreg.resolve.model import Registry
from pingreg.source.tree import MemoryTree
from pingreg.spec.contract import ContractSpec
from pingreg.spec.files import Specs
from support.minimal import MINIMAL
from support.payloads import resolved_in

FIRST = date(2025, 1, 1)
"""The first day that anything drawn is about; the last is `DAYS` later."""
DAYS = 40

KEYS = ("key one", "key two", "key three", "key four")
SITES = ("site-one", "site-two", "site-three", "site-four")
_TAGS = ("allow-air-gapped", "disable-telemetry-events-export", "plan")
_WITHHOLD = ("app/example.Clicks", "app/example", "app/site", "app/version")
_REDACTIONS = ("none", "allow_listed", "all")
LEVELS = ("none", "critical", "full")
Contract = dict[str, Any]
Data = dict[str, Any]


def day(number: int) -> str:
    return (FIRST + timedelta(number)).isoformat()


def _some(words: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(words), unique=True, max_size=2)


events = st.one_of(
    st.sampled_from(["none", "by_rules"]),
    st.fixed_dictionaries(
        {
            "stream": st.sampled_from([["v1"], ["v2"], ["v1", "v2"]]),
            "redaction": st.sampled_from(_REDACTIONS),
            "allow": st.sampled_from(["all", ["cody"], ["cody.chat", "search"]]),
        }
    ),
)
_starts = st.integers(0, DAYS)


@st.composite
def terms(draw: st.DrawFn) -> Data:
    starts = draw(_starts)
    term: Data = {"from": day(starts), "pings": draw(st.sampled_from(LEVELS)), "events": draw(events)}
    if draw(st.booleans()):
        term["until"] = day(starts + draw(st.integers(1, DAYS)))
    term["withhold"] = draw(_some(_WITHHOLD))
    return term


@st.composite
def contracts(draw: st.DrawFn, *, number: int) -> Contract:
    """Draw the contract `number`; half of the keys and sites are its own, and half may be another's too."""
    licenses = [
        {
            "key_sha256": digest_of_key(key),
            "tags": draw(_some(_TAGS)),
            "sites": draw(_some(SITES)),
            **({"created": draw(st.sampled_from(["2023-01-01", "2024-01-01"]))} if draw(st.booleans()) else {}),
        }
        for key in draw(st.lists(st.sampled_from((KEYS[number], KEYS[-1])), unique=True))
    ]
    return {
        "title": f"Contract {number}",
        "hosting": draw(st.sampled_from(["cloud", "managed", "self_hosted"])),
        "licenses": licenses,
        "sites": draw(_some(SITES)),
        "terms": draw(st.lists(terms(), max_size=3)),
    }


@st.composite
def some_contracts(draw: st.DrawFn) -> dict[str, Contract]:
    return {f"c{number}": draw(contracts(number=number)) for number in range(draw(st.integers(0, 3)))}


def registry_with(contracts: Mapping[str, Contract], policy: str = "", changed: tuple[str, str] = ("", "")) -> Registry:
    """Resolve the minimal registry with these contracts, and more or another policy; the rest is resolved once."""
    base = _base(policy, changed)
    models = {f"contracts/{name}.yaml": ContractSpec.model_validate(data) for name, data in contracts.items()}
    nothing: frozenset[str] = frozenset()
    found, problems = contracts_of(Specs(models), base.policy, base.pings, Unsound(nothing, nothing, nothing))
    assert problems == []
    return replace(base, contracts=found)


@cache
def _base(policy: str, changed: tuple[str, str]) -> Registry:
    short = MINIMAL["policy.yaml"].replace("grace: 60d", "grace: 5d")
    text = (short.replace(*changed, 1) if changed[0] else short) + policy
    return resolved_in(MemoryTree({**MINIMAL, "policy.yaml": text}))
