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
        faults = _faults(trial, ping)
        guilty = {field.steps: faults[name] for field in kept if (name := name_of(ping, field.steps)) in faults}
        if not guilty:
            break
        refused.extend(LeftOut(steps, f"would not pass the check ({fault})") for steps, fault in guilty.items())
        kept = [field for field in kept if field.steps not in guilty]
        trial = tried(workspace, changes(kept))
    return trial, tuple(refused)


def _faults(trial: Trial, ping: str) -> Mapping[str, str]:
    """Give the fault of each field; what is wrong with an area is a fault of all its fields."""
    errors = (one for one in trial.verdict.diagnostics if one.severity is Severity.ERROR)
    faults = {one.subject: f"{one.code}: {one.message}" for one in errors}
    resolved = trial.judged.registry.pings.get(ping) if trial.judged.registry else None
    for area in resolved.areas if resolved else ():
        if fault := faults.get(f"{ping}/{area.name}"):
            faults.update({field.name: fault for field in area.fields})
    return faults
