"""PN103 name-near-miss: a name is one edit away from its sibling's, as a slip of the finger would leave it.

## Why
There are fields named `workspce` and `poject` in the telemetry of microsoft/vscode and GitLab, and a name that was
released stays. A letter left out, put in, replaced or swapped beside a sibling's name is more often a slip than a
choice.

Digits are not compared, so `week1` and `week2` are no near miss; nor are names below six characters, or names that
differ in one letter of a word of at most four, such as `dauCount` and `wauCount`; nor are four and more that differ in
the same place: they are a series.

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

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from pingreg.diagnostics import Finding, Place, Severity
from pingreg.lint.rule import Context, rule
from pingreg.lint.siblings import siblings
from pingreg.naming import distance, folded, snake_case
from pingreg.resolve.model import Ping

_SHORTEST_NAME, _SHORT_WORD, _SERIES = 6, 4, 3
_FEW, _MOST_CHANGED = 16, 2
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

    Names one edit apart share their first or their last half, and a spelling with at most one letter taken out of
    each. The few that share a half are hashed by all such spellings: the cost grows with the letters, not the pairs. A
    spelling that many share is that of a series.
    """
    bare: dict[str, str] = {}
    for name in names:
        letters = (name if name.isalpha() else name.translate(_NO_DIGITS)).lower()
        if len(letters) >= _SHORTEST_NAME:
            bare.setdefault(letters, name)
    spellings = {letters: _spellings(letters) for letters in _sharing_half(bare)}
    times = Counter(spelling for own in spellings.values() for spelling in own)
    earlier: dict[str, list[str]] = {}
    order = {letters: index for index, letters in enumerate(spellings)}
    for letters, own in spellings.items():
        shared = [spelling for spelling in own if 1 < times[spelling] <= _SERIES]
        met = sorted({other for spelling in shared for other in earlier.get(spelling, ())}, key=order.__getitem__)
        near = next((other for other in met if _is_near(bare[other], bare[letters])), None)
        if near is not None:
            yield bare[near], bare[letters]
        for spelling in shared:
            earlier.setdefault(spelling, []).append(letters)


def _sharing_half(bare: Iterable[str]) -> Iterator[str]:
    """Leave out the names that share no half with one of about the same letters: almost all.

    The middle letter is in neither half, so that an edit, a swap too, leaves one of the two as it is. A name of odd
    length has shorter halves as well, for a partner that has a letter less. An edit changes two letters at the most.
    """
    names = [(letters, (len(letters) - 1) // 2) for letters in bare]
    names += [(letters, end - 1) for letters, end in names if len(letters) % 2]
    heads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    for letters, end in names:
        heads.setdefault(letters[:end], []).append(letters)
        tails.setdefault(letters[-end:], []).append(letters)
    sharing: set[str] = set()
    for group in (*heads.values(), *tails.values()):
        if len(group) > _FEW:
            sharing.update(group)
        elif len(group) > 1:
            sharing.update(*(pair for pair in combinations(group, 2) if _are_alike(*pair)))
    yield from (letters for letters in bare if letters in sharing)


def _are_alike(one: str, two: str) -> bool:
    return -1 <= len(one) - len(two) <= 1 and len({*one} ^ {*two}) <= _MOST_CHANGED


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
