"""PX115 tag-near-miss: the tag of a license is nearly one that a rule of the policy asks for.

## Why
Rules find licenses by their tags, letter by letter. Tags come from another system, and most of them mean nothing to the
policy; one that is a letter off `allow-air-gapped` means nothing to it either, and so all is kept of a customer who was
promised that nothing is.

## Bad
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100
    created: 2022-05-01
    tags: [allow-air-gaped]
```

## Good
```yaml
# contracts/bank.yaml
title: Bank
hosting: self_hosted
licenses:
  - key_sha256: 9c1d4b60f4a7a5b2c1f3e8d70a6b5c4d3e2f10987654321fedcba98765432100
    created: 2022-05-01
    tags: [allow-air-gapped]
```
"""

from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place, Severity
from pingreg.lint.rule import Context, rule
from pingreg.naming import nearest
from pingreg.resolve.model import Registry
from pingreg.spec.layout import POLICY
from pingreg.spec.policy import PolicySpec


@rule("PX115", "tag-near-miss", over="registry", severity=Severity.WARNING, doc=__doc__)
def tag_near_miss(registry: Registry, _: Context) -> Iterator[Finding]:
    """Compare the tags of licenses with those of rules; each different tag is compared once."""
    known = _tags_of_rules(registry.policy)
    guesses: dict[str, str | None] = dict.fromkeys(known)
    for contract in registry.contracts.contracts:
        for license_ in contract.licenses:
            for index, tag in enumerate(license_.tags):
                if tag not in guesses:
                    guesses[tag] = nearest(tag, known)
                if (guess := guesses[tag]) is not None:
                    yield Finding(
                        license_.place.at("tags", index),
                        f"no rule of the policy asks for the tag `{tag}` (did you mean `{guess}`?)",
                        f"write `{guess}`; when the tag is right, excuse it in `waivers.yaml`",
                        contract.subject,
                        ((known[guess], "the rule is here"),),
                    )


def _tags_of_rules(policy: PolicySpec) -> dict[str, Place]:
    """Find each tag that a rule asks for, and where the first that does stands."""
    found: dict[str, Place] = {}
    tags = {
        "ping_rules": [one.tag for one in policy.ping_rules],
        "event_rules": [one.tag for one in policy.event_rules],
    }
    for key, asked in tags.items():
        for index, tag in enumerate(asked):
            if tag is not None:
                found.setdefault(tag, Place(POLICY, (key, index, "tag")))
    return found
