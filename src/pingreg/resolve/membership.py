"""Membership: how an instance is known that falls in a given population and is under no term."""

from pingreg.diagnostics import Place
from pingreg.resolve.agreements import Contract, Entry, License
from pingreg.resolve.grants import Known
from pingreg.spec.policy import Population, When

_POLICY = Place("policy.yaml", ("populations",))
_LICENSE = License(digest="", created=None, tags=(), environment="", sites=(), switches=(), place=_POLICY)


def member_of(population: Population) -> Known:
    """Make up an instance of a population: with no tags, no terms, and no license unless the population wants one.

    Grants are the judge: where an earlier population takes such an instance too, theirs name the earlier one.
    """
    when = population.when or When.model_construct()
    if when.license is not None:
        return Known(when.license, _hosted(when) if when.license == "absent" else None, when.deploy_type)
    if is_stranger(population):
        return Known("absent", None, when.deploy_type)
    return Known("on_file", _hosted(when) or _entry(when), when.deploy_type)


def is_stranger(population: Population) -> bool:
    """Tell whether a population is of instances under no contract: by their license, or by what they are."""
    when = population.when
    return when is not None and when.hosting is None


def _hosted(when: When) -> Entry | None:
    return None if when.hosting is None else _entry(when)


def _entry(when: When) -> Entry:
    """Put an instance on file under a contract that says nothing but how it is hosted."""
    contract = Contract(
        name="",
        title="",
        hosting=when.hosting or "self_hosted",
        is_example=True,
        is_sound=True,
        sites=(),
        licenses=(_LICENSE,),
        terms=(),
        place=_POLICY,
    )
    return Entry(contract, _LICENSE)
