"""Weigh what was found: leave out what a waiver excuses or the baseline remembers, and judge these two themselves."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from pingreg.diagnostics import Diagnostic, Finding, Place, Problem, has_errors
from pingreg.lint.exceptions import YEARLY
from pingreg.lint.rule import Context, Rule
from pingreg.naming import did_you_mean, one_of
from pingreg.spec.catalogue import BaselineSpec, TeamsSpec, WaiverSpec, WaiversSpec
from pingreg.spec.layout import BASELINE, TEAMS, WAIVERS
from pingreg.spec.located import located

Key = tuple[str, str]
"""A code and a subject: what a waiver or a line of the baseline speaks of."""


def apply(found: Iterable[Diagnostic], context: Context, catalogue: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    """Give what is left of `found`, and what is wrong with the waivers and the baseline.

    Only findings of rules are excused: what stops an earlier stage has to be mended.
    """
    found, catalogue = tuple(found), tuple(catalogue)
    known: set[str] = {rule.code for rule in catalogue}
    excusable: set[str] = {rule.code for rule in catalogue if rule.check is not None}
    keys: set[Key] = {(one.code, one.subject) for one in found if one.code in excusable}
    excused = waived(context, excusable) | baselined(context)
    kept = (one for one in found if (one.code, one.subject) not in excused or one.code not in excusable)
    problems = (*_waiver_problems(context, keys, known, excusable), *_stale(context, keys))
    return (*kept, *(located(context.documents, finding, code=code) for code, finding in problems))


def waived(context: Context, excusable: Iterable[str]) -> frozenset[Key]:
    """Collect what today's waivers excuse."""
    codes = frozenset(excusable)
    return frozenset(
        (waiver.code, waiver.subject)
        for waiver in _waivers(context)
        if waiver.code in codes and waiver.expires >= context.today
    )


def baselined(context: Context) -> frozenset[Key]:
    """Collect what the baseline remembers."""
    spec = context.specs.one(BASELINE, BaselineSpec)
    return frozenset((code, subject) for code, subjects in (spec.root if spec else {}).items() for subject in subjects)


def _waivers(context: Context) -> tuple[WaiverSpec, ...]:
    spec = context.specs.one(WAIVERS, WaiversSpec)
    return tuple(spec.root) if spec else ()


def _waiver_problems(context: Context, keys: set[Key], known: set[str], excusable: set[str]) -> Iterator[Problem]:
    teams = _teams(context)
    seen: set[Key] = set()
    for index, waiver in enumerate(_waivers(context)):
        at = Place(WAIVERS, (index,))
        key = (waiver.code, waiver.subject)
        if teams is not None and waiver.owner not in teams:
            message = f"`{waiver.owner}` is no team{did_you_mean(waiver.owner, teams)}"
            yield "PG111", Finding(at.at("owner"), message, f"use one of {one_of(teams)}")
        if waiver.code not in excusable:
            yield "PG108", _unwaivable(at, waiver, known, excusable)
        elif waiver.expires < context.today:
            fix = "mend what it excused, or decide anew and write a later day"
            yield "PG110", Finding(at.at("expires"), f"`{waiver.code}` was waived until {waiver.expires}", fix)
        elif key in seen:
            yield "PG109", Finding(at.at("subject"), "a waiver above excuses the same finding", "remove one of the two")
        elif key not in keys and not has_errors(context.earlier):
            yield "PG109", _unused(at, waiver, keys)
        elif (waiver.expires - context.today).days > YEARLY:
            fix = f"write a day before {context.today + timedelta(YEARLY)}"
            yield "PG112", Finding(at.at("expires"), f"`{waiver.code}` is waived until {waiver.expires}", fix)
        seen.add(key)


def _unwaivable(at: Place, waiver: WaiverSpec, known: set[str], excusable: set[str]) -> Finding:
    if waiver.code in known:
        message = f"`{waiver.code}` cannot be waived: what it reports has to be mended"
    else:
        message = f"`{waiver.code}` is no rule{did_you_mean(waiver.code, excusable)}"
    return Finding(at.at("code"), message, "remove the waiver, or name a rule that `pingreg explain` knows")


def _unused(at: Place, waiver: WaiverSpec, keys: set[Key]) -> Finding:
    subjects = sorted(subject for code, subject in keys if code == waiver.code)
    message = f"`{waiver.code}` finds nothing at `{waiver.subject}`{did_you_mean(waiver.subject, subjects)}"
    return Finding(at.at("subject"), message, "remove the waiver, or write the subject as the finding has it")


def _stale(context: Context, keys: set[Key]) -> Iterator[Problem]:
    """Find lines of the baseline that remember nothing; not while half of the registry could not be read."""
    spec = context.specs.one(BASELINE, BaselineSpec)
    if spec is None or has_errors(context.earlier):
        return
    for code, subjects in spec.root.items():
        for index, subject in enumerate(subjects):
            if (code, subject) not in keys:
                message = f"`{code}` finds nothing at `{subject}` any more"
                fix = "remove the line: the baseline only shrinks"
                yield "PG113", Finding(Place(BASELINE, (code, index)), message, fix)


def _teams(context: Context) -> frozenset[str] | None:
    """Collect every name of a team, former ones too; None when they could not all be read."""
    spec = context.specs.one(TEAMS, TeamsSpec)
    if TEAMS in context.specs.faulty:
        return None
    teams = spec.root if spec else {}
    return frozenset((*teams, *(alias for team in teams.values() for alias in team.aliases)))
