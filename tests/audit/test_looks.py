"""Looks: the hosts that a registry sends to are its own, wherever they stand; every other host is a finding."""

import pytest

from pingreg.audit.looks import endpoints_of, look_at, look_without, stream_names
from pingreg.detect.search import full_search
from support.minimal import overlay, resolved

REGISTRY = resolved(
    overlay("fields:\n  Clicks: {count: {event: Click, per: week}, description: Clicks on the button that opens it.}\n")
)
ENDPOINT = max(endpoints_of(REGISTRY))
PAYLOADS = ({"to": f"https://{ENDPOINT.upper()}/updates"}, {"site": f"POST {ENDPOINT}"}, [ENDPOINT], ENDPOINT)
SEARCH = full_search()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_endpoint_is_no_finding(payload: object) -> None:
    assert list(look_without(REGISTRY, SEARCH)(payload)) == []
    for stream in stream_names(REGISTRY):
        assert list(look_at(REGISTRY, stream, shape="request", search=SEARCH)(payload)) == []


@pytest.mark.parametrize("host", [f"db1.{ENDPOINT}", f"{ENDPOINT}.evil.corp", "other.example.com"])
def test_every_other_host_is_one(host: str) -> None:
    assert [one.hit.text for one in look_without(REGISTRY, SEARCH)({"to": host})] == [host]


def test_without_a_registry_nothing_is_known() -> None:
    assert [one.hit.text for one in look_without(None, SEARCH)([ENDPOINT])] == [ENDPOINT]
