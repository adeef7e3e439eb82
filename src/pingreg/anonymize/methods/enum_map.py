"""enum_map: map known texts to labels, and every other text to one label.

## Why
A closed set of labels says no more than its author has written down; text that senders choose says anything. Texts are
compared as they are, letter by letter: one that nobody foresaw becomes `otherwise`, and is not passed on. A label
stands for itself, so that what has been mapped once can be mapped again.

## Examples
| parameters | value | gives |
| --- | --- | --- |
| `{values: {pg: postgres, postgresql: postgres}}` | `"pg"` | `"postgres"` |
| `{values: {pg: postgres, postgresql: postgres}}` | `"postgres"` | `"postgres"` |
| `{values: {pg: postgres, postgresql: postgres}}` | `"db.example.com"` | `"other"` |
| `{values: {active: enabled}, otherwise: disabled}` | `"Active"` | `"disabled"` |
| `{values: {pg: postgres}}` | `5` | left out |
"""

from typing import Annotated, Self

from pydantic import Field, model_validator

from pingreg.anonymize.kept import Classes
from pingreg.anonymize.method import Parameters, Plain, method
from pingreg.anonymize.parameter import refused

Label = Annotated[str, Field(min_length=1, max_length=64)]


class EnumMap(Parameters):
    """Give the label for each known text; `otherwise` takes the rest."""

    values: dict[str, Label] = Field(min_length=1, max_length=1000, description="The label of each known text.")
    otherwise: Label = Field("other", description="The label of every other text.")

    @model_validator(mode="after")
    def _each_label_stands_for_itself(self) -> Self:
        for label in (*self.values.values(), self.otherwise):
            if self.values.get(label, label) != label:
                said = f"`{label}` is a label, and is mapped to another one"
                fix = f"map `{label}` to itself, or give the label another name"
                raise refused(said, fix=fix, at=("values", label))
        return self


def _kept(parameters: EnumMap) -> Classes:
    """Sort texts by their label; those that get `otherwise` are with all others."""
    labels = {label: label for label in parameters.values.values()} | parameters.values
    texts: dict[str, set[str]] = {}
    for text, label in labels.items():
        texts.setdefault(label, set()).add(text)
    return Classes(frozenset(frozenset(same) for label, same in texts.items() if label != parameters.otherwise))


@method("enum_map", EnumMap, takes=("string",), exposure="bounded", doc=__doc__, keeps=_kept)
def enum_map(parameters: EnumMap) -> Plain:
    """Look the text up among the known ones and the labels."""
    labels = {label: label for label in parameters.values.values()} | parameters.values
    otherwise = parameters.otherwise

    def label_of(value: str) -> str:
        return labels.get(value, otherwise)

    return label_of
