"""Joins: which identifiers a ping has, and with what they tie it together."""

from functools import cache

import pytest

from emit import emitted
from pingreg.resolve.joins import Held, joins_of
from pingreg.resolve.model import Registry
from support.minimal import MINIMAL, overlay, resolved

OPEN = """\
# policy.yaml
admits:
  pings: {nobody: bounded, organisation: identifier, person: identifier}
  events: {nobody: bounded, organisation: identifier, person: identifier}
# pings/desk/ping.yaml
title: Desk ping
description: Sent by every desk once a day.
identity: {site: desk}
cadence: 1d
endpoint: https://pings.example.com/desk
warehouse: {table: analytics.desk_pings}
recipients: [warehouse]
expires: {never: the owners look at each area every year}
# pings/desk/site.yaml
title: Desk
description: Which desk it is.
why: {question: Which desks are there?, decision: which desks get updates}
owner: platform
tier: critical
purposes: [support, updates]
category: system.operations
since: "1.0"
fields:
  desk:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    pattern: "^[0-9a-f]{32}$"
    description: Drawn when it was set up.
"""


@cache
def real() -> Registry:
    return emitted.resolved(emitted.files_under(emitted.ROOT / "registry"))


def ties(registry: Registry, ping: str) -> dict[str, list[str]]:
    return {join.field.name: [str(other.name) for other in join.others] for join in joins_of(registry).of(ping)}


def joined(one: str, other: str) -> bool:
    """Tell whether a field of the app is joined with one of the desk."""
    fields = f"fields:\n  one: {{{one}, description: One of the two.}}\n"
    desk = f"  other: {{{other}, description: The other of the two.}}\n"
    registry = resolved(overlay(fields + OPEN + desk))
    return "desk/other" in ties(registry, "app").get("app/example.one", ())


def test_the_server_ping_is_joined_by_who_sends_it() -> None:
    event = "events/metadata.identifier"
    licensed, unlicensed = f"{event}.licensed_instance", f"{event}.unlicensed_instance"
    assert ties(real(), "server") == {
        "server/site": ["desktop/site", f"{licensed}.instance_id", f"{unlicensed}.instance_id"],
        "server/LicenseKey": [f"{licensed}.license_key"],
        "server/initAdmin": [],
        "server/externalURL": [f"{licensed}.external_url", f"{unlicensed}.external_url"],
    }


def test_of_many_fields_that_may_be_the_same_a_few_are_named_and_it_is_said() -> None:
    one = "{{id: {{of: person}}, category: user.name, description: Number {} of many.}}"
    for many, are_more in ((8, False), (9, True)):
        desk = "".join(f"  other{at}: {one.format(at)}\n" for at in range(many))
        joins = joins_of(resolved(overlay(f"fields:\n  one: {one.format(many)}\n{OPEN}{desk}")))
        (join,) = (join for join in joins.of("app") if join.field.steps[-1] == "one")
        assert (len(join.others), join.is_cut) == (8, are_more)


def test_joins_go_both_ways() -> None:
    joins = joins_of(real())
    for ping in joins.identifiers:
        for join in joins.of(ping):
            assert all(ping in {back.ping for back in joins.others(other)} for other in join.others)


def test_a_ping_without_identifiers_is_joined_with_nothing() -> None:
    assert ties(resolved(MINIMAL), "nobody") == {}


HASHED = "text: {{}}, category: user.name, anonymize: [{{hmac: {{purpose: {}, period: {}}}}}]"


@pytest.mark.parametrize(
    ("one", "other", "is_joined"),
    [
        ("id: {of: person}, category: user.name", "id: {of: person}, category: user.name", True),
        ("id: {of: person}, category: user.name", "id: {of: person}, category: user.contact.email", False),
        ("id: {of: person}, category: user.name", HASHED.format("a", "day"), False),
        (HASHED.format("a", "day"), HASHED.format("a", "day"), True),
        (HASHED.format("a", "day"), HASHED.format("b", "day"), False),
        (HASHED.format("a", "day"), HASHED.format("a", "year"), False),
        ("gauge: {of: things}", "gauge: {of: things}", False),
    ],
)
def test_values_may_be_the_same_where_nothing_says_that_they_differ(one: str, other: str, is_joined: bool) -> None:  # noqa: FBT001  a parameter of a test
    assert joined(one, other) == is_joined


SOURCE = """\
# sources/crm.yaml
title: Customer relations
description: Contacts of customers.
owner: platform
store: crm
holds:
  {held}
"""


@pytest.mark.parametrize(
    ("held", "tied"),
    [
        ("mail: {of: person, category: user.contact.email}", ["app/example.contact"]),
        ("contact: {of: person, category: user.behavior}", ["app/example.contact"]),
        ("mail: {of: organisation, category: user.contact.phone_number}", []),
        ("seat: {of: instance, category: user.unique_id.pseudonymous}", ["app/site"]),
        ("seat: {of: person, category: user.unique_id.pseudonymous}", []),
    ],
)
def test_a_source_ties_what_may_hold_the_same(held: str, tied: list[str]) -> None:
    fields = """\
fields:
  contact:
    id: {of: person}
    category: user.contact.email
    description: Mail address of whoever installed the app.
    exception: {basis: somebody has to be warned, approved_by: legal, review_by: 2027-06-30}
  hashed:
    text: {}
    category: user.contact.email
    anonymize: [{hmac: {purpose: usage}}]
    description: The same, hashed.
# policy.yaml
admits:
  pings: {nobody: bounded, organisation: pseudonym, person: pseudonym}
  events: {nobody: bounded, organisation: pseudonym, person: pseudonym}
"""
    registry = resolved(overlay(fields + SOURCE.format(held=held)))
    joins = joins_of(registry)
    (source,) = registry.sources.values()
    found = [field.name for name in source.spec.holds for field in joins.with_source(Held(source, name))]
    assert sorted(found) == sorted(tied)


def test_the_real_sources_tie_the_license_and_the_installer() -> None:
    registry = real()
    joins = joins_of(registry)
    held = [Held(source, name) for source in registry.sources.values() for name in source.spec.holds]
    tied = {one.subject: [str(field.name) for field in joins.with_source(one)] for one in held}
    license_key = "metadata.identifier.licensed_instance.license_key"
    assert tied == {
        "sources/hubspot/contact_email": ["server/initAdmin"],
        "sources/salesforce/account_name": [],
        "sources/subscriptions/license_key": [f"events/{license_key}", "server/LicenseKey"],
    }
