"""What an anonymization method is: a name, typed parameters, and what it makes of a value."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from math import isfinite
from typing import Any, Final, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from pingreg.anonymize.kept import Kept
from pingreg.exposure import Exposure
from pingreg.plugins import discover

Json = Any
Period = Literal["day", "week", "month", "year", "lifetime"]
JsonType = Literal["array", "boolean", "null", "number", "object", "string"]


class Dropped(Enum):
    """Stand for a value that is left out, which null, 0 and the empty text are not: ask `value is DROPPED`."""

    DROPPED = "dropped"


DROPPED: Final = Dropped.DROPPED


class Scope(Protocol):
    """Hold the keys of one customer at one moment; only keyed methods ask for it."""

    def hashed(self, value: str, *, purpose: str, period: Period, bits: int) -> str:
        """Give the keyed hash of a text: `h1:<key id>:<base32>`."""
        ...

    def knows(self, value: str) -> bool:
        """Tell whether a text is such a hash already, under the id of a known key."""
        ...


Apply = Callable[[Json, Scope | None], Json | Dropped]
"""A method with its parameters: what it makes of a value. It never raises, and keeps the value's JSON type."""

Plain = Callable[[Any], Json | Dropped]
Keyed = Callable[[Any, Scope], Json | Dropped]


class Parameters(BaseModel):
    """Hold one method's parameters; unknown ones are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


_Typed = TypeVar("_Typed", bound=Parameters)
_PYTHON_TYPES: dict[JsonType, tuple[type, ...]] = {
    "array": (list,),
    "boolean": (bool,),
    "null": (type(None),),
    "number": (int, float),
    "object": (dict,),
    "string": (str,),
}


@dataclass(frozen=True, slots=True)
class Method:
    """Say of a method what it is called, what it takes and what comes out; `doc` is its page.

    `exposure` is the most that what comes out can have, whatever went in. Parameters may make it less: ask
    `exposure_of`. `keeps` measures how much of a value is kept; without it, two are comparable when they are equal.
    """

    name: str
    parameters: type[Parameters]
    module: str
    doc: str = field(repr=False)
    takes: tuple[JsonType, ...]
    exposure: Exposure
    narrowed: Callable[[Any], Exposure] | None
    keeps: Callable[[Any], Kept] | None
    is_keyed: bool
    of: Callable[[Any], Callable[..., Json | Dropped]]

    @property
    def title(self) -> str:
        """The first line of the method's page, without its name."""
        return self.doc.strip().splitlines()[0].partition(": ")[2].rstrip(".")

    def prepare(self, parameters: Parameters) -> Apply:
        """Make the function that is called for each payload, looking the parameters up once.

        Null stays null, unless the method takes it. What the method does not take is left out: a value of another
        type, a float that is no number (JSON has none), and every value when a keyed method is given no keys.
        """
        accepted = frozenset(kind for name in self.takes for kind in _PYTHON_TYPES[name])
        return (_with_keys if self.is_keyed else _without_keys)(self.of(parameters), accepted)

    def exposure_of(self, parameters: Parameters) -> Exposure:
        """Give the most that what comes out can have, with these parameters."""
        return self.exposure if self.narrowed is None else self.narrowed(parameters)


def _without_keys(apply: Plain, accepted: frozenset[type]) -> Apply:
    def guarded(value: Json, _scope: Scope | None) -> Json | Dropped:
        kind = type(value)
        if kind in accepted and (kind is not float or isfinite(value)):
            return apply(value)
        return None if value is None else DROPPED

    return guarded


def _with_keys(apply: Keyed, accepted: frozenset[type]) -> Apply:
    def guarded(value: Json, scope: Scope | None) -> Json | Dropped:
        if type(value) in accepted and scope is not None:
            return apply(value, scope)
        return None if value is None else DROPPED

    return guarded


def method(  # noqa: PLR0913  one for each thing to know of a method
    name: str,
    parameters: type[_Typed],
    *,
    takes: tuple[JsonType, ...],
    exposure: Exposure,
    doc: str | None,
    narrowed: Callable[[_Typed], Exposure] | None = None,
    keeps: Callable[[_Typed], Kept] | None = None,
) -> Callable[[Callable[[_Typed], Plain]], Method]:
    """Make a method of a function from its parameters to what it does with a value; `doc` is the module's docstring."""

    def make(of: Callable[[_Typed], Plain]) -> Method:
        return Method(
            name, parameters, of.__module__, doc or "", takes, exposure, narrowed, keeps, is_keyed=False, of=of
        )

    return make


def keyed_method(  # noqa: PLR0913  one for each thing to know of a method
    name: str,
    parameters: type[_Typed],
    *,
    takes: tuple[JsonType, ...],
    exposure: Exposure,
    doc: str | None,
    keeps: Callable[[_Typed], Kept] | None = None,
) -> Callable[[Callable[[_Typed], Keyed]], Method]:
    """Make a method that needs a customer's keys."""

    def make(of: Callable[[_Typed], Keyed]) -> Method:
        return Method(name, parameters, of.__module__, doc or "", takes, exposure, None, keeps, is_keyed=True, of=of)

    return make


@cache
def methods() -> tuple[Method, ...]:
    """Collect every method, in order of names."""
    return discover("pingreg.anonymize.methods", Method)
