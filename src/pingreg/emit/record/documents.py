"""Documents: the records as data for other programs, with keys in a fixed order."""

from collections.abc import Iterable
from typing import Any

from pingreg.emit.record.assessment import Assessment, Risk
from pingreg.emit.record.deletion import Key, Place
from pingreg.emit.record.disclosure import Disclosed, Disclosure
from pingreg.emit.record.entries import recipient_document
from pingreg.emit.record.excuses import Excuses
from pingreg.exposure import Telling
from pingreg.resolve.anonymity import may_be_called_anonymous
from pingreg.resolve.model import Registry

Document = dict[str, Any]


def disclosure_document(levels: Iterable[Disclosure], events: Iterable[Disclosed], registry: Registry) -> Document:
    """Give what each level keeps, what an instance sends beyond that, and what events hold."""
    switches = registry.policy.switches.items()
    events = tuple(events)
    return {
        "switches": [{"setting": name, **one.model_dump(exclude_none=True)} for name, one in switches],
        "levels": {one.level: _level(one) for one in levels},
        "events": {
            "anonymous": may_be_called_anonymous(field for one in events for field in one.fields),
            "fields": [_disclosed(one) for one in events],
        },
    }


def _level(one: Disclosure) -> Document:
    return {
        "anonymous": may_be_called_anonymous(one.fields),
        "kept": [_disclosed(each) for each in one.kept],
        "sent_and_not_kept": sorted(one.dropped),
    }


def _disclosed(one: Disclosed) -> Document:
    field = one.first
    return {
        "field": field.declaration.subject,
        "count": len(one.fields),
        "area": one.area.name,
        "description": field.description,
        "purposes": field.purposes,
        "since": field.since,
        "example": one.example.value,
        "example_is_made_up": one.example.is_made_up,
        "sent": None if field.origin == "receiver" else _told(field.exposure.sent),
        "kept": _told(field.exposure.kept),
        "methods": [{"method": step.method()[0], "at": step.at} for step in field.spec.anonymize or ()],
        "stores": field.recipients,
        **({"when": one.when} if one.when else {}),
    }


def deletion_document(plan: Iterable[Place]) -> Document:
    """Give where data is found in each store, and when it goes."""
    return {
        "stores": [
            {
                **recipient_document(place.store),
                "holds": [
                    {
                        "of": one.of,
                        "kind": one.kind,
                        "table": one.table or None,
                        "count": one.fields,
                        "found_by": [_key(key) for key in one.keys],
                        "names_persons": [_key(key) for key in one.persons],
                        "erase_persons_by": "whole rows" if one.persons else None,
                        "erased_beside": [key.field.name for key in one.beside],
                    }
                    for one in place.holdings
                ],
            }
            for place in plan
        ]
    }


def _key(key: Key) -> Document:
    return {"field": key.field.name, "column": key.column or None}


def excuses_document(found: Excuses) -> Document:
    """Give exceptions, the allow-list and waivers."""
    return {
        "exceptions": [
            {
                "field": one.fields[0].declaration.subject,
                "count": len(one.fields),
                "basis": one.basis,
                "approved_by": one.approved_by,
                "review_by": one.review_by,
                "purposes": one.purposes,
                "kept": _told(one.told),
            }
            for one in found.exceptions
        ],
        "allow_list": [
            {
                "field": one.field.declaration.subject,
                "because": one.because,
                "approved_by": one.approved_by,
                "category": one.field.category,
                "kept": _told(one.field.exposure.kept),
            }
            for one in found.allowed
        ],
        "waivers": [
            {
                "code": one.spec.code,
                "subject": one.spec.subject,
                "owner": one.spec.owner,
                "reason": one.spec.reason,
                "expires": one.spec.expires.isoformat(),
                "kept": _told(one.told) if one.told else None,
            }
            for one in found.waivers
        ],
    }


def assessment_document(found: Assessment, registry: Registry) -> Document:
    """Give the parts of an assessment that follow from a registry, and the questions that do not."""
    policy = registry.policy
    return {
        "description": [
            {
                "of": one.ping.name,
                "every": one.cadence or None,
                "endpoint": one.ping.spec.endpoint,
                "transport": dict(one.transport),
                "added_by_receiver": [field.name for field in one.added],
                "areas": one.areas,
                "count": one.fields,
            }
            for one in found.sources
        ],
        "instances": policy.instances,
        "populations": [one.model_dump(exclude_none=True) for one in policy.populations],
        "necessity": [
            {"purpose": one.name, "legal_basis": one.basis, "count": one.fields, "above_bounded": one.personal}
            for one in found.purposes
        ],
        "risks": {
            "by_exposure": [
                {"exposure": exposure, "whom": whom, "count": count} for exposure, whom, count in found.ladder
            ],
            "above_bounded": _risks(found.above),
            "identifiers": _risks(found.identifiers),
            "special_categories": _risks(found.special),
            "free_texts": _risks(found.texts),
            "joins": [
                {
                    "by": one.field.name,
                    "with": [other.name for other in one.others],
                    "and_more": one.is_cut,
                    "sources": [held.subject for held in one.held],
                }
                for one in found.joins
            ],
        },
        "measures": {
            "methods": [{"method": one.method, "at": one.at, "count": one.fields} for one in found.methods],
            "security": found.security,
        },
        "asked_for": {
            "smallest_group": policy.smallest_group,
            "suppress_below": policy.suppress_below.model_dump(),
            "finest_period": policy.finest_period,
        },
        "recipients": [recipient_document(one) for one in found.recipients],
        "questions": found.questions,
    }


def _risks(found: Iterable[Risk]) -> list[Document]:
    return [
        {
            "field": one.fields[0].declaration.subject,
            "count": len(one.fields),
            "category": one.fields[0].category,
            "kept": _told(one.fields[0].exposure.kept),
        }
        for one in found
    ]


def _told(told: Telling) -> Document:
    return {"exposure": told.exposure, "whom": told.whom}
