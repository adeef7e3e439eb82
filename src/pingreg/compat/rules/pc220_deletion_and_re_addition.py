"""PC220 deletion-and-re-addition: a field is gone, and another one of the same source stands under a weaker rule.

## Why
A rule that compares a field with itself has nothing to say when the name is another: the old field is removed, the new
one is added, and what is measured is collected on from more customers, for more purposes or with less done to it.
A key that changed its path was once called extremely dangerous, and got a warning (gitlab).

It is looked for within one ping: the same type of value, and the same events, the same words for what is measured, the
same list of words or an id of the same kind. Say `renamed_from` when it is the same field, and each change is told.

## Bad
```yaml
# before
fields:
  Clicks:
    count: {event: Click, per: week}
    anonymize: [{suppress_below: {users: 5}}]
    description: Clicks on the button of the example feature.
```
```yaml
# after
fields:
  Presses: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```

## Good
```yaml
# before
fields:
  Clicks: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
```yaml
# after
fields:
  Presses: {count: {event: Click, per: week}, description: Clicks on the button of the example feature.}
```
"""

from collections.abc import Iterable, Iterator

from pingreg.compat.categories import tells_more
from pingreg.compat.comparison import Comparison
from pingreg.compat.methods import steps_of, without_equal
from pingreg.compat.rule import Change, compat
from pingreg.diagnostics import Place
from pingreg.resolve.model import Field, FieldName
from pingreg.spec.measures import Counting, Gauge, Id, Label, Mean, Measure, Percentile, Ratio, Sum
from pingreg.spec.policy import LEVELS

_Source = tuple[object, ...]


@compat("PC220", "deletion-and-re-addition", category="privacy", over="registry", doc=__doc__)
def deletion_and_re_addition(_all: Comparison, comparison: Comparison) -> Iterator[Change]:
    """Take for each new field the first that is gone, of the same source, and had a stronger rule."""
    gone = [*comparison.removed, *(pair.before for pair in comparison.buried)]
    by_source: dict[_Source, list[Field]] = {}
    for field in gone:
        for source in (*_sources(field), *_marks(field, of=("text" if field.kind == "text" else "other",))):
            by_source.setdefault(source, []).append(field)
    taken: set[FieldName] = set()
    for field in comparison.added:
        # What one text has in common with another value is a sign; what two labels have is chance.
        marks = _marks(field, of=("text", "other") if field.kind == "text" else ("text",))
        former = [old for source in (*_sources(field), *marks) for old in by_source.get(source, ())]
        # Of a family each member is to find its own; when all are taken, the first says enough.
        former.sort(key=lambda old: old.name in taken)
        weaker = ((old, list(_weaker(old, field))) for old in former)
        found = next(((old, said) for old, said in weaker if said), None)
        if found is not None:
            taken.add(found[0].name)
            yield _change(*found, field)


def _change(old: Field, said: list[tuple[str, str, str]], new: Field) -> Change:
    one, other = (field.declaration.subject.partition("/")[2] for field in (old, new))
    place = new.declaration.place
    return Change(
        Place(place.path, place.keys, "key"),
        f"`{one}` is gone, and `{other}` measures the same under a weaker rule",
        f"keep the {_listed([what for what, _, _ in said])}, or write `renamed_from` and have each change approved",
        before="; ".join(was for _, was, _ in said),
        after="; ".join(now for _, _, now in said),
        subject=new.declaration.subject,
        fields=(old.name, new.name),
    )


def _weaker(old: Field, new: Field) -> Iterator[tuple[str, str, str]]:
    """Name what is weaker, as it was and as it is."""
    if LEVELS.index(new.level) < LEVELS.index(old.level):
        yield "tier", f"tier {old.tier}", f"tier {new.tier}"
    lost = without_equal(steps_of(old), steps_of(new))
    if lost:
        yield "methods", f"with {_listed([name for name, _ in lost])}", "with weaker methods or none"
    if old.bounds.pattern is not None and new.kind == "text" and new.bounds.pattern != old.bounds.pattern:
        yield "pattern", f"pattern {old.bounds.pattern}", f"pattern {new.bounds.pattern or 'none'}"
    if tells_more(new.category, old.category):
        yield "category", f"category {old.category}", f"category {new.category}"
    if more := {*new.purposes} - {*old.purposes}:
        yield "purposes", f"for {_listed(old.purposes)}", f"also for {_listed(sorted(more))}"
    if more := {*new.recipients} - {*old.recipients}:
        yield "recipients", f"to {_listed(old.recipients)}", f"also to {_listed(sorted(more))}"


def _marks(field: Field, *, of: Iterable[str]) -> Iterator[_Source]:
    """Give what a text is known by when its pattern, category or measure is another: name, column or description."""
    if field.type != "string":
        return
    key = next((step for step in reversed(field.steps) if step.strip("[]*=")), "")
    column = field.column.steps if field.column else None
    for kind in of:
        yield field.ping, kind, ("named", "".join(filter(str.isalnum, key)).casefold())
        yield field.ping, kind, ("described", field.description.casefold())
        if column:
            yield field.ping, kind, ("stored", column)


def _sources(field: Field) -> Iterator[_Source]:
    """Give what the field's value comes from, so that two are comparable if they share one."""
    is_told = False
    for subject in _subjects(field.measure):
        is_told = True
        yield field.ping, field.type, subject
    if not is_told:  # nothing says what it comes from: what it looks like has to do
        yield field.ping, field.type, (field.kind, field.category, field.bounds.pattern)


def _subjects(measure: Measure) -> Iterator[_Source]:
    match measure:
        case Counting(event=str() as event):
            yield "event", event
        case Counting(event=tuple() as events):
            yield from (("event", event) for event in events)
        case Counting(of=of) | Sum(of=of) | Mean(of=of) | Percentile(of=of) | Ratio(of=of) | Gauge(of=of):
            yield "of", (of or "").casefold()
        case Id(of=of):
            yield "id", of
        case Label(values=tuple() as words):
            yield "words", frozenset(words)
        case Label(values=str() as vocabulary):
            yield "vocabulary", vocabulary
        case _:
            pass


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(names) or "nobody"
