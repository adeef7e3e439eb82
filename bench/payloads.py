"""Write a registry with one ping, contracts at every level, and any number of its payloads, some of them faulty.

A payload has ten areas with as many leaves as are asked for: seven of ten are counts, the rest a rate, a flag and two
labels; as in a real registry, few texts have a pattern: here license, site and the two that are hashed. With 10 leaves
an area it has about 2.9 KB, with 40 about 11 KB. Of a thousand sites, one in ten is kept nothing of, three in ten what
is critical, the rest everything. Faults are spread evenly: a key nobody declared (at the top, or in an area), a text
for a number, a number below zero, a line that breaks off.
"""

import hashlib
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

AREAS = 10
SITES = 1000
KEYS = f"key bench-1 {hashlib.sha256(b'bench').hexdigest()}\n"
LEVELS = ("none", *["critical"] * 3, *["full"] * 6)
_CRITICAL_AREAS = 2
_WORDS = ("small", "medium", "large", "huge")
_PATTERNS = 200
_COUNTED = re.compile(r'"(Visits\w*)":\d+')

_PING = """\
title: App ping
description: What each instance of the app reports of itself.
identity: {license: licenseKey, site: site}
versions: {field: version, scheme: semver}
cadence: 30m
endpoint: https://pings.example.com/app
transport: {address: discarded, agent: discarded, arrival: discarded}
warehouse: {table: analytics.app}
recipients: [warehouse]
expires: {never: owners look at their areas every year}
"""
_SITE = """\
title: Site
description: Which instance this is.
owner: core
tier: critical
purposes: [support]
category: system.operations
why: {question: Which instances are there?, decision: whom to help}
fields:
  site:
    id: {of: instance}
    pattern: "^[0-9a-f-]{36}$"
    max_length: 36
    description: Random id of the installation.
  licenseKey:
    id: {of: organisation, empty: true}
    pattern: "^[0-9A-Za-z-]*$"
    max_length: 64
    exception: {basis: the contract says so, approved_by: legal, review_by: 2027-06-30}
    description: License that the instance has.
  version: {version: {}, description: Release of the app.}
  admin:
    id: {of: person}
    pattern: "^[^@ ]+@[^@ ]+$"
    max_length: 320
    category: user.contact.email
    exception: {basis: somebody must be reached, approved_by: legal, review_by: 2027-06-30}
    anonymize: [{hmac: {purpose: support}}]
    description: Address of an administrator.
  cluster:
    id: {of: organisation}
    pattern: "^[0-9a-z.-]+$"
    max_length: 100
    exception: {basis: somebody must be reached, approved_by: legal, review_by: 2027-06-30}
    anonymize: [{hmac: {purpose: support}}]
    description: Name of the cluster.
"""


def write_registry(folder: Path, leaves: int) -> Path:
    """Write a registry whose ping has `leaves` leaves an area, and its contracts."""
    policy = Path(__file__).parent.parent / "src/pingreg/cli/new/policy.yaml"
    files = {
        "pingreg.yaml": "pingreg: 1\nname: bench\ntitle: Bench registry\ncontracts: contracts\n",
        "policy.yaml": re.sub("max_fields: 30", "max_fields: 500", policy.read_text("utf-8")),
        "teams.yaml": "core: {title: Core}\n",
        "pings/app/ping.yaml": _PING,
        "pings/app/site.yaml": _SITE,
        **{f"pings/app/area_{area}.yaml": _area(area, leaves) for area in range(AREAS)},
        **{f"contracts/{level}.yaml": _contract(level) for level in dict.fromkeys(LEVELS)},
    }
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def lines(count: int, leaves: int, *, faulty: float = 0.03, seed: int = 1) -> Iterator[bytes]:
    """Give payloads, one a line; always the same for the same arguments."""
    draw = random.Random(seed)  # noqa: S311  no secret hangs on it
    patterns = [json.dumps(_payload(draw, leaves), separators=(",", ":")) for _ in range(_PATTERNS)]
    every = round(1 / faulty) if faulty else 0
    for number in range(count):
        site = draw.randrange(SITES)
        text = patterns[number % _PATTERNS].replace("#site", site_id(site)).replace("#key", license_key(site))
        text = text.replace("#user", f"user{site}")
        line = _COUNTED.sub(lambda match: f'"{match[1]}":{draw.randrange(10**6)}', text, count=4)
        yield (_faulty(line, number // every) if every and number % every == 0 else line).encode() + b"\n"


def main(count: str, leaves: str, faulty: str, file: str) -> None:
    """Write payloads to a file."""
    with Path(file).open("wb") as out:
        out.writelines(lines(int(count), int(leaves), faulty=float(faulty)))


def site_id(site: int) -> str:
    """Give the id of one site."""
    digits = hashlib.md5(str(site).encode(), usedforsecurity=False).hexdigest()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def license_key(site: int) -> str:
    """Give the license of one site."""
    return f"license-{site}"


def level_of(site: int) -> str:
    """Give the level that the contract of one site keeps."""
    return LEVELS[site % len(LEVELS)]


def _area(area: int, leaves: int) -> str:
    tier, purpose = ("critical", "support") if area < _CRITICAL_AREAS else ("product", "product_improvement")
    head = f"""\
title: Area {area}
description: What people do in part {area} of the app.
owner: core
tier: {tier}
purposes: [{purpose}]
category: user.behavior
why: {{question: Is part {area} used?, decision: what to build next}}
at: {{request: areaUsage{area}}}
fields:
"""
    return head + "".join(
        f"  {_name(leaf)}: {{{_measure(leaf)}, description: {_text(leaf, area)}}}\n" for leaf in range(leaves)
    )


def _name(leaf: int) -> str:
    return (
        "VisitsInTheWeek",
        "VisitsOfUsers",
        "DistinctVisitors",
        "OpeningsInTheWeek",
        "ClosingsInTheWeek",
        "ShareOfUsers",
        "IsSwitchedOn",
        "SizeOfTheInstance",
        "RepositoriesCount",
        "ModeOfMerging",
    )[leaf % 10] + (str(leaf // 10) if leaf >= 10 else "")


def _measure(leaf: int) -> str:
    kinds = {
        5: "ratio: {of: visits}",
        6: "flag: {}",
        7: f"label: {{values: [{', '.join(_WORDS)}]}}",
        9: "label: {values: [fast-forward, merge, squash-and-rebase]}",
    }
    return kinds.get(leaf % 10, "count: {of: visits, per: week}")


def _text(leaf: int, area: int) -> str:
    return f"Number {leaf} of what is reported of part {area}."


def _contract(level: str) -> str:
    licenses = "".join(
        f'  - {{key_sha256: "{hashlib.sha256(license_key(site).encode()).hexdigest()}", created: 2024-01-01, '
        f"environment: production, sites: [{site_id(site)}]}}\n"
        for site in range(SITES)
        if level_of(site) == level
    )
    terms = f"terms:\n  - {{from: 2024-01-01, pings: {level}, events: none, reference: order form 1}}\n"
    return f"title: Customer with {level}\nhosting: self_hosted\nlicenses:\n{licenses}{terms}"


def _payload(draw: random.Random, leaves: int) -> dict[str, Any]:
    head = {
        "site": "#site",
        "licenseKey": "#key",
        "version": "5.3.2",
        "admin": "#user@example.org",
        "cluster": "#user.example.org",
    }
    return {
        **head,
        **{f"areaUsage{area}": {_name(leaf): _value(draw, leaf) for leaf in range(leaves)} for area in range(AREAS)},
    }


def _value(draw: random.Random, leaf: int) -> Any:  # noqa: ANN401  JSON
    match leaf % 10:
        case 5:
            return round(draw.random(), 4)
        case 6:
            return draw.random() < 0.5
        case 7:
            return draw.choice(_WORDS)
        case 9:
            return draw.choice(("fast-forward", "merge", "squash-and-rebase"))
        case _:
            return draw.randrange(10**6)


def _faulty(line: str, number: int) -> str:
    match number % 5:
        case 0:
            return line.replace('{"site"', '{"nobodyDeclared": [1, {"a": "b"}], "site"', 1)
        case 1:
            return line.replace('"areaUsage1":{', '"areaUsage1":{"nobodyDeclared": 1, ', 1)
        case 2:
            return re.sub(r'"VisitsInTheWeek":\d+', '"VisitsInTheWeek": "many"', line, count=1)
        case 3:
            return re.sub(r'"OpeningsInTheWeek":\d+', '"OpeningsInTheWeek": -1', line, count=1)
        case _:
            return line[:-20]


if __name__ == "__main__":
    main(*sys.argv[1:])
