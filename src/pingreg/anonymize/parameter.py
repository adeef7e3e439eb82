"""What the parameters of methods share: numbers that every reader of JSON holds, and mistakes with a way out."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_FURTHEST = 2**53


def refused(message: str, *, fix: str, at: Iterable[str | int] = ()) -> PydanticCustomError:
    """Make an error for a validator to raise; `fix` is an order to the author, `at` leads on to the keys at fault."""
    return PydanticCustomError("constraint", "{said}", {"said": message, "fix": fix, "at": tuple(at)})


def _near(number: float) -> float:
    if not -_FURTHEST <= number <= _FURTHEST:
        said = f"the number is further than {_FURTHEST} from 0"
        raise refused(said, fix="write a number that is nearer to 0")
    return number


Number = Annotated[
    int | float,
    AfterValidator(_near),
    WithJsonSchema({"type": "number", "minimum": -_FURTHEST, "maximum": _FURTHEST}),
]
"""A number no further from 0 than a double still holds every whole one."""
