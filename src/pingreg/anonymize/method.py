"""What an anonymization method is: a name, typed parameters, and what it makes of a value."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict

from pingreg.plugins import discover

Json = Any
Period = Literal["day", "week", "month", "year", "lifetime"]


class Scope(Protocol):
    """Hold the keys of one customer at one moment; only keyed methods ask for it."""

    def hashed(self, value: str, *, purpose: str, period: Period, bits: int) -> str:
        """Give the keyed hash of a text: `h1:<key id>:<base32>`."""
        ...


class Parameters(BaseModel):
    """Hold one method's parameters; unknown ones are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


@dataclass(frozen=True, slots=True)
class Method:
    """Name an anonymization method and the type of its parameters."""

    name: str
    parameters: type[Parameters]
    module: str


def method(name: str) -> Callable[[type[Parameters]], Method]:
    """Make a method of the class that describes its parameters."""

    def make(parameters: type[Parameters]) -> Method:
        return Method(name, parameters, parameters.__module__)

    return make


def methods() -> tuple[Method, ...]:
    """Collect every method, in order of names."""
    return discover("pingreg.anonymize.methods", Method)
