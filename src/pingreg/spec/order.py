"""The order in which keys are written: that of the models, and the author's where keys are names."""

from collections.abc import Iterable
from functools import lru_cache

from pydantic import BaseModel

from pingreg.spec.base import Spec
from pingreg.spec.locations import insides, models_among

Annotations = tuple[object, ...]


class ModelOrder:
    """Know the order of the keys of whatever a model allows at one place."""

    def __init__(self, annotations: Iterable[object]) -> None:
        self._annotations = tuple(annotations)

    def inside(self, key: str | int) -> "ModelOrder":
        """Descend to what stands under a key, or at an index."""
        return ModelOrder(insides(self._annotations, key))

    def ordered(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Sort the keys of a mapping; one that is no model's, or holds an unknown key, keeps its author's order."""
        given = set(names)
        orders = (keys_in_order(model) for model in models_among(self._annotations))
        order = next((order for order in orders if given.issubset(order)), None)
        return names if order is None else tuple(sorted(names, key=order.index))


@lru_cache(maxsize=256)
def keys_in_order(model: type[BaseModel]) -> tuple[str, ...]:
    """List the keys of a model as they are written: those that it puts in order itself, then the others."""
    keys = [field.alias or name for name, field in model.model_fields.items() if not field.exclude]
    first = model.written if issubclass(model, Spec) else ()
    return (*first, *(key for key in keys if key not in first))
