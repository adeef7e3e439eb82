"""Plugins: a folder of modules, each of which defines exactly one value of a kind."""

import importlib
import pkgutil
from typing import TypeVar

Kind = TypeVar("Kind")


class PluginError(Exception):
    """Tell a developer that a plugin module breaks the rule of one value a module."""


def discover(package: str, kind: type[Kind]) -> tuple[Kind, ...]:
    """Collect the one value of `kind` that each module of `package` defines, in order of module names.

    A value's `module` attribute says where it was made, so that one that was imported is refused.

    Raises:
        PluginError: a module holds no value of the kind, two, or one that another module made.
    """
    found: list[Kind] = []
    for info in sorted(pkgutil.iter_modules(importlib.import_module(package).__path__), key=lambda i: i.name):
        name = f"{package}.{info.name}"
        values = [value for value in vars(importlib.import_module(name)).values() if isinstance(value, kind)]
        if len(values) != 1:
            message = f"{name} defines {len(values)} values of {kind.__name__}; define exactly one"
            raise PluginError(message)
        if getattr(values[0], "module", name) != name:
            message = f"{name} imports its {kind.__name__} from another module; define it there"
            raise PluginError(message)
        found.append(values[0])
    return tuple(found)
