"""The heading of an area: who owns it, how needed it is, why it is collected, and what kind of data it holds."""

import click

from pingreg.cli.new.asking import Interview, Question
from pingreg.cli.new.options import HeadingWords
from pingreg.cli.new.style import Value
from pingreg.cli.new.words import line, member, members, optional, split
from pingreg.resolve.model import Registry
from pingreg.resolve.references import purposes_of
from pingreg.spec.taxonomy import CATEGORIES

_CATEGORY = Question(
    "--category",
    "Category of data (such as user.behavior or system.operations)",
    member("category of the Fides taxonomy", CATEGORIES),
)


def asked_heading(words: HeadingWords, registry: Registry, *, interview: Interview) -> dict[str, Value | None]:
    """Give an area's keys but for its title, in the order in which they are written."""
    tiers, teams = tuple(registry.policy.tiers), tuple(registry.teams)
    purposes = sorted(purposes_of(registry.policy))
    owner = Question("--owner", "Team that owns it", member("team", teams), choices=teams)
    tier = Question("--tier", "Tier", member("tier", tiers), choices=tiers)
    text = f"Purposes, with commas between ({', '.join(purposes)})"
    purpose = Question("--purposes", text, members(member("purpose", purposes)))
    return {
        "why": _why(words, interview),
        "owner": interview.answer(owner, words["owner"]),
        "tier": interview.answer(tier, words["tier"]),
        "purposes": split(interview.answer(purpose, words["purposes"])),
        "category": interview.answer(_CATEGORY, words["category"]),
        "since": optional("--since", words["since"]),
    }


def _why(words: HeadingWords, interview: Interview) -> Value | None:
    """Give question and decision, both or neither; a terminal is asked, and may leave them empty."""
    question = optional("--question", words["question"])
    decision = optional("--decision", words["decision"])
    if interview.is_terminal and question is None:
        question = interview.wish("Question that its fields answer (empty: none yet)", line("--question"))
    if interview.is_terminal and question is not None and decision is None:
        decision = interview.wish("Decision that follows (empty: none yet)", line("--decision"))
    if question is None and decision is None:
        return None
    if question is None or decision is None:
        message = "--question and --decision go together: give both"
        raise click.UsageError(message)
    return {"question": question, "decision": decision}
