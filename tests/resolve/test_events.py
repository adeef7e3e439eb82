"""Kinds of events: what an action's document holds, and what is withheld of it."""

import json
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emit import emitted
from pingreg.payload.event import judge_event, kind_of
from pingreg.payload.tree import Leaf, Map, Object, request_tree
from pingreg.resolve.events import event_kind, event_withheld
from pingreg.resolve.model import EventKind, FieldName, Registry
from pingreg.resolve.standing import NO_EVENTS, EventsKept
from pingreg.spec.policy import Hosting, Redaction
from support.minimal import overlay, resolved

HOSTINGS: tuple[Hosting, ...] = ("cloud", "managed", "self_hosted")
REDACTIONS: tuple[Redaction, ...] = ("none", "allow_listed", "all")
MARKETING = FieldName("events/event.marketing.referrer")
EDITION = FieldName("events/event.private.edition")
MINIMAL = resolved()
OPENED = MINIMAL.event_kinds["example", "opened"]


@cache
def real() -> Registry:
    return emitted.resolved(emitted.files_under(emitted.ROOT / "registry"))


def names(kind: EventKind) -> set[str]:
    return {field.name.removeprefix("events/") for field in kind.ping.fields}


def kept(redaction: Redaction, features: tuple[str, ...] | None = None) -> EventsKept:
    return EventsKept(("v2",), features, redaction)


def test_a_kind_has_the_envelope_and_its_own_metadata_and_no_columns() -> None:
    assert {"site", "event.id", "event.metadata.pageCount", "event.private.edition"} <= names(OPENED)
    assert all(field.column is None and field.level == "full" for field in OPENED.ping.fields)
    inherited = {(field.owner, field.since) for field in OPENED.ping.areas[1].fields}
    assert inherited == {("growth", "1.0")}


def test_a_kind_admits_its_own_feature_and_action_only() -> None:
    event = {"event": {"feature": "example", "action": "opened"}}
    assert not judge_event(json.dumps(event).encode(), MINIMAL)
    words = {field.name: field.bounds.words for field in OPENED.ping.fields}
    assert words[FieldName("events/event.feature")] == ("example",)
    assert words[FieldName("events/event.action")] == ("opened",)


def test_what_a_feature_allows_holds_for_all_its_actions_and_each_may_say_otherwise() -> None:
    block = """\
# events/example.yaml
actions:
  "*":
    description: Anything that somebody does with the page.
    private_metadata:
      edition: {label: {values: [free]}, description: Edition of the app., because: editions differ, approved_by: data}
      theme: {label: {values: [dark]}, description: Colours of the page., because: themes differ, approved_by: data}
  opened:
    description: Somebody opened the page.
    private_metadata:
      edition: {label: {values: [team]}, description: Edition of it., because: editions differ, approved_by: data}
"""
    kinds = resolved(overlay(block)).event_kinds
    words = {field.steps[-1]: field.bounds.words for field in kinds["example", "opened"].ping.areas[2].fields}
    assert words == {"edition": ("team",), "theme": ("dark",)}
    assert event_kind(kinds, "example", "opened") is kinds["example", "opened"]
    assert event_kind(kinds, "example", "closed") is kinds["example", "*"]
    assert event_kind(kinds, "example", "*") is None
    assert event_kind(kinds, "other", "closed") is None


@pytest.mark.parametrize(
    ("features", "is_kept"),
    [
        (None, True),
        ((), False),
        (("example",), True),
        (("exam",), False),
        (("example.page",), False),
        (("other", "example"), True),
    ],
)
def test_a_feature_is_kept_by_its_name_or_a_dotted_beginning(
    features: tuple[str, ...] | None, *, is_kept: bool
) -> None:
    assert (event_withheld(OPENED, kept("none", features), hosting="cloud") is not None) == is_kept


def test_a_name_covers_its_dotted_children() -> None:
    kind = real().event_kinds["cody.completion", "accepted"]
    assert event_withheld(kind, kept("none", ("cody",)), hosting="cloud") == frozenset()
    assert event_withheld(kind, kept("none", ("cod",)), hosting="cloud") is None


def test_nothing_is_kept_of_a_stream_that_is_not_admitted() -> None:
    assert event_withheld(OPENED, NO_EVENTS, hosting="cloud") is None
    assert event_withheld(OPENED, EventsKept(("v1",), None, "none"), hosting="cloud") is None


@pytest.mark.parametrize(
    ("redaction", "hosting", "withheld"),
    [
        ("none", "cloud", set()),
        ("allow_listed", "cloud", {MARKETING}),
        ("all", "cloud", {MARKETING, EDITION}),
        ("none", "managed", {MARKETING}),
        ("none", "self_hosted", {MARKETING}),
        ("allow_listed", "self_hosted", {MARKETING}),
        ("all", "managed", {MARKETING, EDITION}),
    ],
)
def test_redaction_withholds_this(redaction: Redaction, hosting: Hosting, withheld: set[FieldName]) -> None:
    assert event_withheld(OPENED, kept(redaction), hosting=hosting) == withheld


@given(st.sampled_from(HOSTINGS), st.sampled_from(REDACTIONS))
def test_stricter_redaction_keeps_no_more_and_marketing_never_leaves_a_single_tenant(
    hosting: Hosting, redaction: Redaction
) -> None:
    for kind in real_kinds():
        found = [event_withheld(kind, kept(each), hosting=hosting) or frozenset() for each in REDACTIONS]
        assert found[0] <= found[1] <= found[2]
        assert hosting == "cloud" or kind.marketing <= found[REDACTIONS.index(redaction)]
        assert found[2] <= {field.name for field in kind.ping.fields}


def real_kinds() -> tuple[EventKind, ...]:
    return tuple(real().event_kinds.values())


def test_the_real_registry_declares_what_the_allow_list_of_the_product_has() -> None:
    allowed = {
        (kind.feature, kind.action): {name.rpartition(".")[2] for name in kind.private}
        for kind in real_kinds()
        if kind.action in {"*", "visible", "submitted", "executed"}
    }
    assert allowed == {
        ("cody.completion", "*"): {"languageId", "otherCompletionProviders"},
        ("cody.hoverCommands", "visible"): {"languageId"},
        ("blob.codeintel", "*"): {"languageId"},
        ("cody.chat-question", "submitted"): {"chatModel"},
        ("cody.chatResponse", "*"): {"chatModel"},
        ("cody.chatResponseNew", "*"): {"chatModel"},
        **{(f"cody.command.{name}", "executed"): {"model"} for name in ("doc", "edit", "fix", "test")},
    }


def test_every_field_of_a_real_event_is_bounded() -> None:
    for kind in real_kinds():
        for field in kind.ping.fields:
            is_text = field.type == "string"
            assert not is_text or field.bounds.words or field.bounds.pattern, field.name
            assert is_text or field.bounds.low is not None, field.name


def test_an_event_says_of_which_kind_it_is_and_an_unknown_one_is_not_named() -> None:
    assert kind_of({"event": {"feature": "example", "action": "opened"}}, MINIMAL) is OPENED
    canary = "surprise-5f0a"
    for event in ({"feature": canary, "action": "opened"}, {"feature": "example", "action": canary}, {}, [canary]):
        (found,) = judge_event(json.dumps({"event": event}).encode(), MINIMAL)
        assert found.code == "PE120"
        assert canary not in f"{found.pointer} {found.message}"


def test_the_values_of_a_map_stand_in_the_tree_as_leaves() -> None:
    tree = request_tree(real().event_kinds["cody.completion", "accepted"].ping)
    flags = tree.members["event"]
    assert isinstance(flags, Object)
    inner = flags.members["feature_flags"]
    assert isinstance(inner, Object)
    found = inner.members["flags"]
    assert isinstance(found, Map)
    assert found.key is not None
    assert isinstance(found.value, Leaf)


def test_an_event_lineage_leads_from_the_action_to_the_envelope() -> None:
    registry = real()
    kind = registry.event_kinds["cody.completion", "accepted"]
    number = kind.ping.areas[1].fields[0]
    assert [str(registry.lineage(number, key)) for key in ("owner", "recipients", "tier")] == [
        "Place(path='events/cody.completion.yaml', keys=('owner',), on='value')",
        "Place(path='events/envelope.yaml', keys=('recipients',), on='value')",
        "None",
    ]
