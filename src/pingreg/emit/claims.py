"""Claims: no page or record is made of a registry whose texts call anonymous what is not."""

from pingreg.emit.target import ClaimError, Inputs
from pingreg.resolve.claims import Claim, false_claims


def refuse_false_claims(inputs: Inputs) -> None:
    """Refuse to show a text that claims too much, whatever excuses the finding about it.

    Raises:
        ClaimError: there is such a text.
    """
    claim = next(false_claims(inputs.registry, inputs.waivers), None)
    if claim is not None:
        keys = [key for key in claim.place.keys if isinstance(key, str)]
        at = f"{claim.place.path}, `{keys[-1]}`"
        message = f"{at}: `{claim.words}` is said of {_of(claim)} tells more: leave the word out (PP102, waived or not)"
        raise ClaimError(message)


def _of(claim: Claim) -> str:
    """Name what it is said of, and the field that belies it, where they are two."""
    name = claim.field.name
    if claim.subject == name:
        return f"`{name}`, which"
    return f"`{claim.subject}`, and `{name}`{', sent beside it,' if claim.beside else ''}"
