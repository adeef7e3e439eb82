"""Versions of pings: what is declared beside what a change needs, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pingreg.compat.bumps import BUMPS, Bump, bump
from pingreg.compat.comparison import Comparison
from pingreg.compat.rule import CompatRule
from pingreg.compat.shape import reshaped
from pingreg.diagnostics import Code, Diagnostic, Label, Section, Severity
from pingreg.resolve.model import Ping

_KEY = "schema_version"
_NONE = "not declared"
_COLUMNS = ("ping", "before", "after", "declared", "needed", "because")
_Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PingVersion:
    """Hold what one change asks of a ping's version, and what its author made of it."""

    before: Ping
    after: Ping
    needed: Bump
    because: str

    @property
    def numbers(self) -> tuple[_Numbers | None, _Numbers | None]:
        """Give what is declared, as it was and as it is; None where nothing is."""
        return _numbers(self.before), _numbers(self.after)

    @property
    def declared(self) -> str:
        """Say in a word what became of the version: what was raised of it, or else."""
        was, is_ = self.numbers
        if was is None or is_ is None:
            return _NONE if was == is_ else "dropped" if is_ is None else "for the first time"
        if is_ < was:
            return "lowered"
        raised = (name for name, one, two in zip(reversed(BUMPS[1:]), was, is_, strict=True) if one != two)
        return next(raised, "none")

    @property
    def is_enough(self) -> bool:
        """Tell whether as much was raised as is needed; no judge of versions that stand on one side only."""
        was, is_ = self.numbers
        kept = len(BUMPS) - BUMPS.index(self.needed)
        return was is None or is_ is None or self.needed == "none" or is_[:kept] > was[:kept]

    @property
    def least(self) -> str:
        """Write the lowest version that is enough; nothing where there was none."""
        was, _ = self.numbers
        if was is None or self.needed == "none":
            return self.before.spec.schema_version or ""
        place = len(was) - BUMPS.index(self.needed)
        return "-".join(map(str, (*was[:place], was[place] + 1, *(0 for _ in was[place + 1 :]))))


def versions_of(
    found: Sequence[Diagnostic], comparison: Comparison, rules: Iterable[CompatRule]
) -> tuple[PingVersion, ...]:
    """Say of each ping that is on both sides what its version needs, once the rules have found what they find."""
    by_code = {rule.code: rule for rule in rules}
    made = []
    for name, after in comparison.after.registry.pings.items():
        before = comparison.before.registry.pings.get(name)
        if before is not None and before is not after:
            made.append(PingVersion(before, after, *bump(after, reshaped(before, after, comparison), found, by_code)))
    return tuple(one for one in made if one.needed != "none" or one.numbers[0] != one.numbers[1])


def misversioned(versions: Iterable[PingVersion], comparison: Comparison) -> Iterator[Diagnostic]:
    """Report each version that is dropped, lowered, or not raised as far as it has to be."""
    for one in versions:
        name, least = one.after.name, f"{_KEY}: {one.least}"
        if one.declared == "dropped":
            fix = f"declare `{least}`, or tell those who go by the version that there is none any more"
            yield _told(one, comparison, "PC262", f"the ping `{name}` no longer declares its version", fix)
        elif one.declared == "lowered":
            message = f"the version of the ping `{name}` is lower than it was"
            yield _told(one, comparison, "PC261", message, f"write `{least}`, or a higher one")
        elif not one.is_enough:
            message = f"the version of the ping `{name}` has to be raised to `{one.least}` at least"
            yield _told(one, comparison, "PC260", message, f"write `{least}`, or undo what changes the shape")


def versions_section(versions: Iterable[PingVersion]) -> Section:
    """Tabulate what is declared, and what is needed."""
    rows = tuple(
        (one.after.name, _shown(one.before), _shown(one.after), one.declared, _needs(one), one.because)
        for one in versions
    )
    return Section("versions", "Versions of pings", _COLUMNS, rows)


def _told(one: PingVersion, comparison: Comparison, code: str, message: str, fix: str) -> Diagnostic:
    is_dropped = one.declared == "dropped"
    place = one.after.place.at("title", on="key") if is_dropped else one.after.place.at(_KEY)
    was = Label(comparison.before.documents.span(one.before.place.at(_KEY)), "as it was")
    needed = () if one.needed == "none" else (("needed", _needs(one)), ("because", one.because))
    return Diagnostic(
        Code(code),
        Severity.WARNING if is_dropped else Severity.ERROR,
        one.after.name,
        comparison.after.documents.span(place),
        message,
        fix,
        (was,),
        (("declared", f"{_shown(one.after)}, after {_shown(one.before)}"), *needed),
    )


def _shown(ping: Ping) -> str:
    return ping.spec.schema_version or _NONE


def _needs(one: PingVersion) -> str:
    return one.needed if one.needed == "none" or not one.least else f"{one.needed}: {one.least}"


def _numbers(ping: Ping) -> _Numbers | None:
    version = ping.spec.schema_version
    return None if version is None else tuple(map(int, version.split("-")))
