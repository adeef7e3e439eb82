"""Plugins: a folder of modules, each of which defines exactly one value of a kind."""

import importlib
import pkgutil
from collections.abc import Mapping
from typing import TypeVar

Kind = TypeVar("Kind")


class PluginError(Exception):
    """Tell a developer that a plugin module breaks the rule of one value a module."""


def discover(package: str, kind: type[Kind]) -> tuple[Kind, ...]:
    """Collect the one value of `kind` that each module of `package` defines, in order of module names.

    Raises:
        PluginError: a module holds no value of the kind, two, or one that another module made.
    """
    return tuple(_defined(package, kind, module) for module in _modules(package))


def names(package: str) -> tuple[str, ...]:
    """List the plugins of `package` as people call them, sorted: a module's name with dashes; none is imported."""
    return tuple(sorted(_spelled(module) for module in _modules(package)))


def named(package: str, kind: type[Kind], name: str) -> Kind:
    """Import the one plugin that people call `name`.

    Raises:
        KeyError: there is none of that name.
        PluginError: as for `discover`.
    """
    modules = {_spelled(module): module for module in _modules(package)}
    return _defined(package, kind, modules[name])


def titles(package: str) -> Mapping[str, str]:
    """Give each name the first line of its module, behind the name; modules are read and not imported."""
    return {_spelled(module): _title(package, module) for module in _modules(package)}


def _modules(package: str) -> tuple[str, ...]:
    found = pkgutil.iter_modules(importlib.import_module(package).__path__)
    return tuple(sorted(info.name for info in found))


def _spelled(module: str) -> str:
    return module.replace("_", "-")


def _defined(package: str, kind: type[Kind], module: str) -> Kind:
    """Import a module's one value; its `module` attribute says where it was made, so that an imported one is seen."""
    name = f"{package}.{module}"
    values = [value for value in vars(importlib.import_module(name)).values() if isinstance(value, kind)]
    if len(values) != 1:
        message = f"{name} defines {len(values)} values of {kind.__name__}; define exactly one"
        raise PluginError(message)
    if getattr(values[0], "module", name) != name:
        message = f"{name} imports its {kind.__name__} from another module; define it there"
        raise PluginError(message)
    return values[0]


def _title(package: str, module: str) -> str:
    first = (pkgutil.get_data(package, f"{module}.py") or b"").decode().partition("\n")[0]
    return first.partition(": ")[2].removesuffix('"""').rstrip(".")
