"""Steps: methods one after the other, prepared once and called for each payload."""

from collections.abc import Iterable

from pingreg.anonymize.method import DROPPED, Apply, Dropped, Json, Method, Parameters, Scope, methods

Steps = Iterable[tuple[str, Parameters]]
"""Names of methods with their parameters, in the order in which they are taken."""


def prepared(steps: Steps) -> Apply:
    """Make one function of all steps; it stops at the first that leaves the value out.

    It is for one value: of a list in a repeated field the caller maps it over the items, and leaves out those that
    become `DROPPED`. It never raises, and without steps gives the value as it is. Being a closure it does not pickle:
    keep the steps, and prepare them where they are used.
    """
    applied = tuple(_named(name).prepare(parameters) for name, parameters in steps)
    if len(applied) == 1:
        return applied[0]

    def through(value: Json, scope: Scope | None) -> Json | Dropped:
        for apply in applied:
            value = apply(value, scope)
            if value is DROPPED:
                return DROPPED
        return value

    return through


def is_keyed(steps: Steps) -> bool:
    """Tell whether any step needs a key; without one such steps may not start."""
    return any(_named(name).is_keyed for name, _ in steps)


def unless_hashed(apply: Apply) -> Apply:
    """Let a value pass that its sender has hashed, and apply the rest.

    It is for a keyed step that is taken `at: sender`: only the versioned form under the id of a known key passes.
    Whatever else arrives, however much it looks like a hash, is hashed here. Never use it for a step at the receiver.
    """

    def unless(value: Json, scope: Scope | None) -> Json | Dropped:
        if scope is not None and isinstance(value, str) and scope.knows(value):
            return value
        return apply(value, scope)

    return unless


def _named(name: str) -> Method:
    return next(found for found in methods() if found.name == name)
