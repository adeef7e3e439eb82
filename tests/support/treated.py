"""Pings with every method in every place: top, areas, lists, maps' keys and values; and keys to hash with."""

from collections.abc import Mapping
from datetime import date

from pingreg.anonymize.keys import Key, Keys
from support.odd import CRITICAL, FULL, ODD

KEYS = Keys((Key("test-1", bytes(range(32))),))
DAY = date(2026, 11, 24)
SCOPE = KEYS.scope("example", DAY)

_PLAIN = """\
at: {request: plain}
fields:
  Count: {count: {of: x, per: day}, max: 100}
  Share: {ratio: {of: x, to: z}}
  Flag: {flag: {}, nullable: false}
  Word: {label: {values: [a, b]}}
  Code: {label: {values: {1: one, 2: two}}}
  Name: {text: {}, pattern: "^[a-z]+$", max_length: 5}
  Version: {version: {}}
  Day: {time: {as: date}}
  Moment: {time: {}}
  Words: {label: {values: [a, b]}, repeated: true, max_items: 2}
  Numbers: {mean: {of: x}, repeated: true}
  Rows[].In.Count: {gauge: {of: x}}
  Buried: {gauge: {of: x}, removed: {in: "2.0", because: nobody used it}}
  Low: {gauge: {of: x}, min: -5, max: 1000000}
"""
_TREATED = """\
at: {request: treated}
fields:
  Name: {text: {}, max_length: 30, anonymize: [{hmac: {purpose: support}}]}
  Sent: {text: {}, max_length: 30, anonymize: [{hmac: {purpose: support}, at: sender}]}
  Number: {gauge: {of: x}, anonymize: [{bucket: {edges: [10, 100]}}]}
  Clamped: {mean: {of: x}, anonymize: [{clamp: {min: 0, max: 2.5}}, {round: {digits: 1}}]}
  Users: {gauge: {of: users}, anonymize: [{suppress_below: {users: 5}}]}
  Gone: {text: {}, max_length: 30, anonymize: [{drop: {}}]}
  Words: {text: {}, max_length: 30, repeated: true, anonymize: [{hmac: {purpose: support}}]}
  Some: {gauge: {of: x}, repeated: true, anonymize: [{suppress_below: {users: 5}}]}
  Moment: {time: {}, anonymize: [{truncate_time: {to: week}}]}
  Red: {text: {}, max_length: 30, anonymize: [{redact: {}}]}
  Rows[].Name: {text: {}, max_length: 30, anonymize: [{redact: {}}]}
  Rows[].Inner.Number: {gauge: {of: x}, anonymize: [{bucket: {edges: [3]}}]}
  Keyed.*: {text: {}, max_length: 30, anonymize: [{redact: {}}]}
  Keyed.*.Number: {gauge: {of: x}, anonymize: [{bucket: {edges: [3]}}]}
"""
# Only an event may have maps of single values.
_MAPS = """\
  event.bare.*:
    label: {values: [go, "c,c++"]}
    description: Key of a closed set.
  event.bare.*.=:
    text: {empty: true}
    max_length: 30
    anonymize: [{hmac: {purpose: support}}]
    description: Text that is hashed.
  event.both.*:
    text: {}
    max_length: 30
    anonymize: [{hmac: {purpose: support}}]
    description: Key that is hashed.
  event.both.*.=:
    gauge: {of: x}
    anonymize: [{suppress_below: {users: 5}}]
    description: Number that may be left out.
"""
_PING = ODD["pings/app/ping.yaml"]

TREATED: Mapping[str, str] = {
    **ODD,
    "pings/app/plain.yaml": FULL + _PLAIN,
    "pings/app/treated.yaml": CRITICAL + _TREATED,
    "events/envelope.yaml": ODD["events/envelope.yaml"] + _MAPS,
    "pings/closed/ping.yaml": _PING + "undeclared: quarantine\n",
    "pings/closed/site.yaml": ODD["pings/app/site.yaml"],
    "pings/closed/plain.yaml": FULL + _PLAIN,
    "pings/closed/treated.yaml": CRITICAL + _TREATED,
}
"""Files of a registry that resolves without a mistake: `closed` quarantines what is undeclared."""
