"""drop: leave the value out altogether."""

from pingreg.anonymize.method import Parameters, method


@method("drop")
class Drop(Parameters):
    """Take no parameters."""
