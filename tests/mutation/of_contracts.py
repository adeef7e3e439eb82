"""Weakenings of contracts: hosting, licenses, terms; and of the small files of a registry."""

from typing import Any, get_args

from mutation.of_fields import Found, added, later, without_each
from mutation.of_policy import higher
from mutation.weakening import GONE, harmless, weakens
from mutation.written import ROOT, Part
from pingreg.spec import catalogue, contract, review
from pingreg.spec.policy import Hosting

_ALL_EVENTS = {"stream": ["v1", "v2"], "redaction": "none", "allow": "all"}
_WAIVER = {
    "code": "PD101",
    "subject": "server/initAdmin",
    "owner": "iam",
    "reason": "the sentence is with the writers",
    "expires": "2026-12-31",
}
_AGREED = "a record agrees to what it digests, and CODEOWNERS says who may write one; what else it says it cannot widen"


@weakens(contract.ContractSpec, "hosting")
def _hosting(_part: Part, now: Any) -> Found:
    yield from (("another", one) for one in get_args(Hosting) if one != now)


@weakens(contract.ContractSpec, "sites")
@weakens(contract.LicenseSpec, "sites")
def _sites(_part: Part, now: Any) -> Found:
    yield from without_each(now)
    yield from added(now, "0badcafe-0000-4000-8000-000000000001")
    yield from (("replaced", [*now[:at], f"{one[:-1]}z", *now[at + 1 :]]) for at, one in enumerate(now or ()))


@weakens(contract.LicenseSpec, "switches")
@weakens(contract.ContractSpec, "licenses", "terms")
def _entries(_part: Part, now: Any) -> Found:
    yield from without_each(now)


@weakens(contract.LicenseSpec, "key_sha256")
def _key(_part: Part, now: Any) -> Found:
    yield "another", now[::-1]


@weakens(contract.LicenseSpec, "created")
def _created(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "later", later(now, years=3)


@weakens(contract.LicenseSpec, "tags")
def _tags(_part: Part, now: Any) -> Found:
    yield from without_each(now)
    yield from added(now, "dev")


@weakens(contract.LicenseSpec, "environment")
def _environment(_part: Part, now: Any) -> Found:
    yield "another", "test" if now != "test" else "production"


@weakens(contract.TermSpec, "from")
def _from(_part: Part, now: Any) -> Found:
    yield "earlier", later(now, years=-1)
    yield "later", later(now)


@weakens(contract.TermSpec, "until")
def _until(_part: Part, now: Any) -> Found:
    if now is not None:
        yield "later", later(now)
        yield "removed", GONE


@weakens(contract.TermSpec, "pings")
def _pings(_part: Part, now: Any) -> Found:
    yield from higher(now)


@weakens(contract.TermSpec, "events")
def _events(_part: Part, now: Any) -> Found:
    if not isinstance(now, dict):
        yield "raised", _ALL_EVENTS
    if now == "none":
        yield "raised", "by_rules"


@weakens(contract.TermSpec, "withhold")
def _withhold(_part: Part, now: Any) -> Found:
    yield from without_each(now)


@weakens(contract.TermSpec, "reference")
@weakens(contract.EventsAgreed, "reference")
def _reference(_part: Part, _now: Any) -> Found:
    yield "removed", GONE


@weakens(contract.EventsAgreed, "allow")
def _allow(_part: Part, now: Any) -> Found:
    if now != "all":
        yield "raised", "all"


harmless(contract.ContractSpec, "title", because="words for people")
harmless(contract.ContractSpec, "example", because="it says that nobody stands behind it; what holds is the same")


# The small files ----------------------------------------------------------------------------------------------------


@weakens(catalogue.ManifestSpec, "committed")
def _committed(_part: Part, now: Any) -> Found:
    yield from without_each(now)


@weakens(catalogue.ManifestSpec, "rules")
def _rules(_part: Part, now: Any) -> Found:
    yield "softened", {**(now or {}), "PT103": "warning"}


@weakens(catalogue.VocabularySpec, "values")
def _values(_part: Part, now: Any) -> Found:
    yield "added", {**now, "another": "another"} if isinstance(now, dict) else [*now, "another"]


@weakens(catalogue.LocalEventsSpec, ROOT)
@weakens(catalogue.TeamsSpec, ROOT)
def _named(_part: Part, now: Any) -> Found:
    yield from without_each(now)


@weakens(catalogue.WaiversSpec, ROOT)
def _waivers(_part: Part, now: Any) -> Found:
    yield "added", [*now, _WAIVER]


@weakens(catalogue.WaiverSpec, "code", "subject")
def _excused(_part: Part, now: Any) -> Found:
    yield "another", "PD101" if now.startswith("P") else "server/initAdmin"


@weakens(catalogue.WaiverSpec, "expires")
def _expires(_part: Part, now: Any) -> Found:
    yield "later", later(now)


@weakens(catalogue.BaselineSpec, ROOT)
def _baseline(_part: Part, now: Any) -> Found:
    yield "added", {**now, "PD101": ["server/initAdmin"]}


harmless(
    catalogue.ManifestSpec, "contracts", because="where files are read from; that they are gone is a weakening of files"
)
harmless(catalogue.ManifestSpec, "pingreg", because="there is one version of the language")
harmless(catalogue.ManifestSpec, "name", "title", "docs", because="words for people, and where pages are")
harmless(catalogue.Docs, "url", because="where pages are")
harmless(catalogue.VocabularySpec, "title", "description", because="words for people")
harmless(catalogue.LocalEventSpec, "description", "owner", because="words for people, and who answers for it")
harmless(catalogue.TeamSpec, "title", "contact", "aliases", "successor", because="who answers for it, not what for")
harmless(catalogue.WaiverSpec, "owner", "reason", because="who answers for it, and words for people")
harmless(review.ReviewSpec, "title", "link", "approved_by", "date", "until", "note", "agrees", because=_AGREED)
harmless(review.Agreed, "code", "subject", "digest", because=_AGREED)
