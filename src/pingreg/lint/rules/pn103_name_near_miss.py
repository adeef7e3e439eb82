"""PN103 name-near-miss: a name is one edit away from its sibling's, as a slip of the finger would leave it.

## Why
Fields named `workspce` and `poject` were shipped (microsoft/vscode, GitLab) and could not be taken back. A letter left
out, put in, replaced or swapped beside a sibling's name is a slip more often than a choice.

Digits are not compared, so `week1` and `week2` are no near miss; nor are names below six characters, or names that
differ in one letter of a word of at most four, such as `dauCount` and `wauCount`.

## Bad
```yaml
fields:
  workspaceOpened:
    count: {event: View, per: week}
    description: Times that a workspace was opened from the example feature.
  workspceOpened:
    distinct: {event: View, per: week}
    description: People who opened a workspace from the example feature.
```

## Good
```yaml
fields:
  workspaceOpened:
    count: {event: View, per: week}
    description: Times that a workspace was opened from the example feature.
  workspaceOpeners:
    distinct: {event: View, per: week}
    description: People who opened a workspace from the example feature.
```
"""

from collections.abc import Iterable, Iterator

from pingreg.diagnostics import Finding, Place, Severity
from pingreg.lint.rule import Context, rule
from pingreg.lint.siblings import siblings
from pingreg.naming import distance, folded, snake_case
from pingreg.resolve.model import Ping

_SHORTEST_NAME, _SHORT_WORD = 6, 4
_NO_DIGITS = str.maketrans("", "", "0123456789")


@rule("PN103", "name-near-miss", over="ping", severity=Severity.WARNING, doc=__doc__)
def name_near_miss(ping: Ping, _: Context) -> Iterator[Finding]:
    """Look in each container for names one edit apart."""
    for names in siblings(ping).values():
        if len(names) == 1:
            continue
        for other, name in near_misses(names):
            first, second = names[other].declaration.place, names[name].declaration.place
            yield Finding(
                Place(second.path, second.keys, "key"),
                f"`{name}` is one edit away from its sibling `{other}`",
                f"write `{other}` if it is meant, else choose a name that nobody takes for it",
                names[name].declaration.subject,
                ((Place(first.path, first.keys, "key"), f"`{other}` is here"),),
            )


def near_misses(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the pairs of near misses, an earlier name first; each name once, with the first that it is near to.

    Two names are one edit apart only if they share a spelling with at most one letter taken out of each, so all such
    spellings are hashed: the cost grows with the letters, not with the pairs.
    """
    bare: dict[str, str] = {}
    for name in names:
        letters = name.translate(_NO_DIGITS).lower()
        if len(letters) >= _SHORTEST_NAME:
            bare.setdefault(letters, name)
    spellings = [spelling for letters in bare for spelling in _spellings(letters)]
    if len(set(spellings)) == len(spellings):
        return
    first: dict[str, list[str]] = {}
    for letters, name in bare.items():
        met = dict.fromkeys(other for spelling in _spellings(letters) for other in first.get(spelling, ()))
        near = next((bare[other] for other in met if _is_near(bare[other], name)), None)
        if near is not None:
            yield near, name
        for spelling in _spellings(letters):
            first.setdefault(spelling, []).append(letters)


def _spellings(letters: str) -> set[str]:
    return {letters, *(letters[:at] + letters[at + 1 :] for at in range(len(letters)))}


def _is_near(one: str, two: str) -> bool:
    plain = one.translate(_NO_DIGITS), two.translate(_NO_DIGITS)
    if folded(one) == folded(two) or distance(plain[0].lower(), plain[1].lower(), limit=2) != 1:
        return False
    words, others = (snake_case(name).replace("-", "_").split("_") for name in plain)
    differing = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
    return not (
        len(words) == len(others)
        and len(differing) == 1
        and len(differing[0][0]) == len(differing[0][1]) <= _SHORT_WORD
        and sorted(differing[0][0]) != sorted(differing[0][1])
    )
