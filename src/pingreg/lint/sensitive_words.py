"""Sensitive words: how data is called that is of a special kind, or of crimes, or of money (GDPR Art. 9 and 10).

A phrase is `sure` when it is said of nothing but people, `usual` when machines have such a thing too, as a compiler has
a diagnosis, and `doubtful` when it is mostly said of things, as `age` is.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Literal, NamedTuple

from pingreg.lint.identifiers import singular

Phrase = tuple[str, ...]
"""Words one behind the other, each of one thing."""

Doubt = Literal["sure", "usual", "doubtful", "harmless"]


class Kind(NamedTuple):
    """Say what is told of somebody, and which categories say so; of most special kinds there is no category."""

    title: str
    categories: tuple[str, ...] = ()
    is_grave: bool = True
    """Whether so many of an instance are told of as well."""


class Entry(NamedTuple):
    """Hold what a phrase tells of, and how surely."""

    kind: Kind
    doubt: Doubt


_HEALTH = Kind("somebody's health or body", ("user.health_and_medical", "user.biometric"))
_ORIGIN = Kind("somebody's origin")
_BELIEF = Kind("somebody's belief")
_POLITICS = Kind("somebody's politics")
_UNION = Kind("who belongs to a union")
_SEXUALITY = Kind("somebody's sexuality")
_CRIME = Kind("somebody's crimes")
_MONEY = Kind("what somebody is paid or owes", ("user.financial", "user.payment"), is_grave=False)
_PERSON = Kind("somebody's age or gender", ("user.demographic",), is_grave=False)
_PAPERS = Kind("a number that the state gave somebody", ("user.government_id",), is_grave=False)
_NOTHING = Kind("nobody")

_RELIGIONS = (
    "christian, muslim, jewish, hindu, buddhist, sikh, catholic, roman catholic, protestant, lutheran, anglican,"
    " orthodox christian, atheist, agnostic, christianity, islam, judaism, hinduism, buddhism, sikhism, atheism"
)
_SURE = (
    (_BELIEF, "religion, religious, religious belief, religious affiliation, atheist, muslim, jewish, catholic"),
    (_BELIEF, "religious community, philosophical belief, church member, church membership, church tax"),
    (_ORIGIN, "ethnicity, ethnicities, ethnic, ethnic origin, ethnic group, racial, racial origin, skin color"),
    (_ORIGIN, "skin colour, national origin, immigration status, migration background"),
    (_POLITICS, "political party, political parties, political opinion, political view, political affiliation"),
    (_POLITICS, "political, party affiliation, party membership, voting intention"),
    (_UNION, "trade union, labor union, labour union, union membership, unionized, unionised, trade unionist"),
    (_SEXUALITY, "sexual orientation, sexuality, sexual preference, sexual, sex life, homosexual, heterosexual"),
    (_SEXUALITY, "bisexual, lgbt, lgbtq, lesbian, transgender"),
    (
        _HEALTH,
        "pregnant, pregnancy, pregnancies, disability, disabilities, handicapped, illness, illnesses",
    ),
    (_HEALTH, "disease, hiv, diabetes, diabetic, allergy, allergies, medication, vaccination, vaccinated, heart rate"),
    (_HEALTH, "blood type, blood group, blood pressure, blood sugar, body mass index, body weight"),
    (_HEALTH, "mental health, mental illness, psychiatric, sick leave, sick day, medical record, medical condition"),
    (_HEALTH, "medical history, health condition, health record, health insurance, menstruation, menstrual, autism"),
    (_HEALTH, "autistic, adhd, epilepsy, chronically ill, smoker, genome, dna, genotype, faceprint, voiceprint"),
    (_HEALTH, "iris scan, biometric template, biometric data, biometric id, genetic data"),
    (
        _CRIME,
        "criminal record, criminal history, criminal offence, criminal conviction, felony, felonies, convicted, felon",
    ),
    (_CRIME, "arrest record, imprisoned, prison sentence"),
    (_MONEY, "salary, salaries, wage, hourly pay, payslip, paycheck, remuneration, annual income"),
    (_MONEY, "household income, monthly income, credit score, credit rating, bankruptcy, mortgage"),
    (_PERSON, "date of birth, birthday, birth date, birthdate, year of birth, gender identity, years of age"),
    (_PAPERS, "social security number, social security, passport number, passport, national insurance number"),
    (_PAPERS, "national id, national id number, identity card number, identity card, tax number, tax id"),
    (_PAPERS, "driver license number, driving licence, ssn"),
)
_USUAL = (
    (_HEALTH, "diagnosis, diagnoses, genetic, medical, prescription, therapy, cancer"),
    (_UNION, "union member"),
    (_POLITICS, "voted for"),
    (_HEALTH, "handicap"),
    (_CRIME, "conviction"),
    (_BELIEF, "christian"),
)
_DOUBTFUL = (
    (_PERSON, "age, gender, sex"),
    (_HEALTH, "weight, body height, health, pulse, fertility, depression, symptom"),
    (_MONEY, "pay, income, bonus, debt, compensation, earning"),
    (_ORIGIN, "race"),
    (_BELIEF, "faith, belief, church, denomination"),
    (_POLITICS, "party, politics"),
    (_UNION, "union"),
)
_HARMLESS = (
    "third party, first party, second party, race condition, data race, health check, genetic algorithm,"
    " technical debt, tech debt, max age, cache age, font weight, page weight, union type, type union, union all,"
    " member of union type"
)
_ONLY_AS_VALUES = (
    (_BELIEF, _RELIGIONS),
    (_ORIGIN, "caucasian, hispanic, latino, latina, asian, african american, arab, roma, white, black, mixed race"),
    (_POLITICS, "democrat, republican, labour, conservative, socialist, communist, liberal, social democrat, tory"),
    (_SEXUALITY, "gay, straight, asexual, lesbian, bisexual, heterosexual, homosexual, queer"),
    (_HEALTH, "asthma, cancer, diabetes, hiv, flu, depression, epilepsy, hepatitis, tuberculosis, covid, migraine"),
    (_HEALTH, "deaf, blind, wheelchair user, pregnant, anxiety, dementia, obese, obesity"),
)
SURELY_A_VALUE_OF = 2
"""So many values that are of one kind leave no doubt: one may be called so by chance."""

SAID_OF_THINGS = frozenset(
    {
        *("white", "black", "roma", "conservative", "liberal", "labour", "straight"),
        *("deaf", "blind", "flu", "depression", "anxiety", "hindu", "buddhist", "christian", "jewish", "orthodox"),
    }
)
"""Values that colours, modes, calendars and scripts have too: they count beside another one of their kind alone."""


def _entries(doubt: Doubt, listed: Iterable[tuple[Kind, str]]) -> Iterator[tuple[Phrase, Entry]]:
    for kind, phrases in listed:
        for phrase in phrases.split(", "):
            words = tuple(map(singular, phrase.split()))
            yield words, Entry(kind, doubt)
            yield ("".join(words),), Entry(kind, doubt)  # as `heartrate` is written


PHRASES: Mapping[Phrase, Entry] = MappingProxyType(
    dict(
        chain(
            _entries("doubtful", _DOUBTFUL),
            _entries("usual", _USUAL),
            _entries("sure", _SURE),
            _entries("harmless", ((_NOTHING, _HARMLESS),)),
        )
    )
)
"""What is found in names and in texts."""

VALUES: Mapping[Phrase, Kind] = MappingProxyType(
    {words: entry.kind for words, entry in _entries("harmless", _ONLY_AS_VALUES)}
)
"""What is found among the values of a label."""

PEOPLE = frozenset(
    {
        *("admin", "administrator", "adult", "anybody", "applicant", "author", "candidate", "child"),
        *("children", "citizen", "colleague", "contributor", "customer", "developer", "employee", "he"),
        *("her", "human", "individual", "man", "owner", "participant", "patient", "people"),
        *("person", "reader", "she", "somebody", "someone", "staff", "student", "user", "visitor"),
        *("whoever", "woman", "worker"),
    }
)
"""By whom something is had; each word is of one, as texts are looked at."""

BELONGINGS = frozenset(
    {
        *("account", "agent", "base", "cache", "count", "data", "defined", "device", "directory", "entry"),
        *("event", "file", "flow", "friendly", "group", "id", "input", "interface", "level", "limit"),
        *("list", "message", "name", "number", "page", "profile", "query", "record", "request", "result"),
        *("role", "service", "session", "setting", "space", "store", "story", "table", "token", "type"),
    }
)
"""What people have: behind one of them, a text is about this and not about the person."""

MACHINES = frozenset(
    {
        *("algorithm", "build", "cache", "commit", "compiler", "crash", "crashe", "editor", "error"),
        *("failure", "fault", "graphql", "index", "job", "language", "linter", "log", "parser", "plan"),
        *("process", "program", "querie", "query", "release", "repository", "schema", "server", "slow"),
        *("sql", "syntax", "table", "test", "tool", "trace", "type", "typescript", "warning"),
    }
)
"""What else has a diagnosis, or members of a union."""
