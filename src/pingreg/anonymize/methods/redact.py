"""redact: put one fixed text in the place of a text.

## Why
That there was a text is sometimes worth knowing when its words are nobody's business: an error was reported, a note was
written. All texts become the same one, so nothing of them is left, not even whether two were equal. Null stays null,
and an empty text becomes the fixed one too.

## Examples
| parameters | value | gives |
| --- | --- | --- |
| `{}` | `"cannot open /home/alice"` | `"redacted"` |
| `{text: present}` | `""` | `"present"` |
| `{}` | `null` | `null` |
| `{}` | `17` | left out |
"""

from pydantic import Field

from pingreg.anonymize.kept import AtMost
from pingreg.anonymize.method import Parameters, Plain, method


class Redact(Parameters):
    """Say which text stands for the value."""

    text: str = Field("redacted", min_length=1, max_length=64, description="The text that stands for every other.")


def _kept(_parameters: Redact) -> AtMost:
    return AtMost()


@method("redact", Redact, takes=("string",), exposure="constant", doc=__doc__, keeps=_kept)
def redact(parameters: Redact) -> Plain:
    """Give the fixed text for any other."""
    text = parameters.text

    def fixed(_value: str) -> str:
        return text

    return fixed
