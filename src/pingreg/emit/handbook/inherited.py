"""Inherited keys that a resolved field does not carry: looked up on the field, its area, its ping and in the policy."""

from pingreg.resolve.model import Area, Field, Registry


def inherited(key: str, field: Field, area: Area, registry: Registry) -> object:
    """Give the nearest value of an inheritable key; None when nobody says one."""
    holders = (field.spec, area.spec, registry.pings[field.ping].spec, registry.policy.defaults)
    values = (getattr(holder, key) for holder in holders)
    return next((value for value in values if value is not None), None)
