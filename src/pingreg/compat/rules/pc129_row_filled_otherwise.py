"""PC129 row-filled-otherwise: columns that no value is sent for hold something else than before.

## Why
A column with one value for all rows is what a query over several tables tells them apart by, and whether a column
without a value is null or missing is what its readers have to know. Neither is a field, so that no comparison of fields
sees the day on which the same payload makes another row.

## Bad
```yaml
# before
# pings/app/ping.yaml
warehouse: {table: analytics.app_pings, constant: {source: app}}
```
```yaml
# after
# pings/app/ping.yaml
warehouse: {table: analytics.app_pings, constant: {source: application}}
```
```yaml
# before
warehouse: {complete: true}
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```

## Good
```yaml
# before
# pings/app/ping.yaml
warehouse: {table: analytics.app_pings, constant: {source: app}}
```
```yaml
# after
# pings/app/ping.yaml
warehouse: {table: analytics.app_pings, constant: {source: app, generation: second}}
```
"""

from collections.abc import Iterator

from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import Change, compat
from pingreg.compat.saying import shown
from pingreg.resolve.model import Area, Ping

_HELP = "write what stood there, or fill a column of another name"


@compat("PC129", "row-filled-otherwise", category="table", over="ping", doc=__doc__)
def row_filled_otherwise(pings: tuple[Ping, Ping], _: Comparison) -> Iterator[Change]:
    """Compare constants, then of each area whether its columns are complete; another table is another finding."""
    old, new = pings
    before, after = old.spec.warehouse, new.spec.warehouse
    if before is None or after is None or before.table != after.table:
        return
    for column, was in before.constant.items():
        now = _told(after.constant, column)
        if now != _told(before.constant, column):
            yield Change(
                new.place.at("warehouse", "constant", column),
                f"the column `{column}` of `{new.name}` holds another constant",
                _HELP,
                before=shown(was, nothing="null"),
                after=now,
                was=old.place.at("warehouse", "constant", column),
                subject=new.name,
            )
    areas = {area.name: area for area in old.areas}
    for area in new.areas:
        former = areas.get(area.name)
        if former is not None and _is_complete(former) != _is_complete(area):
            said = {True: "null", False: "missing"}
            yield Change(
                area.place.at("warehouse", "complete"),
                f"what is stored of `{new.name}/{area.name}` without a value is {said[_is_complete(area)]} now",
                _HELP,
                before=said[_is_complete(former)],
                after=said[_is_complete(area)],
                was=former.place.at("warehouse", "complete"),
                subject=f"{new.name}/{area.name}",
                fields=tuple(field.name for field in area.fields if not field.is_tombstone),
            )


def _told(constants: dict[str, str | None], column: str) -> str:
    return shown(constants[column], nothing="null") if column in constants else "no constant"


def _is_complete(area: Area) -> bool:
    return area.spec.warehouse is not None and area.spec.warehouse.complete
