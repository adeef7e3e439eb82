"""The policy that a new registry begins with: two tiers, four populations, and a strict answer to the unknown."""

POLICY = """\
# What may be collected, from whom, and where it is kept. Every key is explained by `pingreg explain policy`.

# A tier says how needed a field is, and so from which level on it is kept, and who approves it.
tiers:
  critical:
    from_level: critical
    purposes: [billing, support, updates, security]
    max_fields: 30
    approvers: [data, legal]
  product:
    from_level: full
    also: [product_improvement, capacity]
    approvers: [data]

# The worst exposure, by whom it identifies, that passes without an exception.
admits:
  pings: {nobody: bounded, organisation: pseudonym, person: never}
  events: {nobody: bounded, organisation: pseudonym, person: pseudonym}

# The first population that an instance fits holds; the last takes the rest.
populations:
  - {name: own_cloud, when: {hosting: cloud}, pings: full, events: {stream: [v1, v2], redaction: none}}
  - {name: unrecognized, when: {license: unrecognized}, pings: none, events: none}
  - {name: unlicensed, when: {license: absent}, pings: full, events: {stream: [v2], redaction: allow_listed}}
  - {name: licensed, pings: full, events: by_rules}

# What a license says where no contract does; the first that fits holds.
ping_rules:
  - {tag: allow-air-gapped, level: none}
  - {otherwise: full}
event_rules:
  - {tag: allow-air-gapped, allow: none}
  - {otherwise: all, redaction: allow_listed}

expired: {grace: 60d, then: critical}
unknown: none

# Where data is kept, and for how long.
stores:
  warehouse: {country: US, retention: {pings: 3y, events: 3y}, deletes_after: instance offline}

smallest_group: 10
suppress_below: {users: 5}
"""
