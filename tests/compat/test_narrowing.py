"""Looking only at what differs finds what looking at all finds: drawn edits of the real registry's own files."""

from collections.abc import Callable, Mapping
from typing import Any

import yaml
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from pingreg.compat.narrowing import left_out
from pingreg.source.reader import read
from support.compared import RefusedError, changes
from support.payloads import REGISTRY

Area = dict[str, Any]
_PATHS = sorted(
    path.relative_to(REGISTRY).as_posix()
    for path in REGISTRY.rglob("*.yaml")
    if "examples" not in path.parts and "metaschema" not in path.parts
)
TEXTS = {path: (REGISTRY / path).read_text("utf-8") for path in _PATHS}
AREAS = [path for path in _PATHS if path.startswith("pings/") and not path.endswith("ping.yaml")]


def _parsed(path: str) -> Area:
    data: Area = read(TEXTS[path].encode(), path).data
    return data


def _widened(area: Area, name: str) -> None:
    area["fields"][name]["tier"] = "critical"


def _unbounded(area: Area, name: str) -> None:
    area["fields"][name].pop("anonymize", None)
    area["fields"][name]["category"] = "user.contact.email"


def _described(area: Area, name: str) -> None:
    area["fields"][name]["description"] = "Said in another way, which changes nothing of what is collected."


def _renamed(area: Area, name: str) -> None:
    area["fields"][f"{name}Too"] = {**area["fields"].pop(name), "renamed_from": name}


def _named_anew(area: Area, name: str) -> None:
    area["fields"][f"{name}Too"] = area["fields"].pop(name)


def _deleted(area: Area, name: str) -> None:
    del area["fields"][name]


def _buried(area: Area, name: str) -> None:
    area["fields"][name]["removed"] = {"in": "6.0", "because": "nobody reads it any more"}


def _naming_a_person(area: Area, name: str) -> None:
    area["fields"][f"{name}By"] = {
        "id": {"of": "person"},
        "category": "user.unique_id",
        "description": "Who did it last, by the number of the account.",
    }


def _thing_of_a_map(area: Area, _: str) -> None:
    """Add to a map of which the keys are declared beside."""
    keys = [name for name in area["fields"] if name.endswith(".*")]
    for name in keys:
        thing = {"gauge": {"of": "repositories"}, "description": "Repositories that have a thing of this language."}
        area["fields"][f"{name}.NumThings"] = thing


def _added(area: Area, name: str) -> None:
    area["fields"][f"{name}Added"] = {"flag": {}, "description": "Whether there is one more of what was there."}


def _alone(area: Area, name: str) -> None:
    for other, field in area["fields"].items():
        if other != name:
            field["category"] = "user.contact"


def _revived(area: Area, _: str) -> None:
    for field in area["fields"].values():
        field.pop("removed", None)


def _titled(area: Area, _: str) -> None:
    area["title"] = "Another title"


def _widened_whole(area: Area, _: str) -> None:
    area["tier"] = "critical"


def _unexplained(area: Area, _: str) -> None:
    area.pop("why", None)


_EDITS: tuple[Callable[[Any, str], None], ...] = (
    _widened,
    _unbounded,
    _described,
    _renamed,
    _named_anew,
    _deleted,
    _buried,
    _naming_a_person,
    _thing_of_a_map,
    _added,
    _alone,
    _revived,
    _titled,
    _widened_whole,
    _unexplained,
)


@st.composite
def edited(draw: st.DrawFn) -> Mapping[str, str]:
    """Draw a state of the registry with one to three edits of areas."""
    files: dict[str, Area] = {}
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(AREAS))
        area = files.setdefault(path, _parsed(path))
        edit = draw(st.sampled_from(_EDITS))
        assume(area["fields"])
        edit(area, draw(st.sampled_from(sorted(area["fields"]))))
    return {path: yaml.safe_dump(area, sort_keys=False) for path, area in files.items()}


@settings(max_examples=40, deadline=None)
@given(edited())
def test_both_ways_of_looking_find_the_same(files: Mapping[str, str]) -> None:
    after = {**TEXTS, **files}
    contents = [{path: text.encode() for path, text in side.items()} for side in (TEXTS, after)]
    assert left_out(*contents) is not None
    try:
        changes(TEXTS, after)  # compares both ways, and holds one against the other
    except RefusedError:
        reject()
