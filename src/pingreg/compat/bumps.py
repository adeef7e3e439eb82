"""Bumps: what of a ping's version a change has to raise, and because of what.

A version is MODEL-REVISION-ADDITION, as SchemaVer has it
(https://snowplow.io/blog/introducing-schemaver-for-semantic-versioning-of-schemas). SchemaVer asks with which data of
the past a schema can still deal: with none, with some, with all. A payload is taken or refused as a whole, so here

- the model is raised by what ingestion refuses although releases send it;
- the revision, where all that was sent is taken, by what is stored, named or read otherwise, is gone, or may be what it
  was not;
- the addition by what neither old payloads nor old readers meet.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

from pingreg.compat.rule import CompatRule
from pingreg.compat.shape import Reshaped
from pingreg.diagnostics import Code, Diagnostic
from pingreg.resolve.model import Ping

Bump = Literal["none", "addition", "revision", "model"]

BUMPS: tuple[Bump, ...] = get_args(Bump)
"""All of them, the least first."""

Rules = Mapping[Code, CompatRule]
"""Rules by their codes."""


def bump(ping: Ping, shape: Reshaped, found: Sequence[Diagnostic], rules: Rules) -> tuple[Bump, str]:
    """Say what has to be raised and why, by the categories of what was found and by the shape."""
    if refused := list(_causes(ping, found, rules, frozenset({"ingest"}))):
        return "model", "; ".join(refused)
    if shape.changed or shape.gone or shape.is_otherwise:
        return "revision", "; ".join(_revisions(ping, shape, found, rules))
    because = _joined(
        _counted(len(shape.added), "added"),
        _counted(len(shape.stored), "stored from now on"),
        _counted(len(shape.entombed), "declared as removed"),
        "constant columns added" if shape.has_more_constants else "",
    )
    return ("addition", because) if because else ("none", "the shape is the same")


def _revisions(ping: Ping, shape: Reshaped, found: Iterable[Diagnostic], rules: Rules) -> Iterator[str]:
    """Name the findings about fields of another shape, then count those that no finding is about."""
    categories = frozenset({"table", "code"})
    touching = [one for one in found if shape.changed & {*one.names} and _is_among(one, rules, categories)]
    yield from _causes(ping, touching, rules, categories)
    told = {name for one in touching for name in one.names}
    rest = _joined(
        _counted(len(shape.gone), "removed"),
        _counted(len(shape.changed - told), "changed otherwise"),
        "the ping says otherwise what it is" if shape.is_otherwise else "",
    )
    if rest:
        yield rest


def _causes(ping: Ping, found: Iterable[Diagnostic], rules: Rules, categories: frozenset[str]) -> Iterator[str]:
    """Name the findings about a ping by their codes, each with how many of its fields it touches."""
    touched: dict[Code, set[str]] = {}
    for one in found:
        names = {name for name in one.names if name.startswith(f"{ping.name}/")}
        if _is_among(one, rules, categories) and (names or one.subject == ping.name):
            touched.setdefault(one.code, set()).update(names)
    for code, names in sorted(touched.items()):
        yield f"{code} {rules[code].name}" + (f": {_counted(len(names))}" if names else "")


def _is_among(one: Diagnostic, rules: Rules, categories: frozenset[str]) -> bool:
    return one.code in rules and rules[one.code].category in categories


def _joined(*texts: str) -> str:
    return "; ".join(text for text in texts if text)


def _counted(count: int, what: str = "") -> str:
    """Write `3 fields added`; nothing where there is none."""
    return f"{count:,} {'field' if count == 1 else 'fields'} {what}".rstrip() if count else ""
