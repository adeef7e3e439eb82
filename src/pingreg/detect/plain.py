"""Plain text: what detectors read, whatever letters somebody wrote it with."""

import unicodedata

_MOST_REMEMBERED = 65_536


class _Plain(dict[int, str]):
    """Give each character its plain one, as `str.translate` asks for it, one at a time: so it takes linear time.

    To normalize a whole text could take longer: many marks behind one letter have to be sorted.
    """

    def __missing__(self, code: int) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[code] = plain = _plain(chr(code))
        return plain


def plain_bytes(text: str) -> bytes:
    """Write a text in UTF-8: full-width letters and foreign digits as ASCII, what cannot be seen left out."""
    plain = text if text.isascii() else text.translate(_PLAIN)
    return plain.encode("utf-8", "surrogatepass")


def _plain(char: str) -> str:
    if char.isascii():
        return char
    if unicodedata.category(char) == "Cf":
        return ""
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    normal = unicodedata.normalize("NFKC", char)
    return normal if len(normal) == 1 and normal.isascii() else char


_PLAIN = _Plain()
