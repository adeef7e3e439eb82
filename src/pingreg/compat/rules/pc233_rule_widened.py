"""PC233 rule-widened: rules for licenses without a term give more than before.

## Why
A tag is how many customers said no. A rule that is gone, moved below another one or made softer undoes that for
all of them together, and for those as well who get the tag later: their licenses look the same as before.

## Bad
```yaml
# before
# policy.yaml
ping_rules:
  - {tag: allow-air-gapped, level: none}
  - {otherwise: full}
```
```yaml
# after
# policy.yaml
ping_rules:
  - {otherwise: full}
```
```yaml
# before
# policy.yaml
event_rules:
  - {license_before: 2023-10-04, allow: [example]}
  - {otherwise: none}
```
```yaml
# after
# policy.yaml
event_rules:
  - {license_before: 2024-10-04, or_unknown: true, allow: [example]}
  - {otherwise: none}
```

## Good
```yaml
# before
# policy.yaml
ping_rules:
  - {tag: allow-air-gapped, level: critical}
  - {otherwise: full}
event_rules:
  - {otherwise: all, redaction: none}
```
```yaml
# after
# policy.yaml
ping_rules:
  - {tag: allow-air-gapped, level: none}
  - {otherwise: critical}
event_rules:
  - {tag: allow-air-gapped, allow: none}
  - {otherwise: all, redaction: allow_listed}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.kept import admits_more, fields_between, is_higher, told
from pingreg.compat.rule import Change, compat
from pingreg.compat.rule_samples import Rules, Sample, deciding, described, samples
from pingreg.diagnostics import Place
from pingreg.resolve.event_rules import allowed_by
from pingreg.spec.policy import Level, PingRule

_HELP = "restore the rule and its place, or have the change approved by those who answer for the tiers"
_PINGS, _EVENTS = Place("policy.yaml", ("ping_rules",)), Place("policy.yaml", ("event_rules",))


@compat("PC233", "rule-widened", category="privacy", over="registry", doc=__doc__)
def rule_widened(comparison: Comparison, _: Comparison) -> Iterator[Change]:
    """Let both lists of rules decide about the same licenses, and tell each rule that gives more once."""
    yield from _of_pings(comparison)
    yield from _of_events(comparison)


def _of_pings(comparison: Comparison) -> Iterator[Change]:
    old, new = comparison.before.registry.policy.ping_rules, comparison.after.registry.policy.ping_rules
    seen: set[tuple[int, int]] = set()
    for sample, (was, now) in _decisions(old, new):
        before, after = _level(old[was]), _level(new[now])
        if is_higher(after, before) and (was, now) not in seen:
            seen.add((was, now))
            yield Change(
                _PINGS.at(now),
                f"a higher level of pings is kept of {described(sample, ())}",
                _HELP,
                before=before,
                after=after,
                was=_PINGS.at(was),
                fields=fields_between(comparison.after.registry, before, after),
            )


def _of_events(comparison: Comparison) -> Iterator[Change]:
    old, new = comparison.before.registry.policy.event_rules, comparison.after.registry.policy.event_rules
    seen: set[tuple[int, int]] = set()
    for sample, (was, now) in _decisions(old, new):
        before, after = allowed_by(old[was]), allowed_by(new[now])
        if admits_more(after, before) and (was, now) not in seen:
            seen.add((was, now))
            yield Change(
                _EVENTS.at(now),
                f"more events are kept of {described(sample, (*old, *new))}",
                _HELP,
                before=told(before),
                after=told(after),
                was=_EVENTS.at(was),
            )


def _decisions(old: Rules, new: Rules) -> Iterator[tuple[Sample, tuple[int, int]]]:
    return ((sample, (deciding(old, sample), deciding(new, sample))) for sample in samples((*old, *new)))


def _level(rule: PingRule) -> Level:
    return rule.level or rule.otherwise or "none"
