"""Sightings: what a declaration explains is none, everything else is, and no name that nobody declared is told."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pingreg.detect.search import full_search
from pingreg.payload.places import Json
from pingreg.payload.release import is_release
from pingreg.payload.sighting import Sightings
from pingreg.payload.tree import Shape, request_tree, tree_of
from support.minimal import overlay, resolved

_GROUNDED = "exception: {basis: somebody must be reached, approved_by: legal, review_by: 2027-06-30}"
_BLOCK = f"""\
fields:
  Clicks: {{count: {{event: Click, per: week}}, description: Clicks on the button that opens the feature.}}
  Edition: {{label: {{values: [free, db1.corp.example.org]}}, description: Edition of the app that runs.}}
  Modes: {{label: {{values: [a, b]}}, repeated: true, max_items: 3, description: Modes that are switched on.}}
  Release: {{version: {{}}, description: Release of the part that runs beside the app.}}
  Began: {{time: {{to: day}}, description: Moment at which the part was started.}}
  Trace: {{text: {{}}, pattern: "^[0-9a-f]*$", max_length: 64, description: Trace of the last request.}}
  Name:
    text: {{}}
    pattern: "^[0-9A-Za-z.-]*$"
    max_length: 64
    description: Name of the part that runs.
    {_GROUNDED}
  Admin:
    id: {{of: person}}
    category: user.contact.email
    description: Address of whoever installed the app.
    {_GROUNDED}
  Hits.*: {{label: {{values: [go, rust]}}, description: Languages of the files that were found.}}
  Hashed:
    id: {{of: person}}
    category: user.contact.email
    description: Address of an administrator, which never leaves the instance as it is.
    anonymize: [{{hmac: {{purpose: support}}, at: sender}}]
    {_GROUNDED}
  Received:
    id: {{of: person}}
    category: user.contact.email
    description: Address of an administrator, which is hashed as it arrives.
    anonymize: [{{hmac: {{purpose: support}}, at: receiver}}]
    {_GROUNDED}
  Hits.*.Count: {{count: {{of: hits, per: week}}, description: Hits in files of the language.}}
  Rows[].Count: {{count: {{of: rows, per: week}}, description: Rows that were shown.}}
"""
REGISTRY = resolved(overlay(_BLOCK))
SIGHTINGS = Sightings(full_search(), request_tree(REGISTRY.pings["app"]))
UUID = "9b1c6f0e-3d5a-4b7e-9c21-5f0a8d7e6b14"
HEX = "4bf92f3577b34da6a3ce929d0e0e4736"
KEYED = "h1:2024a:mfrggzdfmztwq2lknnwg23tpoi"
MAIL, HOST, CARD = "alice@example.org", "db1.corp.example.org", 4111111111111111


def seen(payload: Json) -> list[tuple[str, str]]:
    return [(one.pointer, one.hit.detector.name) for one in SIGHTINGS.of(payload)]


EXPLAINED: Mapping[str, Any] = {
    "an id of an instance is random": {"site": UUID},
    "a count is a number of any size": {"example": {"Clicks": CARD}},
    "a word of a closed set": {"example": {"Edition": HOST}},
    "a version that looks like an address": {"example": {"Release": "1.2.3.4"}},
    "a stage of a version that looks like the end of a name": {"example": {"Release": "v5.1.0-rc.2+dev.internal"}},
    "a moment": {"example": {"Began": "2024-03-01T10:00:00Z"}},
    "digits that the pattern asks for": {"example": {"Trace": HEX}},
    "an address where one is declared": {"example": {"Admin": MAIL}},
    "a keyed hash where one is promised": {"example": {"Hashed": KEYED}},
    "what the receiver is going to hash": {"example": {"Received": MAIL}},
    "null, true and false": {"site": None, "example": {"Clicks": True, "x": None}},
}
FOUND: Mapping[str, tuple[Any, list[tuple[str, str]]]] = {
    "an address in an id of an instance": ({"site": MAIL}, [("/site", "email")]),
    "an address in a count": ({"example": {"Clicks": MAIL}}, [("/example/Clicks", "email")]),
    "another word than the closed set has": ({"example": {"Edition": MAIL}}, [("/example/Edition", "email")]),
    "a host in a list of labels": ({"example": {"Modes": ["a", HOST]}}, [("/example/Modes", "host-name")]),
    "an address in a version": ({"example": {"Release": MAIL}}, [("/example/Release", "email")]),
    **{
        f"in a version: {detector} {number}": ({"example": {"Release": text}}, [("/example/Release", detector)])
        for number, (detector, text) in enumerate(
            (
                ("host-name", HOST),
                ("host-name", "janes-macbook-pro"),
                ("host-name", "5.1.0+jane.smith.bigcorp.com"),
                ("phone", "+14155552671"),
                ("phone", "415.555.2671"),
                ("payment-card", str(CARD)),
                ("national-id", "536-22-1234"),
                ("ipv4", "10.1.2.3"),
                ("ipv4", "192.168.1.7"),
                ("mac", "3c:22:fb:12:9a:0e"),
                ("uuid", UUID),
                ("hash", HEX),
            )
        )
    },
    "a number of a person for a moment": ({"example": {"Began": "536-22-1234"}}, [("/example/Began", "national-id")]),
    "a card for a moment": ({"example": {"Began": str(CARD)}}, [("/example/Began", "payment-card")]),
    "a host that the pattern lets pass": ({"example": {"Name": HOST}}, [("/example/Name", "host-name")]),
    "a hash that the pattern lets pass": ({"example": {"Name": HEX}}, [("/example/Name", "hash")]),
    "a hash for an address": ({"example": {"Admin": HEX}}, [("/example/Admin", "hash")]),
    "an address where a keyed hash is promised": ({"example": {"Hashed": MAIL}}, [("/example/Hashed", "email")]),
    "another hash than was promised": ({"example": {"Hashed": HEX}}, [("/example/Hashed", "hash")]),
    "a key of a map": ({"example": {"Hits": {HOST: {"Count": 1}}}}, [("/example/Hits/*", "host-name")]),
    "a value of a map": ({"example": {"Hits": {"go": {"Count": MAIL}}}}, [("/example/Hits/*/Count", "email")]),
    "an item of a list": ({"example": {"Rows": [{"Count": MAIL}]}}, [("/example/Rows/[]/Count", "email")]),
    "a list for a value": ({"example": {"Clicks": [[MAIL]]}}, [("/example/Clicks/[]", "email")]),
    "an object for a value": ({"site": {"x": MAIL}}, [("/site/?", "email")]),
    "a value for an object": ({"example": MAIL}, [("/example", "email")]),
    "undeclared": ({"example": {"x": {"y": [MAIL]}}}, [("/example/?/?/[]", "email")]),
    "a name that is one": ({"example": {MAIL: 1}}, [("/example/?", "email")]),
    "a card among numbers": ({"paid": CARD}, [("/?", "payment-card")]),
    "a password under its name": ({"xx": {"db_password": "Tr0ub4dor&3xx"}}, [("/?/?", "credential")]),
    "a key under its name": ({"apiKey": ["a8f5f167-x9"]}, [("/?/[]", "credential")]),
    "a word for a password, and a place to fill in": ({"password": "required", "token": "${TOKEN_1}", "pwd": "a1"}, []),
    **{
        f"under its name: {next(iter(member))} {number}": (member, [("/?", detector)])
        for number, (detector, member) in enumerate(
            (
                ("credential", {"password": "correcthorse"}),
                ("credential", {"password": "hunter2"}),
                ("credential", {"pass": "Summer2024!"}),
                ("credential", {"DB_PASS": "s3cretpw!"}),
                ("credential", {"dbpassword": "correcthorse"}),
                ("credential", {"clientSecret": "abcdefghijklmnop"}),
                ("credential", {"session": "k3jh45kjh345kjh34k5"}),
                ("credential", {"sessionId": "s%3Aabc123DEF456ghi789"}),
                ("credential", {"Cookie": "lang=en; sid=31d4d96e407aad42"}),
                ("national-id", {"ssn": "536904399"}),
                ("national-id", {"ssn": 536904399}),
                ("national-id", {"user_ssn": 78051120 + 1}),
                ("mac", {"mac": "001B44113AB7"}),
                ("mac", {"macAddress": "001b44113ab7"}),
                ("host-name", {"hostname": "ACME-DC1"}),
                ("host-name", {"computerName": "build.acme.bank"}),
                ("phone", {"phone2": 14155552671}),
                ("coordinates", {"homeLat": 52.52001}),
            )
        )
    },
    **{
        f"a name that only seems to say it: {next(iter(member))} {number}": (member, [])
        for number, member in enumerate(
            (
                {"password": "not-configured"},
                {"password": "bcrypt"},
                {"pwd": "/usr/local/go1.22"},
                {"pass": "failed"},
                {"token": "placeholder1"},
                {"token": "StringLiteralToken"},
                {"signature": "rsa-sha256"},
                {"signature": "SHA256withRSA"},
                {"secret": "kubernetes"},
                {"session": "alice-onboarding-1"},
                {"cookie": "theme=dark; Path=/v1/pages"},
                {"ssn": 12},
                {"ssn": "enabled"},
                {"ssn": 1e300},
                {"mac": "M1"},
                {"macros": "001B44113AB7"},
                {"hostname": "localhost"},
                {"hostname": "github.com"},
                {"hostnames": 3},
                {"ghostname": "casper"},
                {"mobileUsers": 14155552671},
                {"phoneCount": 14155552671},
                {"p99Lat": 12.3456},
                {"avgLat": 12.3456},
                {"query_lat": "12.3456"},
                {"flat": 12.3456},
            )
        )
    },
    "a count of tokens": ({"maxTokens": 4096, "tokenizer": "o200k_base", "token_type": "mTLS2024bound"}, []),
    "a number to call, as text": ({"phone": "004915123456789"}, [("/?", "phone")]),
    "digits that nobody calls": ({"phone": "00000000000", "fax": "n/a", "phones": "twelve"}, []),
    "a place, as texts": ({"lat": "52.52001", "lng": "13.40495"}, [("/?", "coordinates")] * 2),
    "a place of GeoJSON": (
        {"geometry": {"type": "Point", "coordinates": [13.40495, 52.52001]}},
        [("/?/?/[]", "coordinates")] * 2,
    ),
    "a place in a list": ({"location": [13.404954, 52.520008]}, [("/?/[]", "coordinates")] * 2),
    "no object at all": ([MAIL], [("/[]", "email")]),
    "nothing but a text": (MAIL, [("", "email")]),
}


@pytest.mark.parametrize("payload", EXPLAINED.values(), ids=EXPLAINED)
def test_it_is_explained(payload: Json) -> None:
    assert seen(payload) == []


@pytest.mark.parametrize(("payload", "wanted"), FOUND.values(), ids=FOUND)
def test_it_is_found(payload: Json, wanted: list[tuple[str, str]]) -> None:
    assert seen(payload) == wanted


@given(st.datetimes(timezones=st.just(UTC)), st.sampled_from(["seconds", "microseconds"]))
def test_a_moment_looks_like_nothing_that_is_found(moment: datetime, precision: str) -> None:
    told = moment.isoformat(timespec=precision)
    assert [full_search().of_text(text) for text in (told, told[:10], told.replace("+00:00", "Z"))] == [()] * 3


@given(st.text(alphabet="v.-+_0123456789abcdefrc", max_size=200))
def test_any_text_is_a_release_or_none(text: str) -> None:
    assert not is_release(text) or text[0] in "v0123456789"


def test_without_a_declaration_everything_is_found_and_only_known_names_are_told() -> None:
    untyped = Sightings(full_search(), known={"site"})
    found = [(one.pointer, one.hit.detector.name) for one in untyped.of({"site": UUID, "other": {"site": MAIL}})]
    assert found == [("/site", "uuid"), ("/?/site", "email")]


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from([UUID, MAIL, HOST]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.sampled_from([MAIL, "Hits"]), inner),
    max_leaves=10,
)


@given(_ANY)
def test_any_payload_is_walked_and_no_name_of_it_is_told(payload: Json) -> None:
    declared = {"site", "example", "Hits", "Count", "*", "?", "[]", ""}
    for one in SIGHTINGS.of(payload):
        assert set(one.pointer.split("/")) <= declared


@pytest.mark.parametrize("shape", ["request", "warehouse"])
def test_what_is_stored_as_text_is_explained_by_the_number_that_it_is(shape: Shape) -> None:
    stored = resolved(overlay(_BLOCK.replace("fields:", "warehouse: {as: string}\nfields:", 1)))
    sightings = Sightings(full_search(), tree_of(stored.pings["app"], shape))
    found = {one.hit.detector.name for one in sightings.of({"example": {"Clicks": str(CARD)}})}
    assert found == ({"payment-card"} if shape == "request" else set())


def test_what_is_stored_has_gone_through_the_methods_of_the_receiver() -> None:
    sightings = Sightings(full_search(), tree_of(REGISTRY.pings["app"], "warehouse"))
    stored = [one.hit.detector.name for one in sightings.of({"example": {"Received": MAIL, "Admin": MAIL}})]
    assert stored == ["email"]
    assert list(sightings.of({"example": {"Received": KEYED}})) == []
