"""The heading of an area: who owns it, how needed it is, why it is collected, and what kind of data it holds."""

from collections import Counter
from collections.abc import Iterable

import click

from pingreg.cli.new.asking import Interview
from pingreg.cli.new.style import Value
from pingreg.cli.new.words import member, members, split
from pingreg.resolve.model import Field, Registry
from pingreg.resolve.references import purposes_of
from pingreg.spec.taxonomy import CATEGORIES


def asked_heading(
    interview: Interview, registry: Registry, *, owner: str | None = None, near: Iterable[Field] = ()
) -> dict[str, Value | None]:
    """Give an area's keys but for its title, in the order in which they are written.

    A terminal is offered what holds for most of the fields that are `near`. Where somebody has to read them, it is the
    owner, until somebody says otherwise.
    """
    fields = tuple(near)
    tiers, purposes = registry.policy.tiers, sorted(purposes_of(registry.policy))
    purpose, category = members(member("purpose", purposes)), member("category of the Fides taxonomy", CATEGORIES)
    usual = _most(field.tier for field in fields)
    usually = _most(", ".join(field.purposes) for field in fields)
    kind = _most(field.category for field in fields)
    why, owner = _why(interview), asked_owner(interview, registry) if owner is None else owner
    return {
        "why": why,
        "owner": owner,
        "tier": interview.answer("--tier", member("tier", tiers), choices=tiers, offered=usual),
        "purposes": split(interview.answer("--purposes", purpose, choices=purposes, offered=usually)),
        "readers": first_readers(owner, registry),
        "category": interview.answer("--category", category, offered=kind),
        "since": interview.optional("--since"),
    }


def asked_owner(interview: Interview, registry: Registry) -> str:
    """Give the team; Enter takes the only one that there is."""
    teams = tuple(registry.teams)
    return interview.answer(
        "--owner", member("team", teams), choices=teams, offered=teams[0] if len(teams) == 1 else None
    )


def first_readers(owner: str, registry: Registry) -> list[str] | None:
    """Give who reads what is new, where the policy asks for somebody: the owner. None where it does not."""
    return None if registry.policy.unread_releases is None else [owner]


def _most(words: Iterable[str]) -> str | None:
    counted = Counter(words)
    return min(counted, key=lambda word: (-counted[word], word), default=None)


def _why(interview: Interview) -> Value | None:
    """Give question and decision, both or neither."""
    question, decision = interview.optional("--question"), interview.optional("--decision")
    if question is None and decision is None:
        return None
    if question is None or decision is None:
        message = "--question and --decision go together: give both"
        raise click.UsageError(message)
    return {"question": question, "decision": decision}
