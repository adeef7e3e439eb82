"""What an anonymization method is: a name and typed parameters."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from pingreg.plugins import discover


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
