"""Saying: by which words a text calls something anonymous, however they are written, and whether it denies them."""

import re
import unicodedata

_BE = r"(?:cannot|can't|can not|can never|could not|couldn't|could never|never)(?: ever)? be"
_ONE = r"(?:nobody|no ?one|no (?:person|user|individual|customer)s?)"
_DONE = r"(?:re-?)?(?:traced|linked|tied|attributed|identified)"
_SAID = re.compile(
    r"\b(?P<word>anonym(?:ous(?:ly)?|ity|i[sz](?:e[ds]?|ing|ation))|de-?identif(?:ied|ication)"
    r"|untraceable|unidentifiable|unlinkable)\b"
    r"|(?:\bnot|\bnon|n't)[ -](?:personal(?:ly)?|identif(?:iable|ying)|traceable|linkable|attributable)\b"
    r"|\b(?:no|without|zero|free (?:of|from))(?: any)? "
    r"(?:pii|personal(?:ly identif(?:iable|ying))? (?:data|information))\b"
    rf"|\b{_BE} {_DONE}\b|\b{_ONE} (?:can|could) be {_DONE}\b"
    rf"|\bidentif(?:y|ies|ying) {_ONE}\b",
    re.IGNORECASE,
)
_STEMS = ("anonym", "identif", "personal", "traced", "traceable", "linked", "linkable", "tied", "attribut", "pii")
_HIDDEN = frozenset({"Cf", "Mn", "Me"})
_SET_OFF = re.compile(r"(?<![^\W_])[_*~`]+|[_*~`]+(?![^\W_])")
"""Marks around a word, by which Markdown sets it off."""

_DATA = (
    r"(?:'| (?:analytics|behaviou?r|data|events?|figures?|ids?|identifiers?|information|logs?|metrics|numbers?"
    r"|profiles?|records?|reports?|statistics|stats|telemetry|totals?|usage)\b)"
)
_PEOPLE = re.compile(rf" (?:access|sign-?ins?|users|visitors|people|accounts)\b(?!{_DATA})", re.IGNORECASE)
_PERSON = re.compile(rf" (?:user|visitor|account)\b(?! counts?\b)(?!{_DATA})", re.IGNORECASE)
"""Somebody who is not signed in is called so, and nothing is claimed of the data."""
_OF_DATA = r"(?:analytics|data|figures?|information|metrics?|numbers?|reports?|statistics|stats|telemetry|totals?)\b"
_NEXT_DATA = re.compile(rf"(?:,? (?:and )?\w+)? {_OF_DATA}", re.IGNORECASE)
_ANY_DATA = re.compile(rf"\b(?:it\b|this\b|these\b|they\b|{_OF_DATA})", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|be|being|stays?|remains?|kept|made)(?: \w+)? ?\Z", re.IGNORECASE)
"""Words for data behind a claim, or in front of one with no more than a verb between them."""
_ARTICLES = frozenset({"a", "an", "any", "each", "every", "one", "the"})

_ENDS = re.compile(r"[.,:;!?()\u2013\u2014]")
_SETTING = re.compile(r"\b(?:switched|turned) o(?:n|ff)\b|\b(?:enabled|disabled|configured)\b", re.IGNORECASE)
_DENIALS = frozenset({"not", "no", "non", "never", "nor", "neither", "nothing", "none", "nobody", "cannot", "hardly"})
_DENIALS |= {"hard", "less"}
_BETWEEN = frozenset(
    re.findall(
        "[a-z]+",
        "a an any are at be been being call called completely considered entirely ever fully here in is it made of on "
        "quite really strictly such than that the them there these they this those to truly was were yet",
    )
)
"""Words that may stand between a denial and what it denies; any other ends its reach."""
_REACH = 60


def claim_in(text: str) -> str:
    """Find the first words by which a text calls something anonymous; empty where none does, or they are denied."""
    if not may_claim(text):
        return ""
    plain = _plain(text)
    claims = (found for found in _SAID.finditer(plain) if not _is_excused(plain, found))
    return next((found[0] for found in claims), "")


def claim_of_data_in(text: str) -> str:
    """Find such words where they are said of data: that functions, requests or readers are anonymous claims nothing."""
    if not may_claim(text):
        return ""
    plain = _plain(text)
    for found in _SAID.finditer(plain):
        sentence = _ENDS.split(plain[: found.start()])[-1]
        is_of_data = _NEXT_DATA.match(plain, found.end()) or (_IS.search(sentence) and _ANY_DATA.search(sentence))
        if found["word"] and is_of_data and not _is_excused(plain, found):
            return found[0]
    return ""


def may_claim(text: str) -> bool:
    """Tell, at a glance, whether a text may call anything anonymous: of most, and of many together, it is certain."""
    lowered = text.lower()
    return not lowered.isascii() or any(map(lowered.__contains__, _STEMS))


def _plain(text: str) -> str:
    """Write a text as it is read: without what cannot be seen, accents, and the marks that set words off."""
    if not text.isascii():
        seen = "".join(char for char in text if unicodedata.category(char) not in _HIDDEN)
        text = unicodedata.normalize("NFKC", seen).replace("\u2019", "'")
    return " ".join(_SET_OFF.sub(" ", text).split())


def _is_excused(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word is denied, or said of somebody or of a setting; what says it by a denial cannot be."""
    if found["word"] is None:
        return False
    start = max(0, found.start() - _REACH)
    before = _ENDS.split(text[start : found.start()])[-1].lower().replace("-", " ").split()
    after = _ENDS.split(text[found.end() : found.end() + _REACH])[0]
    return (
        _is_denied(before)
        or _PEOPLE.match(text, found.end()) is not None
        or (not _ARTICLES.isdisjoint(before[-1:]) and _PERSON.match(text, found.end()) is not None)
        or ("whether" in before and _SETTING.search(after) is not None)
    )


def _is_denied(before: list[str]) -> bool:
    """Tell whether what stands directly before a word denies it; a denial of a denial does not."""
    denials = 0
    for word in reversed(before):
        if word in _DENIALS or word.endswith("n't"):
            denials += 1
        elif word not in _BETWEEN:
            break
    return denials % 2 == 1
