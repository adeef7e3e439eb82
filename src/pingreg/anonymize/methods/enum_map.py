"""enum_map: map texts that are known to labels, and every other text to one label."""

from pydantic import Field

from pingreg.anonymize.method import Parameters, method


@method("enum_map")
class EnumMap(Parameters):
    """Give the label for each known text; `otherwise` takes the rest."""

    values: dict[str, str] = Field(min_length=1, max_length=1000)
    otherwise: str = Field("other", min_length=1, max_length=64)
