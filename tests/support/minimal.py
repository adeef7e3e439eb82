"""A minimal valid registry in memory, and the convention by which a rule's examples change it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from pingreg.cli.judging import judged
from pingreg.diagnostics import Diagnostic, has_errors
from pingreg.resolve.model import Registry
from pingreg.source.cache import NoCache
from pingreg.source.code_owners import CodeOwners
from pingreg.source.files import contents_of
from pingreg.source.tree import MemoryTree, Tree

CODE_OWNERS = ".github/CODEOWNERS"
TODAY = date(2026, 11, 24)

Findings = tuple[tuple[str, str], ...]
"""Codes, each with its message."""

_POLICY = """\
tiers:
  critical:
    from_level: critical
    purposes: [billing, support, updates, security]
    max_fields: 30
    approvers: [data, legal]
  product: {from_level: full, also: [product_improvement, capacity], approvers: [data]}
admits:
  pings: {nobody: bounded, organisation: pseudonym, person: never}
  events: {nobody: bounded, organisation: pseudonym, person: pseudonym}
populations:
  - {name: own_cloud, when: {hosting: cloud}, pings: full, events: {stream: [v1, v2], redaction: none}}
  - {name: desktop, when: {deploy_type: app}, pings: full}
  - {name: unrecognized, when: {license: unrecognized}, pings: none, events: none}
  - {name: unlicensed, when: {license: absent}, pings: full, events: {stream: [v2], redaction: allow_listed}}
  - {name: licensed, pings: full, events: by_rules}
ping_rules:
  - {tag: allow-air-gapped, level: none}
  - {otherwise: full}
event_rules:
  - {tag: allow-air-gapped, allow: none}
  - {tag: disable-telemetry-events-export, allow: [example]}
  - {license_before: 2023-10-04, or_unknown: true, allow: [example]}
  - {otherwise: all, redaction: allow_listed}
expired: {grace: 60d, then: critical}
unknown: none
switches:
  disableNonCriticalTelemetry: {product_versions: ">=3.16, <5.0", sends: critical}
  update.channel: {value: none, sends: none}
stores:
  warehouse: {country: US, retention: {pings: 3y, events: 10y}, deletes_after: instance offline}
  crm: {country: US, retention: {pings: 3y}}
smallest_group: 10
suppress_below: {users: 5}
"""

_PING = """\
title: App ping
description: Sent by every instance of the app about every half hour.
identity: {site: site}
versions: {field: version, scheme: semver}
cadence: 30m
endpoint: https://pings.example.com/updates
transport: {address: discarded, agent: discarded, arrival: discarded}
warehouse: {table: analytics.app_pings}
recipients: [warehouse]
expires: {never: the owners look at each area every year}
"""

_SITE = """\
title: Site
description: Which instance sends, and what it runs.
why: {question: Which instances are there?, decision: which versions get updates}
owner: platform
tier: critical
purposes: [support, updates]
category: system.operations
since: "1.0"
fields:
  site:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id that the instance draws for itself when it is installed.
  version:
    version: {}
    description: Version of the app that the instance runs.
"""

HEADER = """\
title: Example
description: What people do with the example feature.
why: {question: Is the example feature used?, decision: whether to keep it}
owner: growth
tier: product
purposes: [product_improvement]
category: user.behavior
since: "1.2"
at: {request: example}
"""
"""The standard header of an area: an example that shows only `fields` stands behind it."""

_EXAMPLE = """\
fields:
  Clicks:
    count: {event: Click, per: week}
    description: Clicks on the button that opens the example feature.
  Edition:
    label: {values: [free, team, enterprise]}
    description: Edition of the app that the instance runs.
  Drags:
    count: {event: Drag, per: week}
    description: Times that somebody dragged the example feature to another place.
    removed: {in: "2.0", because: the feature no longer moves}
"""

_ENVELOPE = """\
title: Example event
description: What somebody did with the app.
owner: platform
purposes: [product_improvement]
category: system.operations
since: "1.0"
recipients: [warehouse]
expires: {never: the owners look at each feature every year}
endpoint: https://events.example.com
at:
  feature: event.feature
  action: event.action
  sent: event.time
  metadata: [event.metadata]
  private_metadata: event.private
identity: {license: [license], site: [site]}
marketing: [event.marketing]
fields:
  site:
    id: {of: instance}
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: Random id that the instance draws for itself, the same as in its pings.
  license:
    id: {of: organisation}
    category: user.unique_id.pseudonymous
    max_length: 64
    pattern: "^[0-9A-Za-z_-]+$"
    description: License that the instance runs under.
  event.id:
    id: {of: instance}
    max_length: 36
    pattern: "^[0-9a-f-]{36}$"
    description: Random id of the event.
  event.time:
    time: {}
    description: Moment at which it happened.
  event.feature:
    text: {}
    pattern: "^[A-Za-z.-]+$"
    max_length: 64
    description: What was used.
  event.action:
    text: {}
    pattern: "^[A-Za-z.-]+$"
    max_length: 64
    description: What was done with it.
  event.marketing.referrer:
    text: {}
    pattern: "^https://[a-z./]+$"
    max_length: 200
    description: Page from which the visitor came.
    exception: {basis: visitors of the own cloud agreed to it, approved_by: data, review_by: 2027-06-30}
"""

_FEATURE = """\
title: Example feature
description: A button, and the page that it opens.
owner: growth
purposes: [product_improvement]
category: user.behavior
actions:
  opened:
    description: Somebody opened the page.
    metadata:
      pageCount: {type: integer, description: Pages that were open already.}
    private_metadata:
      edition:
        label: {values: [free, team, enterprise]}
        description: Edition of the app in which it happened.
        because: the page is made anew for each edition
        approved_by: data
"""

AREA = "pings/app/example.yaml"
"""The file whose content an example shows, unless it says otherwise."""

MINIMAL: Mapping[str, str] = {
    "pingreg.yaml": "pingreg: 1\nname: example\ntitle: Example registry\n"
    "docs: {url: https://handbook.example.com/telemetry}\n",
    "policy.yaml": _POLICY,
    "teams.yaml": "platform: {title: Platform}\ngrowth: {title: Growth}\n",
    "events/local.yaml": "Click: {description: Somebody clicks the button that opens the example feature.}\n"
    "Drag: {description: Somebody drags the example feature to another place.}\n"
    "View: {description: Somebody sees the page of the example feature.}\n",
    "events/envelope.yaml": _ENVELOPE,
    "events/example.yaml": _FEATURE,
    "pings/app/ping.yaml": _PING,
    "pings/app/site.yaml": _SITE,
    AREA: HEADER + _EXAMPLE,
}
_MERGED = frozenset(
    [
        *("pingreg.yaml", "policy.yaml", "teams.yaml", "pings/app/ping.yaml"),
        *("events/local.yaml", "events/envelope.yaml", "events/example.yaml"),
    ]
)
_FILE_LINE = re.compile(r"# ([A-Za-z0-9_./-]+\.(?:ya?ml|json|md|csv)|\.github/CODEOWNERS)\n?\Z")
_TOP_KEY = re.compile(r"""["']?([^\s#:"'][^:"']*)["']?\s*:""")


def overlay(block: str, base: Mapping[str, str] = MINIMAL) -> dict[str, str]:
    """Put an example's block over a registry.

    The block is the content of `pings/app/example.yaml`, and the standard header's keys that it lacks are put
    before it. A line such as `# policy.yaml` begins another file: of the manifest, the policy, the teams, the ping
    and the files of events, only the top-level keys that follow are replaced; any other file is replaced whole.
    """
    files = dict(base)
    for path, text in _sections(block):
        if path == "":
            files[AREA] = _merged(HEADER, text)
        elif path in _MERGED:
            files[path] = _merged(files.get(path, ""), text)
        else:
            files[path] = text
    return files


def check(files: Mapping[str, str | bytes], *, today: date = TODAY) -> tuple[Diagnostic, ...]:
    """Check a registry as the command line does: load, model, resolve and every rule.

    With a file CODEOWNERS it is the folder `registry/` of a repository.
    """
    text = files.get(CODE_OWNERS)
    owners = None if text is None else CodeOwners(CODE_OWNERS, str(text), "registry/")
    return check_tree(
        MemoryTree({path: text for path, text in files.items() if path != CODE_OWNERS}), today=today, owners=owners
    )


def check_tree(tree: Tree, *, today: date = TODAY, owners: CodeOwners | None = None) -> tuple[Diagnostic, ...]:
    """Check a registry that stands in any tree."""
    contents, unread = contents_of(tree)
    found = judged(tree, contents, unread, today=today, cache=NoCache(), code_owners=owners)
    return found.verdict.diagnostics


def resolved(files: Mapping[str, str] = MINIMAL) -> Registry:
    """Resolve a registry that has no mistakes."""
    tree = MemoryTree(files)
    contents, unread = contents_of(tree)
    found = judged(tree, contents, unread, today=TODAY, cache=NoCache())
    assert not has_errors(found.found), found.found
    assert found.registry is not None
    return found.registry


def _sections(block: str) -> Iterator[tuple[str, str]]:
    path, lines = "", list[str]()
    for line in block.splitlines(keepends=True):
        found = _FILE_LINE.match(line)
        if found is None:
            lines.append(line)
            continue
        if path or "".join(lines).strip():
            yield path, "".join(lines)
        path, lines = found[1], []
    if path or "".join(lines).strip():
        yield path, "".join(lines)


def _merged(base: str, text: str) -> str:
    given = {found[1] for line in text.splitlines() if (found := _TOP_KEY.match(line))}
    kept: list[str] = []
    keep = True
    for line in base.splitlines(keepends=True):
        if found := _TOP_KEY.match(line):
            keep = found[1] not in given
        if keep:
            kept.append(line)
    return "".join(kept) + text
