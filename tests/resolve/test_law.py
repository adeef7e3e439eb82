"""The law of contracts, for contracts drawn at random: nothing is ever kept that somebody did not allow."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pingreg.resolve.contracts import found_by
from pingreg.resolve.law import standing_of
from pingreg.resolve.standing import NO_EVENTS, EventsKept, Sender, Standing
from pingreg.resolve.stricter import narrower, streamed
from support.contracts import (
    DAYS,
    FIRST,
    KEYS,
    LEVELS,
    SITES,
    Contract,
    contracts,
    day,
    registry_with,
    some_contracts,
    terms,
)

SENDERS = st.builds(
    Sender,
    license=st.sampled_from((None, "", "on no file", *KEYS)),
    site=st.sampled_from((None, "", "elsewhere", *SITES)),
    deploy_type=st.sampled_from((None, "app", "docker")),
)
DAY = st.integers(-3, DAYS * 2).map(lambda number: FIRST + timedelta(number))
PING_RULE = (
    "- {tag: allow-air-gapped, level: none}",
    "- {tag: plan, level: none}\n  - {tag: allow-air-gapped, level: none}",
)
EVENT_RULE = ("event_rules:", "event_rules:\n  - {tag: plan, allow: none}")
POPULATION = ("populations:", "populations:\n  - {name: none_of_it, when: {deploy_type: docker}, pings: none}")
CEILINGS = """
ceilings:
  cloud: {pings: critical, events: {stream: [v2], redaction: none}}
  managed: {pings: none}
  self_hosted: {pings: critical, events: {stream: [v1], redaction: all}}
"""


def is_within(one: Standing, two: Standing) -> bool:
    """Tell whether `one` keeps nothing that `two` does not."""
    return (
        LEVELS.index(one.level) <= LEVELS.index(two.level)
        and (one.level == "none" or one.withheld >= two.withheld)
        and events_within(one.events, two.events)
    )


def events_within(one: EventsKept, two: EventsKept) -> bool:
    return one == NO_EVENTS or narrower(one, two) == replace(one, features=narrower(one, one).features)


def what(standing: Standing) -> tuple[object, ...]:
    return (standing.hosting, standing.population, standing.level, standing.events, standing.withheld, standing.clause)


@given(some_contracts(), SENDERS, DAY, DAY, st.sampled_from(["", CEILINGS]))
def test_nothing_is_kept_above_the_ceiling(
    drawn: dict[str, Contract], sender: Sender, received: date, sent: date, policy: str
) -> None:
    registry = registry_with(drawn, policy)
    found = standing_of(registry, sender, received=received, sent=sent)
    ceiling = getattr(registry.policy.ceilings, found.hosting)
    assert LEVELS.index(found.level) <= LEVELS.index(ceiling.pings)
    assert events_within(found.events, streamed(ceiling.events))


@given(contracts(number=0), st.sampled_from(KEYS[:1]), DAY)
def test_nothing_is_kept_above_a_term_that_holds_and_all_that_it_withholds_is(
    contract: Contract, key: str, received: date
) -> None:
    registry = registry_with({"c0": contract})
    found = standing_of(registry, Sender(license=key), received=received)
    for term in registry.contracts.contracts[0].terms if found.customer else ():
        if term.starts <= received and (term.ends is None or received < term.ends):
            assert LEVELS.index(found.level) <= LEVELS.index(term.level)
            assert found.withheld >= term.withheld
            assert term.events == "by_rules" or events_within(found.events, term.events)


@given(contracts(number=0), terms(), DAY)
def test_once_a_term_has_begun_what_it_withholds_and_its_level_are_not_forgotten_when_it_ends(
    contract: Contract, term: dict[str, object], received: date
) -> None:
    registry = registry_with({"c0": {**contract, "sites": ["site-one"], "terms": [term]}})
    found = standing_of(registry, Sender(site="site-one"), received=received)
    only = registry.contracts.contracts[0].terms[0]
    if received >= only.starts:
        assert LEVELS.index(found.level) <= LEVELS.index(only.level)
        assert found.withheld >= only.withheld


@given(some_contracts(), SENDERS, DAY)
def test_until_is_the_first_day_on_which_the_standing_may_change(
    drawn: dict[str, Contract], sender: Sender, received: date
) -> None:
    registry = registry_with(drawn)
    found = standing_of(registry, sender, received=received)
    end = min(found.until or date.max, FIRST + timedelta(DAYS * 3))
    assert found.until is None or found.until > received
    for number in range((end - received).days):
        assert standing_of(registry, sender, received=received + timedelta(number)) == found


@given(some_contracts(), SENDERS, DAY, DAY)
def test_two_days_keep_no_more_than_either(
    drawn: dict[str, Contract], sender: Sender, received: date, sent: date
) -> None:
    registry = registry_with(drawn)
    both = standing_of(registry, sender, received=received, sent=sent)
    one, two = (standing_of(registry, sender, received=each) for each in (received, sent))
    assert is_within(both, one)
    assert is_within(both, two)
    assert what(one) == what(two) or both.warnings
    assert what(one) != what(two) or what(both) == what(one)


@given(some_contracts(), SENDERS, DAY)
def test_license_and_site_keep_no_more_than_either(drawn: dict[str, Contract], sender: Sender, received: date) -> None:
    registry = registry_with(drawn)
    both = standing_of(registry, sender, received=received)
    if sender.license and registry.contracts.by_site.get(sender.site or "") and both.warnings:
        by_license = standing_of(registry, replace(sender, site=None), received=received)
        assert is_within(both, by_license)


@given(some_contracts(), SENDERS, DAY)
def test_a_license_on_no_file_keeps_nothing(drawn: dict[str, Contract], sender: Sender, received: date) -> None:
    found = standing_of(registry_with(drawn), replace(sender, license="on no file"), received=received)
    assert (found.level, found.events) == ("none", NO_EVENTS)


@given(some_contracts(), SENDERS, DAY)
def test_the_order_of_files_does_not_matter(drawn: dict[str, Contract], sender: Sender, received: date) -> None:
    names = sorted(drawn, reverse=True)
    backwards = {name: {**drawn[name], "terms": drawn[name]["terms"][::-1]} for name in names}
    one, two = (standing_of(registry_with(each), sender, received=received) for each in (drawn, backwards))
    assert (one.level, one.events, one.withheld) == (two.level, two.events, two.withheld)


@given(some_contracts(), SENDERS, DAY, st.sampled_from([PING_RULE, EVENT_RULE, POPULATION]))
def test_a_stricter_rule_never_widens(
    drawn: dict[str, Contract], sender: Sender, received: date, rule: tuple[str, str]
) -> None:
    before = standing_of(registry_with(drawn), sender, received=received)
    after = standing_of(registry_with(drawn, changed=rule), sender, received=received)
    assert is_within(after, before)


@given(contracts(number=0), SENDERS, DAY, st.integers(0, DAYS), st.integers(1, DAYS))
def test_a_stricter_term_never_widens(
    contract: Contract, sender: Sender, received: date, starts: int, length: int
) -> None:
    strict = {"from": day(starts), "until": day(starts + length), "pings": "none", "events": "none"}
    before = standing_of(registry_with({"c0": contract}), sender, received=received)
    longer = {**contract, "terms": [*contract["terms"], strict]}
    assert is_within(standing_of(registry_with({"c0": longer}), sender, received=received), before)


def test_a_contract_that_cannot_be_read_whole_keeps_nothing() -> None:
    registry = registry_with({"c0": {"title": "A", "hosting": "self_hosted", "sites": ["site-one"]}})
    contract = registry.contracts.contracts[0]._replace(is_sound=False)
    torn = replace(registry, contracts=found_by([contract], registry.contracts.omitted))
    found = standing_of(torn, Sender(site="site-one"), received=FIRST)
    assert (found.level, found.events, found.customer) == ("none", NO_EVENTS, "c0")
    assert "cannot be read" in found.clause


def test_who_names_neither_license_nor_site_is_kept_nothing_of() -> None:
    found = standing_of(registry_with({}), Sender(deploy_type="app"), received=FIRST)
    assert (found.level, found.events) == ("none", NO_EVENTS)
    assert "neither a license nor a site" in found.clause
