"""pingreg: one declarative registry for product telemetry, and everything that follows from it."""

from importlib import import_module

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Give the library's face when it is asked for: no command has to import it."""
    if name not in {"Enforcer", "RegistryError", "Verdict"}:
        message = f"module 'pingreg' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module("pingreg.enforcer"), name)
