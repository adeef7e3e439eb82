"""Samples of licenses, as few as tell any two lists of rules apart.

The first rule that matches decides. Whichever two rules decide before and after, each asks for one tag at most, and
so a license with those two tags is decided by them already: no license needs three.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from pingreg.spec.policy import EventRule, PingRule

Rules = Sequence[PingRule | EventRule]


@dataclass(frozen=True, slots=True)
class Sample:
    """Hold what rules ask of a license: its tags, and when it was created, if that is known."""

    tags: frozenset[str] = frozenset()
    created: date | None = None


def samples(rules: Iterable[PingRule | EventRule]) -> Iterator[Sample]:
    """Yield licenses, those with fewer tags first; every way in which the rules take a license is among them."""
    known = tuple(rules)
    tags = sorted({rule.tag for rule in known if rule.tag is not None})
    days = sorted({rule.license_before for rule in known if isinstance(rule, EventRule) and rule.license_before})
    ages: tuple[date | None, ...] = (date.min, *days, None) if days else (None,)
    for some in (some for size in range(3) for some in combinations(tags, size)):
        yield from (Sample(frozenset(tags), age) for tags, age in product([some], ages))


def deciding(rules: Rules, sample: Sample) -> int:
    """Find the first rule that takes a license; the last takes any."""
    return next(index for index, rule in enumerate(rules) if _takes(rule, sample))


def described(sample: Sample, rules: Iterable[PingRule | EventRule]) -> str:
    """Say which licenses a sample stands for."""
    days = sorted(rule.license_before for rule in rules if isinstance(rule, EventRule) and rule.license_before)
    tags = " and ".join(f"`{tag}`" for tag in sorted(sample.tags))
    named = f"licenses with tag {tags}" if tags else "licenses without a tag"
    if not days:
        return named
    if sample.created is None:
        return f"{named}, of unknown age"
    created = f"before {days[0]}" if sample.created < days[0] else f"on {sample.created}"
    return f"{named}, created {created}"


def _takes(rule: PingRule | EventRule, sample: Sample) -> bool:
    if rule.tag is not None and rule.tag not in sample.tags:
        return False
    if isinstance(rule, PingRule) or rule.license_before is None:
        return True
    return rule.or_unknown if sample.created is None else sample.created < rule.license_before
