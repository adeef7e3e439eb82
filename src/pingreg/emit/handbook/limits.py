"""Limits: what no declaration can prove, with how much of the registry rests on it."""

from dataclasses import dataclass

from pingreg.markdown import Markdown
from pingreg.naming import counted
from pingreg.resolve.model import Registry
from pingreg.spec.measures import TextMeasure


@dataclass(frozen=True, slots=True)
class LimitsView:
    """Hold what `limits.md.j2` shows."""

    smallest: Markdown
    exceptions: Markdown
    patterns: Markdown


def limits_view(registry: Registry) -> LimitsView:
    """Count what rests on people and on probes."""
    own = (field for area in registry.event_areas for field in area.fields if field.is_first)
    fields = (*registry.fields, *own)
    excepted = sum(field.spec.exception is not None for field in fields)
    judged = sum(isinstance(field.measure, TextMeasure) and field.spec.pattern is not None for field in fields)
    policy = registry.policy
    few = f"groups under {policy.smallest_group}, counts under {policy.suppress_below.users}"
    stand = "stands" if excepted == 1 else "stand"
    return LimitsView(
        smallest=Markdown(few),
        exceptions=Markdown(f"{counted(excepted, 'field')} {stand}"),
        patterns=Markdown(f"{counted(judged, 'text')} {'is' if judged == 1 else 'are'} judged so"),
    )
