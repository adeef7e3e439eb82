"""Claims: no page or record is made of a registry whose texts call anonymous what is not."""

from pingreg.emit.target import PageError
from pingreg.resolve.claims import false_claims
from pingreg.resolve.model import Registry


def refuse_false_claims(registry: Registry) -> None:
    """Refuse to show a text that claims too much, whatever excuses the finding about it.

    Raises:
        PageError: there is such a text.
    """
    claim = next(false_claims(registry), None)
    if claim is not None:
        at = f"{claim.place.path}, `{claim.place.keys[-1]}`"
        message = (
            f"{at}: `{claim.words}` is said of `{claim.subject}`, and `{claim.field.name}` tells more: "
            "leave the word out (PP102)"
        )
        raise PageError(message)
