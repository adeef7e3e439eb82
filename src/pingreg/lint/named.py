"""Names: a field by its path from an area, or as `<ping>/<path>`; looked up for many references at the price of one."""

from pingreg.resolve.model import Area, Field, Registry, name_of
from pingreg.resolve.paths import steps_of


class Names:
    """Find fields of a registry by name; the table of a ping is made when it is first asked for."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._tables: dict[str, dict[str, Field]] = {}

    def field(self, reference: str, area: Area) -> Field | None:
        """Follow a reference that was written in `area`."""
        if "/" in reference:
            return self._table(reference.partition("/")[0]).get(reference)
        steps = steps_of(reference)
        return None if steps is None else self._table(area.ping).get(name_of(area.ping, area.steps + steps))

    def at(self, path: str, ping: str) -> Field | None:
        """Find a field by its whole path in a ping."""
        return self._table(ping).get(f"{ping}/{path}")

    def _table(self, ping: str) -> dict[str, Field]:
        if ping not in self._tables:
            found = self._registry.pings.get(ping)
            self._tables[ping] = {} if found is None else {field.name: field for field in found.fields}
        return self._tables[ping]
