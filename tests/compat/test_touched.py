"""Whom a change touches is counted for the fields of events as for those of pings."""

import pytest

from support.compared import changes
from support.minimal import overlay

_CONTRACTS = """\
# pingreg.yaml
contracts: contracts
# contracts/{name}.yaml
title: Umbrella
hosting: self_hosted
sites: [{name}-one, {name}-two]
terms: [{{from: 2026-01-01, pings: none, events: {events}, reference: form 1}}]
"""
_WITH = """\
# events/example.yaml
actions:
  opened:
    description: Somebody opened the page.
    metadata: {pageCount: {type: integer, description: Pages that were open already.}}
  closed: {description: Somebody closed the page.}
"""
_WITHOUT_FIELD = """\
# events/example.yaml
actions:
  opened: {description: Somebody opened the page.}
  closed: {description: Somebody closed the page.}
"""
_WITHOUT_ACTION = """\
# events/example.yaml
actions:
  closed: {description: Somebody closed the page.}
"""


@pytest.mark.parametrize("after", [_WITHOUT_FIELD, _WITHOUT_ACTION])
@pytest.mark.parametrize(
    ("events", "touched"),
    [
        ("{stream: [v2], redaction: allow_listed, allow: all}", "1 of 1 contract, 2 instances on file"),
        ("{stream: [v2], redaction: allow_listed, allow: [example]}", "1 of 1 contract, 2 instances on file"),
        ("{stream: [v2], redaction: allow_listed, allow: [other]}", "0 of 1 contract, 0 instances on file"),
        ("none", "0 of 1 contract, 0 instances on file"),
    ],
)
def test_contracts_that_keep_the_events_of_a_feature_are_touched(after: str, events: str, touched: str) -> None:
    contracts = _CONTRACTS.format(name="umbrella", events=events)
    (found,) = changes(overlay(_WITH + contracts), overlay(after + contracts))
    assert dict(found.remarks)["touches"] == f"1 field, {touched}"
