"""Variables: what an area's `each` declares, and how a `$name` in a text becomes a variant's word."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pingreg.diagnostics import Finding, Place, Problem
from pingreg.spec.area import AreaSpec
from pingreg.spec.base import VARIABLE

_VARIABLE = re.compile(rf"\$(?:\$|\{{({VARIABLE})\}}|({VARIABLE}))")


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables of an area: variants by name, each with its own texts."""

    variants: Mapping[str, Mapping[str, Mapping[str, str]]]

    @classmethod
    def of(cls, area: AreaSpec) -> "Variables":
        """Read an area's `each`; a variant that is only named has no texts."""
        each = area.each or {}
        return cls(
            {
                name: dict(given) if isinstance(given, dict) else {variant: {} for variant in given}
                for name, given in each.items()
            }
        )

    def texts(self, name: str) -> tuple[str, ...]:
        """List the texts that the variants of a variable give."""
        return tuple(dict.fromkeys(text for variant in self.variants[name].values() for text in variant))

    def is_whole(self, name: str) -> bool:
        """Tell whether every variant of a variable gives the same texts."""
        return all(len(given) == len(self.texts(name)) for given in self.variants[name].values())

    def undeclared(self, families: Iterable[str]) -> frozenset[str]:
        """List the variables that keys of families use, and `each` does not declare."""
        return frozenset(name for key in families for name in names_in(key) if name not in self.variants)

    def unused(self, families: Iterable[str]) -> frozenset[str]:
        """List the variables that no key of a family uses; none when one is undeclared, for it may be the same."""
        used = {name for key in families for name in names_in(key)}
        return frozenset() if used - self.variants.keys() else frozenset(self.variants.keys() - used)


def each_problems(variables: Variables, families: Iterable[str], place: Place) -> Iterator[Problem]:
    """Find variables that no family uses, and texts that a variant lacks."""
    unused = variables.unused(families)
    for name, variants in variables.variants.items():
        at = place.at("each", name)
        if name in unused:
            fix = f"write `${name}` in a key under `fields`, or remove the variable"
            yield "PM113", Finding(place.at("each", name, on="key"), f"no family uses `${name}`", fix)
        for text in variables.texts(name):
            for variant, texts in variants.items():
                if text not in texts:
                    message = f"`{variant}` lacks the text `{text}`, which other variants give"
                    yield "PM113", Finding(at.at(variant, on="key"), message, f"add `{text}:` to `{variant}`")


def doubled_text(used: Iterable[str], variables: Variables) -> tuple[str, str, str] | None:
    """Find a text that two variables of one family give, with the two; a variable gives its own name too."""
    givers: dict[str, str] = {}
    for name in used:
        for text in (name, *variables.texts(name)):
            if text in givers:
                return text, givers[text], name
            givers[text] = name
    return None


def names_in(data: Any) -> tuple[str, ...]:
    """List the variables that stand anywhere in `data`, in order."""
    match data:
        case str():
            found = (m[1] or m[2] for m in _VARIABLE.finditer(data) if m[0] != "$$")
        case dict():
            found = (name for item in data.items() for part in item for name in names_in(part))
        case list():
            found = (name for part in data for name in names_in(part))
        case _:
            return ()
    return tuple(dict.fromkeys(found))


def filler(texts: Mapping[str, str]) -> Callable[[str], str]:
    """Make the function that puts each variable's text in its place; `$$` becomes a dollar."""

    def text_of(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        return "$" if name is None else texts.get(name, match[0])

    return lambda text: _VARIABLE.sub(text_of, text) if "$" in text else text


def filled(data: Any, fill: Callable[[str], str]) -> Any:
    """Fill every text in `data`, keys included."""
    match data:
        case str():
            return fill(data)
        case dict():
            return {fill(key): filled(value, fill) for key, value in data.items()}
        case list():
            return [filled(value, fill) for value in data]
        case _:
            return data
