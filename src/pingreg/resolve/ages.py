"""Ages: how many releases came after the one that brought a field."""

from bisect import bisect_right
from collections.abc import Mapping

from pingreg.resolve.model import Field, Registry
from pingreg.spec.ping import Versions
from pingreg.spec.versions import Order, is_orderable, order


class Ages:
    """Know the releases of whatever sends pings and events, by the vocabularies that list them."""

    def __init__(self, registry: Registry) -> None:
        listed = {name: _ordered(registry, ping.spec.versions) for name, ping in registry.pings.items()}
        if registry.envelope is not None:
            listed[registry.envelope.ping.name] = _ordered(registry, registry.envelope.spec.versions)
        self._listed: Mapping[str, list[Order]] = listed

    def has_list(self, field: Field) -> bool:
        """Tell whether releases are listed by which a field's age can be told."""
        return bool(self._listed.get(field.ping))

    def of(self, field: Field) -> int | None:
        """Count the releases that came after a field's first; None when nobody knows."""
        releases, first = self._listed.get(field.ping), order(field.since)
        if not releases or first is None:
            return None
        return len(releases) - bisect_right(releases, first)

    def is_over(self, field: Field, limit: int) -> bool:
        """Tell whether more than `limit` releases came after a field's first; of what nobody knows they did."""
        age = self.of(field)
        return age is None or age > limit


def _ordered(registry: Registry, versions: Versions | None) -> list[Order]:
    words = registry.vocabularies.get(versions.releases or "", ()) if versions else ()
    return sorted({at for word in words if is_orderable(word) and (at := order(word)) is not None})
