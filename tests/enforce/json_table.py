"""What the JSON reader of the stream does with hostile lines: a name, the line, and what becomes of it.

A line is `emitted`, `withheld`, `skipped`, or quarantined for a code. `BODY` goes into a payload of a known customer.
"""

from pingreg.payload.reader import DEEPEST, LARGEST

BODY = b'{"site":"full-site","licenseKey":"full-key"'


def sound(more: bytes) -> bytes:
    """Write a payload with more members."""
    return BODY + b"," + more + b"}"


def clicks(value: bytes) -> bytes:
    """Write a payload with a value at a place for whole numbers."""
    return sound(b'"example":{"Clicks":' + value + b"}")


def edition(value: bytes) -> bytes:
    """Write a payload with a value at a place for texts."""
    return sound(b'"version":' + value)


def unknown(value: bytes) -> bytes:
    """Write a payload with a value at a key that nobody declared."""
    return sound(b'"x":' + value)


def removed(value: bytes) -> bytes:
    """Write a payload with a value that is withheld."""
    return sound(b'"example":{"Drags":' + value + b"}")


def nested(depth: int) -> bytes:
    """Write lists in one another."""
    return b"[" * depth + b"]" * depth


def of_size(size: int) -> bytes:
    """Write a payload of so many bytes."""
    return sound(b'"x":"' + b"a" * (size - len(sound(b'"x":""'))) + b'"')


EMITTED, WITHHELD, SKIPPED, MALFORMED = "emitted", "withheld", "skipped", "PE101"

TABLE: tuple[tuple[str, bytes, str], ...] = (
    # Encodings
    ("plain", BODY + b"}", EMITTED),
    ("byte-order mark", b"\xef\xbb\xbf" + BODY + b"}", MALFORMED),
    ("byte-order mark alone", b"\xef\xbb\xbf", MALFORMED),
    ("UTF-16, little end first", (BODY + b"}").decode().encode("utf-16-le"), MALFORMED),
    ("UTF-16 with its mark", (BODY + b"}").decode().encode("utf-16"), MALFORMED),
    ("UTF-32", (BODY + b"}").decode().encode("utf-32-be"), MALFORMED),
    ("Latin-1 in a kept text", edition(b'"\xe9"'), MALFORMED),
    ("Latin-1 in an undeclared text", unknown(b'"\xe9"'), MALFORMED),
    ("Latin-1 in a withheld text", removed(b'"\xe9"'), MALFORMED),
    ("Latin-1 in an undeclared key", sound(b'"\xe9":1'), MALFORMED),
    ("Latin-1 in a key beside declared ones", sound(b'"example":{"\xe9":1}'), MALFORMED),
    ("Latin-1 outside texts", BODY + b"\xe9}", MALFORMED),
    ("overlong slash", unknown(b'"\xc0\xaf"'), MALFORMED),
    ("overlong NUL", unknown(b'"\xc0\x80"'), MALFORMED),
    ("half a surrogate in bytes", unknown(b'"\xed\xa0\x80"'), MALFORMED),
    ("a pair of surrogates in bytes", unknown(b'"\xed\xa0\xbd\xed\xb8\x80"'), MALFORMED),
    ("beyond Unicode", unknown(b'"\xf4\x90\x80\x80"'), MALFORMED),
    ("cut off in a letter", unknown(b'"\xf0\x9f\x98"'), MALFORMED),
    ("the last letter of Unicode", unknown(b'"\xf4\x8f\xbf\xbf"'), EMITTED),
    ("noncharacter", unknown("\uffff".join('""').encode()), EMITTED),
    ("emoji in an undeclared key", sound('"😀":1'.encode()), EMITTED),
    # Escapes
    ("a key by escape", b'{"\\u0073ite":"full-site","licenseKey":"full-key"}', EMITTED),
    ("a license by escape", b'{"site":"full-site","licenseKey":"full-\\u006bey"}', EMITTED),
    ("a pair of surrogates", unknown(b'"\\ud83d\\ude00"'), EMITTED),
    ("half a surrogate, undeclared", unknown(b'"\\ud800"'), MALFORMED),
    ("half a surrogate, withheld", removed(b'"\\ud800"'), MALFORMED),
    ("half a surrogate, kept", edition(b'"\\ud800"'), MALFORMED),
    ("half a surrogate in a key", sound(b'"\\ud800":1'), MALFORMED),
    ("the other half alone", unknown(b'"\\udc00"'), MALFORMED),
    ("halves the wrong way round", unknown(b'"\\ude00\\ud83d"'), MALFORMED),
    ("half a surrogate before a letter", unknown(b'"\\ud83dx"'), MALFORMED),
    ("escaped NUL, undeclared", unknown(b'"\\u0000"'), EMITTED),
    ("escaped NUL, kept", edition(b'"\\u0000"'), "PE105"),
    ("bad escape", unknown(b'"\\x41"'), MALFORMED),
    ("bad escape, withheld", removed(b'"\\q"'), MALFORMED),
    ("short escape", unknown(b'"\\u12"'), MALFORMED),
    ("escape of no hexadecimal digits", unknown(b'"\\u00g0"'), MALFORMED),
    ("cut off in an escape", BODY + b',"x":"\\', MALFORMED),
    # Control characters and blanks
    ("NUL", BODY + b"}\x00", MALFORMED),
    ("NUL before", b"\x00" + BODY + b"}", MALFORMED),
    ("NUL in a text", unknown(b'"a\x00b"'), MALFORMED),
    ("tab in a text", unknown(b'"a\tb"'), MALFORMED),
    ("carriage return in a text", unknown(b'"a\rb"'), MALFORMED),
    ("escape character in a withheld text", removed(b'"\x1b"'), MALFORMED),
    ("DEL in a text", unknown(b'"\x7f"'), EMITTED),
    ("carriage return at the end", BODY + b"}\r", EMITTED),
    ("blanks around", b" \t" + BODY + b"} \t\r", EMITTED),
    ("form feed before", b"\x0c" + BODY + b"}", MALFORMED),
    ("vertical tab behind", BODY + b"}\x0b", MALFORMED),
    ("a blank of another kind", BODY + b'\xc2\xa0,"x":1}', MALFORMED),
    ("line separator outside texts", BODY + "\u2028}".encode(), MALFORMED),
    ("line separator in a text", unknown("\u2028\u2029".join('""').encode()), EMITTED),
    ("next line in a text", unknown("\u0085".join('""').encode()), EMITTED),
    ("empty", b"", SKIPPED),
    ("blanks alone", b" \t ", SKIPPED),
    ("carriage return alone", b"\r", SKIPPED),
    ("form feed alone", b"\x0c", SKIPPED),
    ("NUL alone", b"\x00", MALFORMED),
    # Numbers
    ("whole number", clicks(b"7"), EMITTED),
    ("whole number as a float", clicks(b"1.0"), EMITTED),
    ("whole number with an exponent", clicks(b"1e2"), EMITTED),
    ("minus zero", clicks(b"-0"), EMITTED),
    ("minus zero as a float", clicks(b"-0.0"), EMITTED),
    ("below the least", clicks(b"-1"), "PE104"),
    ("no whole number", clicks(b"1.5"), "PE103"),
    ("the largest of 64 bits", clicks(b"9223372036854775807"), EMITTED),
    ("one more", clicks(b"9223372036854775808"), "PE104"),
    ("100 digits", clicks(b"9" * 100), "PE104"),
    ("5,000 digits", clicks(b"9" * 5000), "PE104"),
    ("5,000 digits, undeclared", unknown(b"9" * 5000), EMITTED),
    ("past a double", clicks(b"1e400"), "PE104"),
    ("past a double, withheld", removed(b"1e400"), EMITTED),
    ("past a double, undeclared", unknown(b"-1e400"), EMITTED),
    ("an exponent of 100,000 digits", clicks(b"1e" + b"9" * 100_000), "PE104"),
    ("the smallest", clicks(b"1e-400"), EMITTED),
    ("leading zero", clicks(b"01"), MALFORMED),
    ("leading zero, undeclared", unknown(b"01"), MALFORMED),
    ("plus", clicks(b"+1"), MALFORMED),
    ("a point and nothing", clicks(b"1."), MALFORMED),
    ("nothing and a point", unknown(b".5"), MALFORMED),
    ("an exponent of nothing", unknown(b"1e"), MALFORMED),
    ("minus alone", removed(b"-"), MALFORMED),
    ("hexadecimal", unknown(b"0x1F"), MALFORMED),
    ("NaN", clicks(b"NaN"), MALFORMED),
    ("Infinity, withheld", removed(b"Infinity"), MALFORMED),
    ("digits of another script", unknown("\u0661".encode()), MALFORMED),
    ("a number with lines between", unknown(b"1_000"), MALFORMED),
    # Form
    ("trailing comma in an object", BODY + b",}", MALFORMED),
    ("trailing comma in a list", unknown(b"[1,]"), MALFORMED),
    ("single quotes", b"{'site':'full-site'}", MALFORMED),
    ("bare key", b"{site:1}", MALFORMED),
    ("a number as key", b"{1:1}", MALFORMED),
    ("comment", BODY + b"} // no", MALFORMED),
    ("capital true", unknown(b"True"), MALFORMED),
    ("cut off in true", BODY + b',"x":tru', MALFORMED),
    ("two documents", BODY + b"}" + BODY + b"}", MALFORMED),
    ("two documents with a blank between", BODY + b"} {}", MALFORMED),
    ("garbage behind", BODY + b"}x", MALFORMED),
    ("one brace too many", BODY + b"}}", MALFORMED),
    ("cut off", BODY, MALFORMED),
    ("cut off in a text", BODY[:-3], MALFORMED),
    ("cut off behind a colon", BODY + b',"x":', MALFORMED),
    ("a brace alone", b"{", MALFORMED),
    ("a quote alone", b'"', MALFORMED),
    ("brackets that do not match", unknown(b"[}"), MALFORMED),
    # No object at the top: nothing says whose it is, so nothing is kept
    ("null at the top", b"null", WITHHELD),
    ("true at the top", b"true", WITHHELD),
    ("a number at the top", b"7", WITHHELD),
    ("a number past a double at the top", b"1e400", WITHHELD),
    ("a text at the top", b'"full-site"', WITHHELD),
    ("a list at the top", b"[" + BODY + b"}]", WITHHELD),
    ("an empty list at the top", b"[]", WITHHELD),
    ("a list that breaks off", b"[1,2", MALFORMED),
    ("a list and garbage", b"[1,2]x", MALFORMED),
    ("a number and garbage", b"5x", MALFORMED),
    ("a text that breaks off", b'"abc', MALFORMED),
    ("an empty object", b"{}", WITHHELD),
    # Keys twice
    ("a key twice, the last is sound", sound(b'"version":7,"version":"1.2.3"'), EMITTED),
    ("a key twice, the last is not", sound(b'"version":"1.2.3","version":7'), "PE103"),
    ("a key twice by escape", sound(b'"version":7,"v\\u0065rsion":"1.2.3"'), EMITTED),
    ("a license twice", b'{"licenseKey":"none-key",' + BODY[1:] + b"}", EMITTED),
    ("a license twice, the last keeps nothing", sound(b'"licenseKey":"none-key"'), WITHHELD),
    ("an undeclared key twice", sound(b'"x":1,"x":2'), EMITTED),
    # Nesting
    ("as deep as may be, undeclared", unknown(nested(DEEPEST - 1)), EMITTED),
    ("deeper, undeclared", unknown(nested(DEEPEST)), MALFORMED),
    ("as deep as may be, withheld", removed(nested(DEEPEST - 2)), EMITTED),
    ("deeper, withheld", removed(nested(DEEPEST - 1)), MALFORMED),
    (
        "deeper, withheld, and a shallow one after it",
        sound(b'"example":{"Drags":' + nested(99) + b',"Drags":1}'),
        MALFORMED,
    ),
    ("as deep as may be at the top", nested(DEEPEST), WITHHELD),
    ("deeper at the top", nested(DEEPEST + 1), MALFORMED),
    ("1,000 deep", unknown(nested(1000)), MALFORMED),
    ("100,000 deep", unknown(nested(100_000)), MALFORMED),
    ("100,000 deep and not closed", b"[" * 100_000, MALFORMED),
    ("100,000 deep in objects", b'{"a":' * 100_000, MALFORMED),
    ("brackets in a text", unknown(b'"' + b"[" * 1000 + b'"'), EMITTED),
    ("brackets in a text of escaped quotes", unknown(b'"' + b'\\"[' * 1000 + b'"'), EMITTED),
    ("many brackets beside one another", unknown(b"[" + b"[]," * 1000 + b"[]]"), EMITTED),
    # Size
    ("a text of 100,000 letters, kept", edition(b'"' + b"a" * 100_000 + b'"'), "PE104"),
    ("1 MiB", of_size(LARGEST), EMITTED),
    ("1 MiB and a byte", of_size(LARGEST + 1), MALFORMED),
    ("1 MiB of garbage", b"x" * LARGEST, MALFORMED),
    ("10,000 undeclared keys", sound(b",".join(b'"k%d":1' % number for number in range(10_000))), EMITTED),
)
