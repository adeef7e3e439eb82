"""Sending: how much an instance sends by itself, by the switches that are known to be on there."""

from collections.abc import Iterable
from functools import reduce

from pingreg.resolve.stricter import lower
from pingreg.spec.policy import Level, PolicySpec, Switch
from pingreg.spec.versions import is_within


def sent_by(switches: Iterable[str], version: str | None, policy: PolicySpec) -> Level | None:
    """Give the level that is sent; None when no switch is known, or one is unknown to the policy.

    A switch works in its range of product versions. Where the version is not known, or cannot be ordered, it is taken
    to work.
    """
    found = [policy.switches.get(name) for name in switches]
    known = [switch for switch in found if switch is not None]
    if not known or len(known) < len(found):
        return None
    sends: list[Level] = ["full", *(switch.sends for switch in known if _works(switch, version))]
    return reduce(lower, sends)


def _works(switch: Switch, version: str | None) -> bool:
    if switch.product_versions is None or version is None:
        return True
    return is_within(version, switch.product_versions) is not False
