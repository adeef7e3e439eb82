"""Target `handbook`: the registry as Markdown pages, made for reading on GitHub."""

from collections.abc import Iterator
from dataclasses import dataclass

from pingreg.emit.claims import refuse_false_claims
from pingreg.emit.handbook.area_page import area_view
from pingreg.emit.handbook.assessment_page import assessment_view
from pingreg.emit.handbook.catalogue import catalogue_view
from pingreg.emit.handbook.deletion_page import deletion_view
from pingreg.emit.handbook.disclosure_pages import disclosed_events_view, level_view
from pingreg.emit.handbook.endings import endings, expiring
from pingreg.emit.handbook.events import by_feature, envelope_view, events_view
from pingreg.emit.handbook.excuses_page import excuses_view
from pingreg.emit.handbook.facts import CATALOGUE_PAGE
from pingreg.emit.handbook.feature_page import ENVELOPE_PAGE, feature_view
from pingreg.emit.handbook.feature_page import page_of as feature_page
from pingreg.emit.handbook.groups import debt_groups, owner_groups, tier_groups
from pingreg.emit.handbook.levels import level_views
from pingreg.emit.handbook.limits import limits_view
from pingreg.emit.handbook.lists import page_of
from pingreg.emit.handbook.method_pages import method_views
from pingreg.emit.handbook.overview import overview
from pingreg.emit.handbook.render import Pages
from pingreg.emit.handbook.rule_pages import rule_views
from pingreg.emit.handbook.telling import most_telling
from pingreg.emit.handbook.vocabularies import vocabulary_views
from pingreg.emit.record.disclosure import disclosed_events, disclosure
from pingreg.emit.target import Files, Inputs, target
from pingreg.spec.policy import LEVELS


@dataclass(frozen=True, slots=True)
class _Page:
    """Name a page, the template and the view that make it, and the source that its first line names."""

    path: str
    template: str
    view: object
    source: str


@target("handbook")
def handbook(inputs: Inputs) -> Files:
    """Write every page; areas lie under `pings/`, where no name of theirs takes the place of another page."""
    refuse_false_claims(inputs)
    pages = Pages(inputs.pages)
    return {
        page.path: pages.rendered(page.template, page.view, source=page.source)
        for page in (*_areas(inputs), *_events(inputs), *_indexes(inputs), *_answers(inputs), *_rules(inputs))
    }


def _areas(inputs: Inputs) -> Iterator[_Page]:
    for ping in inputs.registry.pings.values():
        above = most_telling(ping, inputs.registry)
        for area in ping.areas:
            view = area_view(area, ping, inputs.registry, above=above, root=inputs.root)
            yield _Page(page_of(area), "area.md.j2", view, f"{inputs.root}/{area.place.path}")


def _events(inputs: Inputs) -> Iterator[_Page]:
    registry, root = inputs.registry, inputs.root
    envelope = registry.envelope
    if envelope is None:
        return
    source = f"{root}/{envelope.ping.place.path}"
    yield _Page("events.md", "events.md.j2", events_view(envelope, registry, root=root), f"{root}/events/")
    yield _Page(ENVELOPE_PAGE, "envelope.md.j2", envelope_view(envelope, registry), source)
    for kinds in by_feature(registry):
        view = feature_view(kinds, registry, root=root)
        yield _Page(feature_page(kinds[0].feature), "feature.md.j2", view, f"{root}/{kinds[0].place.path}")


def _indexes(inputs: Inputs) -> Iterator[_Page]:
    registry, root = inputs.registry, f"{inputs.root}/"
    front = overview(registry, root=inputs.root)
    yield _Page("index.md", "index.md.j2", front, root)
    yield _Page("add-a-field.md", "add-a-field.md.j2", front, root)
    yield _Page("levels.md", "levels.md.j2", level_views(registry), f"{root}policy.yaml")
    yield _Page("by-tier.md", "by-tier.md.j2", tier_groups(registry), root)
    yield _Page("by-owner.md", "by-owner.md.j2", owner_groups(registry), root)
    yield _Page("deprecated.md", "deprecated.md.j2", endings(registry), root)
    yield _Page("expiring.md", "expiring.md.j2", expiring(registry), root)
    yield _Page("debts.md", "debts.md.j2", debt_groups(registry), root)
    yield _Page("methods.md", "methods.md.j2", method_views(inputs.methods), "the methods of pingreg")
    yield _Page(CATALOGUE_PAGE, "catalogue.md.j2", catalogue_view(registry), root)
    yield _Page("vocabularies.md", "vocabularies.md.j2", vocabulary_views(registry), f"{root}vocabularies/")


def _answers(inputs: Inputs) -> Iterator[_Page]:
    """Give the pages for people who answer for the data."""
    registry, root = inputs.registry, f"{inputs.root}/"
    for level in LEVELS:
        view = level_view(disclosure(registry, level, inputs.examples), registry)
        yield _Page(f"disclosure/{level}.md", "disclosure.md.j2", view, root)
    if registry.envelope is not None:
        of_events = disclosed_events_view(disclosed_events(registry, inputs.examples), registry)
        yield _Page("disclosure/events.md", "disclosure.md.j2", of_events, f"{root}events/")
    yield _Page("deletion.md", "deletion.md.j2", deletion_view(registry), root)
    yield _Page("exceptions.md", "exceptions.md.j2", excuses_view(registry, inputs.waivers), root)
    yield _Page("assessment.md", "assessment.md.j2", assessment_view(registry), root)
    yield _Page("limits.md", "limits.md.j2", limits_view(registry), root)


def _rules(inputs: Inputs) -> Iterator[_Page]:
    views = rule_views(inputs.rules)
    yield _Page("rules/index.md", "rules.md.j2", views, "the rules of pingreg")
    for view in views:
        yield _Page(f"rules/{view.code}.md", "rule.md.j2", view, f"the documentation of {view.code}")
