"""Write a registry of N fields in N/50 area files, to measure on; `pingreg check` finds nothing in it.

It is written as a team would write one: ten kinds of measures, about ten keys a field (nested ones counted), names of
three words of which no two are one edit apart, a description of its own for every field, units, bounds, reasons, and
names that are respelled for the warehouse. A ping holds at most 2,000 fields: a table has only so many columns.

    python bench/generate.py FOLDER [FIELDS]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

FIELDS_PER_FILE = 50
_FILES_PER_PING = 40


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SUBJECTS: tuple[str, ...] = _words("""
    Account Archive Backup Billing Branch Bundle Calendar Catalog Changeset Cluster Commit Contract Dashboard Dataset
    Device Diagram Editor Extension Feed Filter Gallery Gateway Glossary Handbook Incident Insight Invoice Journal
    Keyring Ledger Mailbox Marketplace Milestone Monitor Notebook Onboarding Package Permission Pipeline Playbook Portal
    Quota Registry Release Repository Rollout Runbook Sandbox Schedule Snippet Subscription Survey Template Tournament
    Tutorial Upload Vault Webhook Workflow Yearbook Zone
""")
_VERBS: tuple[str, ...] = _words("""
    Aborted Accepted Blocked Cloned Compared Created Delegated Dismissed Drafted Exported Finished Forwarded Grouped
    Highlighted Installed Inspected Joined Labelled Mentioned Migrated Navigated Opened Paused Published Queried
    Restored Requested Resolved Searched Shared Submitted Suggested Transferred Upgraded Validated Viewed Withdrawn
    Withheld Yielded
""")
_PLACES: tuple[str, ...] = _words("""
    Assistants Browsers Campaigns Consoles Documents Drawers Extractions Favourites Footers Guides Hovers Integrations
    Keyboards Libraries Menus Mobiles Notifications Organizations Overviews Panels Popups Previews Profiles Prompts
    Reports Receipts Ribbons Scripts Settings Shortcuts Sidebars Spaces Streams Terminals Threads Toolbars Topics
    Triggers Umbrellas Vignettes Widgets Wizards Yardsticks
""")
_PERIODS = ("day", "week", "month")
_TEAMS = ("atlas", "borealis", "cascade", "delta-works", "equinox", "fjord")

_HEAD = """\
title: {title}
description: What people do with {words}, over whole calendar periods.
why: {{question: How far do customers get with {words}?, decision: which step of it to improve next}}
owner: {team}
tier: product
purposes: [product_improvement]
category: user.behavior
since: "{since}"
source: database
{at}warehouse: {{keys: snake_case}}
fields:
"""
_KINDS = (
    """\
    count: {{event: {name}, per: {period}}}
    description: Number of times that {text} in the {period}.
    unit: "{{event}}"
    max: 1000000
    since: "{since}"
    source: event
    nullable: false
    note: The instance counts it in memory and forgets it when the {period} has ended.
""",
    """\
    count: {{of: times that {text}, per: {period}}}
    description: How often {text} in the {period}.
    max: 5000000
    since: "{since}"
    nullable: false
    purposes: [product_improvement, capacity]
    note: Counted by a query over {table} that runs once an hour.
""",
    """\
    distinct: {{of: users for whom {text}, per: {period}}}
    description: Distinct users for whom {text} in the {period}.
    unit: "{{user}}"
    max: 1000000
    since: "{since}"
    nullable: false
    purposes: [product_improvement, capacity]
    note: Users are told apart by {table}, and deleted ones are left out.
""",
    """\
    gauge: {{of: entries that {text} left behind}}
    description: Entries that stand in the instance now because {text}.
    unit: "{{entry}}"
    min: 0
    max: 10000000
    since: "{since}"
    nullable: false
    category: system.operations
    note: Counted in {table} when the ping is sent.
""",
    """\
    percentile: {{p: 90, of: milliseconds until {text}, per: {period}}}
    description: Time within which {text} in nine of ten cases of the {period}.
    unit: ms
    max: 3600000
    since: "{since}"
    nullable: false
    source: setting
    note: Read from {table}.
""",
    """\
    label: {{values: [never, seldom, often, always], else: other}}
    description: How regularly {text}, as the administrators have set it.
    since: "{since}"
    source: setting
    nullable: false
    max_cardinality: 5
    category: system.operations
    note: Kept in {table}.
""",
    """\
    flag: {{per: {period}}}
    description: Whether {text} at all in the {period}.
    since: "{since}"
    nullable: false
    source: database
    category: user.behavior
    purposes: [product_improvement, capacity]
    note: True as soon as {table} holds a row.
""",
    """\
    mean: {{of: minutes that pass before {text}, per: {period}}}
    description: Minutes that pass on average before {text} in the {period}.
    unit: min
    max: 1440
    since: "{since}"
    nullable: false
    source: database
    note: The average is taken over {table}.
""",
    """\
    ratio: {{of: cases in which {text}, to: all cases, per: {period}}}
    description: Share of the cases of the {period} in which {text}.
    since: "{since}"
    nullable: false
    source: database
    purposes: [product_improvement, capacity]
    note: Both numbers come from {table}.
""",
    """\
    sum: {{of: bytes written when {text}, per: {period}}}
    description: Bytes written in the {period} because {text}.
    unit: By
    max: 1000000000000
    since: "{since}"
    nullable: false
    deprecated: {{in: "6.0", because: the size of {table} tells the same}}
""",
)
_PING = """\
title: Ping of product {letters}
description: Sent by every instance of product {letters} about every half hour.
identity: {{site: InstanceId}}
versions: {{field: ProductRelease, scheme: semver}}
cadence: 30m
endpoint: https://pings.example.com/{letters}
transport: {{address: discarded, agent: discarded, arrival: discarded}}
warehouse: {{table: analytics.product_{letters}_pings}}
recipients: [warehouse]
expires: {{never: the owners look at each area every year}}
"""
_SITE = """\
  InstanceId:
    id: {{of: instance}}
    tier: critical
    purposes: [support, updates]
    category: user.unique_id.pseudonymous
    pattern: "^[0-9a-f-]{{36}}$"
    max_length: 36
    nullable: false
    description: Random id that an instance of product {letters} draws for itself when it is installed.
  ProductRelease:
    version: {{}}
    tier: critical
    purposes: [support, updates]
    category: system.operations
    nullable: false
    description: Release of product {letters} that the instance runs.
"""
_MANIFEST = """\
pingreg: 1
name: bench
title: Registry to measure on
docs: {url: https://handbook.example.com/telemetry}
"""
_POLICY = """\
tiers:
  critical:
    from_level: critical
    purposes: [billing, support, updates, security]
    max_fields: 500
    approvers: [data, legal]
  product: {from_level: full, also: [product_improvement, capacity], approvers: [data]}
admits:
  pings: {nobody: bounded, organisation: pseudonym, person: never}
  events: {nobody: bounded, organisation: pseudonym, person: pseudonym}
populations:
  - {name: own_cloud, when: {hosting: cloud}, pings: full, events: {stream: [v1, v2], redaction: none}}
  - {name: unrecognized, when: {license: unrecognized}, pings: none, events: none}
  - {name: licensed, pings: full, events: by_rules}
ping_rules:
  - {tag: allow-air-gapped, level: none}
  - {otherwise: full}
event_rules:
  - {tag: allow-air-gapped, allow: none}
  - {otherwise: all, redaction: allow_listed}
expired: {grace: 60d, then: critical}
unknown: none
stores:
  warehouse: {country: US, retention: {pings: 3y, events: 10y}, deletes_after: instance offline}
smallest_group: 10
suppress_below: {users: 5}
"""


def write(folder: Path, fields: int) -> Path:
    """Write a registry of `fields` fields, a multiple of 50 up to 100,000, beneath `folder`."""
    for path, text in _files(fields // FIELDS_PER_FILE):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def _files(areas: int) -> Iterator[tuple[str, str]]:
    yield "pingreg.yaml", _MANIFEST
    yield "policy.yaml", _POLICY
    yield "teams.yaml", "".join(f"{team}: {{title: {team.title()}}}\n" for team in _TEAMS)
    names = {subject: names_of(subject) for subject in SUBJECTS}
    events: list[str] = []
    for index in range(areas):
        number, place = divmod(index, _FILES_PER_PING)
        folder = f"pings/product_{_letters(number)}"
        if place == 0:
            yield f"{folder}/ping.yaml", _PING.format(letters=_letters(number))
        subject = SUBJECTS[index % len(SUBJECTS)]
        # The first area of a ping stands at its root, and two of its fifty fields name the instance.
        own = _SITE.format(letters=_letters(number)) if place == 0 else ""
        count = FIELDS_PER_FILE - (2 if place == 0 else 0)
        fields = [_field(next(names[subject]), at) for at in range(count)]
        head = _head(subject, index, at_root=place == 0)
        yield f"{folder}/{subject.lower()}_{_letters(index)}.yaml", head + own + "".join(text for _, text in fields)
        events.extend(name for at, (name, _) in enumerate(fields) if at % len(_KINDS) == 0)
    yield "events/local.yaml", "".join(f"{name}: {{description: Recorded when {name}}}\n" for name in events)


def _head(subject: str, index: int, *, at_root: bool) -> str:
    key = f"{subject.lower()}{_letters(index).title()}"
    return _HEAD.format(
        title=f"{subject} {_letters(index)}",
        words=f"the {subject.lower()} {_letters(index)}",
        team=_TEAMS[index % len(_TEAMS)],
        since=f"{4 + index % 2}.{index % 9}",
        at="" if at_root else f"at: {{request: {key}Usage}}\n",
    )


def names_of(subject: str) -> Iterator[tuple[str, str, str]]:
    """Give every combination of a verb and a place once, so mixed that neighbours differ in both."""
    for index in range(len(_VERBS) * len(_PLACES)):
        verb, place = _VERBS[index % len(_VERBS)], _PLACES[(index // len(_VERBS) + index) % len(_PLACES)]
        yield subject, verb, place


def _field(name: tuple[str, str, str], at: int) -> tuple[str, str]:
    subject, verb, place = name
    text = _KINDS[at % len(_KINDS)].format(
        name="".join(name),
        text=f"the {subject.lower()} was {verb.lower()} in the {place.lower()}",
        table=f"the table of {subject.lower()} {place.lower()}",
        period=_PERIODS[at // len(_KINDS) % len(_PERIODS)],
        since=f"5.{at % 12}",
    )
    return "".join(name), f"  {''.join(name)}:\n{text}"


def _letters(number: int) -> str:
    """Count in letters: a, b, ..., z, ba, bb, ..."""
    high, low = divmod(number, 26)
    return (_letters(high) if high else "") + chr(ord("a") + low)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
