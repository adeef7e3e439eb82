"""pingreg: one declarative registry for product telemetry, and everything that follows from it."""

__version__ = "0.1.0"
