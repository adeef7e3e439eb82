"""Try what was inferred from a payload, and leave out what the check refuses, until the rest passes."""

from collections.abc import Callable, Iterable, Mapping

from pingreg.cli.new.inference import Found, LeftOut
from pingreg.cli.new.workspace import Changes, Trial, Workspace, tried
from pingreg.diagnostics import Severity
from pingreg.resolve.model import name_of

_ROUNDS = 4


def settled(
    workspace: Workspace, ping: str, *, found: Iterable[Found], changes: Callable[[list[Found]], Changes]
) -> tuple[Trial, tuple[LeftOut, ...]]:
    """Give the change that passes, or as good as it gets, and the inferred fields that are not in it."""
    kept, refused = list(found), list[LeftOut]()
    trial = tried(workspace, changes(kept))
    for _ in range(_ROUNDS):
        faults = _faults(trial)
        guilty = {field.steps for field in kept if name_of(ping, field.steps) in faults}
        if not guilty:
            break
        refused.extend(
            LeftOut(field.steps, f"would not pass the check ({faults[name_of(ping, field.steps)]})")
            for field in kept
            if field.steps in guilty
        )
        kept = [field for field in kept if field.steps not in guilty]
        trial = tried(workspace, changes(kept))
    return trial, tuple(refused)


def _faults(trial: Trial) -> Mapping[str, str]:
    return {d.subject: f"{d.code}: {d.message}" for d in trial.verdict.diagnostics if d.severity is Severity.ERROR}
