"""What a detector is: a pattern that finds candidates in a text, and a check that confirms them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import Literal

from pingreg.plugins import discover

Kind = Literal["personal", "secret", "technical"]
"""What is found: something of a person, something that opens a door, or something of a machine."""

Confirm = Callable[[str], bool]
ConfirmNumber = Callable[[int | float, str], bool]
ConfirmMember = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Detector:
    """Say of a detector what it is called and how it finds what it is for; `doc` is its page.

    `pattern` is RE2's, and reads bytes; the group that takes part is the candidate, and where none does there is none.
    What stands before and behind the group only sets it apart, and may belong to the next candidate too. With
    `is_whole` the pattern has no group, and the whole text is the candidate. `of_number` judges a number and the name
    that it stands under, `of_member` a text that its name alone tells. `library` has to be installed.
    """

    name: str
    kind: Kind
    pattern: str = field(repr=False)
    is_whole: bool
    module: str
    doc: str = field(repr=False)
    confirms: Confirm
    of_number: ConfirmNumber | None
    of_member: ConfirmMember | None
    library: str | None

    @property
    def title(self) -> str:
        """The first line of the detector's page, without its name."""
        return self.doc.strip().splitlines()[0].partition(": ")[2].rstrip(".")

    @property
    def is_ready(self) -> bool:
        """Tell whether what it needs is installed."""
        return self.library is None or find_spec(self.library) is not None


def detector(  # noqa: PLR0913  one for each thing to know of a detector
    name: str,
    kind: Kind,
    *,
    pattern: str,
    doc: str | None,
    whole: bool = False,
    of_number: ConfirmNumber | None = None,
    of_member: ConfirmMember | None = None,
    library: str | None = None,
) -> Callable[[Confirm], Detector]:
    """Make a detector of the check that confirms a candidate; `doc` is the module's docstring."""

    def make(confirms: Confirm) -> Detector:
        module = confirms.__module__
        return Detector(name, kind, pattern, whole, module, doc or "", confirms, of_number, of_member, library)

    return make


@cache
def detectors() -> tuple[Detector, ...]:
    """Collect every detector, in order of names."""
    return discover("pingreg.detect.detectors", Detector)
