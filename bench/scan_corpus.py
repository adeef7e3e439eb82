"""A corpus to measure a scan on: identifiers of every detector in the forms that people write, and what only looks so.

Identifiers are made here, check digits and all, not by the detectors: numbers of telephones are the examples of
`phonenumbers`, numbers of states are drawn until `python-stdnum` knows them. Each stands alone, in a sentence, in the
query of a URL, in quotes and in brackets. Whoever wrote the detectors wrote this too; forms that a reader from outside
missed were put in afterwards, and are no proof that the next reader misses none. What only the name of its member
tells stands under such a name. Hard forms stand apart, and are told for what they are. Near misses are what pings hold:
counts, releases, days, hashes of commits, names of models, of events and of files, user agents, sizes, ids that are
short, and words under names that could hold a secret.
"""

import random
import string
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import phonenumbers

IDENTIFIERS = 300
NEAR_MISSES = 4000
_CONTEXTS = (
    *("{}", "seen {} today", "value={}", '"{}"', "({})", "{}, and more", "at: {}", "It is {}.", "[{}]", "a={}&b=1"),
    *("\t{}\n", "<{}>", "{};{}", "'{}'", "{}: refused", "key={} ", "a|{}|b"),
)
_HEX = "0123456789abcdef"
_OTHER_TOKENS = (
    *("hvs.{a24}", "sq0csp-{a43}", "EAAA{a60}", "ATATT3xFfGF0{a60}", "lin_api_{a40}", "EAAC{a100}", "key-{x32}"),
    "xoxb-{d12}-{a24}",
)
_BEHIND_WORDS = (
    *("Bearer {}xxxx", "password={}", "api_key: {}", "?token={}", "SECRET={}", "access_token={}", "Cookie: session={}"),
    *("Set-Cookie: sid={}", "Cookie: lang=en; session={}", "AccountKey={}==", "/b?sig={}aaaaaaaa%3D", "pwd={}"),
    *("curl -s -u alice:{}", "aws_secret_access_key {:a<40.40}"),
)
_LETTERS_AND_DIGITS = string.ascii_letters + string.digits
_NAMES = [
    "alice",
    "bob",
    "carol",
    "dave",
    "erin",
    "frank",
    "grace",
    "heidi",
    "ivan",
    "judy",
    "mallory",
    "niaj",
    "olivia",
    "peggy",
    "rupert",
    "sybil",
    "trent",
]
_DOMAINS = [
    "acme-bank.com",
    "corp.example.org",
    "mail.uni-muenchen.de",
    "firma.co.uk",
    "brewery.io",
    "city.gov.au",
    "shop.fr",
]
_REGIONS = [
    "US",
    "DE",
    "GB",
    "FR",
    "JP",
    "IN",
    "BR",
    "ZA",
    "AU",
    "ES",
    "IT",
    "CH",
    "SE",
    "PL",
    "CN",
    "MX",
    "NL",
    "BE",
    "NO",
    "KR",
]
_IBANS = {"DE": 18, "FR": 23, "GB": 18, "CH": 17, "NL": 14, "ES": 20, "SE": 20, "NO": 11}
_STATES: dict[str, Callable[[random.Random], str]] = {
    "br.cpf": lambda draw: _digits(draw, "###.###.###-##"),
    "es.dni": lambda draw: _digits(draw, "########") + draw.choice(string.ascii_uppercase),
    "fi.hetu": lambda draw: f"{_day(draw)}-{_digits(draw, '###')}{draw.choice('0123456789ABCDEFHJKLMNPRSTUVWXY')}",
    "se.personnummer": lambda draw: f"{_day(draw, year_first=True)}-{_digits(draw, '####')}",
    "ch.ssn": lambda draw: _digits(draw, "756.####.####.##"),
    "kr.rrn": lambda draw: f"{_day(draw, year_first=True)}-{_digits(draw, '1######')}",
    "be.nn": lambda draw: f"{_day(draw, year_first=True)}{_digits(draw, '#####')}",
    "no.fodselsnummer": lambda draw: f"{_day(draw)}{_digits(draw, '#####')}",
    "pl.pesel": lambda draw: f"{_day(draw, year_first=True)}{_digits(draw, '#####')}",
    "de.idnr": lambda draw: _digits(draw, "###########"),
    "cn.ric": lambda draw: (
        f"110101{draw.randrange(1950, 2005)}{_day(draw)[2:4]}{_day(draw)[:2]}{_digits(draw, '####')}"
    ),
    "us.ssn": lambda draw: _digits(draw, "###-##-####"),
}


def identifiers(seed: int = 1) -> Iterator[tuple[str, str]]:
    """Give a detector's name and a text that holds what it is for, `IDENTIFIERS` for each."""
    for name, made in _MADE.items():
        draw = random.Random(f"{name}{seed}")  # noqa: S311  no secret hangs on it
        for number in range(IDENTIFIERS):
            context = "{}" if name == "hash" else _CONTEXTS[number % len(_CONTEXTS)]
            yield name, context.replace("{}", made(draw))


def named_identifiers(seed: int = 1) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the same for what its name tells: one member of an object."""
    for name, made in _NAMED.items():
        draw = random.Random(f"named {name}{seed}")  # noqa: S311  no secret hangs on it
        yield from ((name, made(draw)) for _ in range(IDENTIFIERS))


def hard_identifiers(seed: int = 1) -> Iterator[tuple[str, str]]:
    """Give the same for forms that are hard to tell from something else."""
    for name, made in _HARD.items():
        draw = random.Random(f"hard {name}{seed}")  # noqa: S311  no secret hangs on it
        yield from ((name, made(draw)) for _ in range(IDENTIFIERS))


def near_misses(seed: int = 1) -> Iterator[tuple[str, Any]]:
    """Give the kind of a near miss and the text, or an object of one member, `NEAR_MISSES` for each."""
    for name, made in _LIKE.items():
        draw = random.Random(f"{name}{seed}")  # noqa: S311  no secret hangs on it
        for _ in range(NEAR_MISSES):
            yield name, made(draw)


def _email(draw: random.Random) -> str:
    local = draw.choice(("{0}", "{0}.{1}", "{0}_{1}", "{0}+{1}", "{0}{2}", "j\u00f6rg.{0}")).format(
        draw.choice(_NAMES), draw.choice(_NAMES), draw.randrange(100)
    )
    return f"{local}{draw.choice(('@', '@', '@', '%40'))}{draw.choice(_DOMAINS)}"


def _phone(draw: random.Random) -> str:
    form = phonenumbers.PhoneNumberFormat
    region = draw.choice(_REGIONS)
    kind = draw.choice((phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE))
    number = phonenumbers.example_number_for_type(region, kind) or phonenumbers.PhoneNumber()
    national = (form.NATIONAL,) if region == "US" else ()
    text = str(phonenumbers.format_number(number, draw.choice((form.E164, form.INTERNATIONAL, *national))))
    return f"00{text[1:]}" if " " in text and text.startswith("+") and draw.random() < 0.3 else text


def _card(draw: random.Random) -> str:
    begins, length = draw.choice(
        (("4", 16), ("51", 16), ("2221", 16), ("34", 15), ("6011", 16), ("3528", 16), ("62", 16))
    )
    digits = begins + _digits(draw, "#" * (length - len(begins) - 1))
    digits += next(last for last in string.digits if _luhn(digits + last))
    groups = [digits[at : at + 4] for at in range(0, length, 4)]
    return draw.choice(("", " ", "-")).join(groups)


def _luhn(digits: str) -> bool:
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if at % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _iban(draw: random.Random) -> str:
    country = draw.choice(sorted(_IBANS))
    rest = _digits(draw, "#" * _IBANS[country])
    number = int("".join(str(int(char, 36)) for char in f"{rest}{country}00"))
    text = f"{country}{98 - number % 97:02}{rest}"
    text = text.lower() if draw.random() < 0.2 else text
    return text if draw.random() < 0.5 else " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def _national_id(draw: random.Random) -> str:
    name = draw.choice(sorted(_STATES))
    is_valid = import_module(f"stdnum.{name}").is_valid
    while not is_valid(text := _STATES[name](draw)):
        pass
    return text


def _token(draw: random.Random) -> str:
    form = draw.choice(
        ("AKIA{A16}", "ghp_{a36}", "glpat-{a20}", "xoxb-{d12}-{a24}", "sk_live_{a24}", "AIza{a35}", "npm_{a36}")
    )
    form = form if draw.random() < 0.8 else draw.choice(("sgp_{x40}", "sgp_{x16}_{x40}", "pypi-AgEIcHlwaS5vcmc{a40}"))
    return _filled(form if draw.random() < 0.6 else draw.choice(_OTHER_TOKENS), draw)


def _filled(form: str, draw: random.Random) -> str:
    while "{" in form:
        before, _, rest = form.partition("{")
        kind, count, after = rest[0], rest[1:].partition("}")[0], rest.partition("}")[2]
        letters = {"a": _LETTERS_AND_DIGITS, "A": string.ascii_uppercase + string.digits, "d": string.digits, "x": _HEX}
        form = f"{before}{''.join(draw.choices(letters[kind], k=int(count)))}{after}"
    return form


def _jwt(draw: random.Random) -> str:
    head = draw.choice(("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "eyJhbGciOiJSUzI1NiJ9"))
    claims, signature = ("".join(draw.choices(_LETTERS_AND_DIGITS, k=length)) for length in (20, 43))
    return f"{head}.eyJzdWIiOiI{claims}.{signature}"


def _credential(draw: random.Random) -> str:
    value = "".join(draw.choices(_LETTERS_AND_DIGITS, k=draw.randrange(12, 40))) + "7a"
    return draw.choice(_BEHIND_WORDS).format(value)


def _home(draw: random.Random) -> str:
    name = draw.choice(_NAMES)
    return draw.choice(
        (
            *(f"/home/{name}/src/main.go", f"/Users/{name}/Library", f"C:\\Users\\{name}\\go", f"/home/{name}"),
            *(f"/mnt/c/Users/{name}/go", f"/c/Users/{name}/go", f"/cygdrive/c/Users/{name}/a", f"/var/home/{name}/a"),
            *(f"vscode-remote://ssh-remote+box/home/{name}/a", f"\\\\?\\C:\\Users\\{name}\\a"),
        )
    )


def _host(draw: random.Random) -> str:
    return draw.choice(
        (
            f"db{draw.randrange(9)}.{draw.choice(_DOMAINS)}",
            f"https://sourcegraph.{draw.choice(_DOMAINS)}/search",
            f"{draw.choice(_NAMES)}-laptop.local",
            f"node{draw.randrange(99)}.prod.internal",
            f"DESKTOP-{''.join(draw.choices(string.ascii_uppercase + string.digits, k=7))}",
            f"{draw.choice(_NAMES)}s-macbook-pro.local",
        )
    )


def _hash(draw: random.Random) -> str:
    text = "".join(draw.choices(_HEX, k=draw.choice((32, 40, 64, 128))))
    return f"{draw.choice(('user', 'account', 'device'))}-{text}" if draw.random() < 0.2 else text


def _uuid(draw: random.Random) -> str:
    digits = "".join(draw.choices(_HEX, k=32))
    text = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    return draw.choice((text, text.upper(), f"{{{text}}}"))


def _ipv6(draw: random.Random) -> str:
    groups = [f"{draw.randrange(1, 65536):x}" for _ in range(8)]
    short = (f"fe80::{groups[0]}", f"fd12::{groups[0]}")
    whole = (":".join(groups), f"2001:db8:{groups[0]}::{groups[1]}", f"fe80::{':'.join(groups[:4])}")
    return draw.choice((*whole, draw.choice(short)))


def _ipv4(draw: random.Random) -> str:
    return f"{draw.choice(('', '', 'v'))}{'.'.join(str(draw.randrange(128, 224)) for _ in range(4))}"


def _mac(draw: random.Random) -> str:
    pairs = [f"{draw.randrange(256):02x}" for _ in range(5)] + ["0a"]
    return draw.choice((":".join(pairs), "-".join(pairs).upper()))


def _url(draw: random.Random) -> str:
    user = f"{draw.choice(_NAMES)}:{_digits(draw, 'pw####')}"
    return f"{draw.choice(('postgres', 'https', 'redis'))}://{user}@{draw.choice(_DOMAINS)}/x"


def _place(draw: random.Random) -> str:
    north, east = draw.uniform(-85, 85), draw.uniform(-175, 175)
    if draw.random() < 0.7:
        return f"{north:.5f},{draw.choice(('', ' '))}{east:.5f}"
    to_seconds = "{0}\u00b0{1:02}{3}{2:02}{4}N{5}{6}\u00b0{1:02}{3}{2:02}{4}{7}".format(
        *(int(abs(north)), draw.randrange(60), draw.randrange(60), *draw.choice((("'", '"'), ("\u2032", "\u2033")))),
        *(draw.choice((" ", ", ")), int(abs(east)), draw.choice("EW")),
    )
    return draw.choice(
        (to_seconds, f"{abs(north):.4f}N {abs(east):.4f}E", f"POINT({east:.6f} {north:.6f})", f"{north:.5f};{east:.5f}")
    )


def _private_key(draw: random.Random) -> str:
    return f"-----BEGIN {draw.choice(('', 'RSA ', 'EC ', 'OPENSSH ', 'ENCRYPTED '))}PRIVATE KEY-----"


def _social_security(draw: random.Random) -> str:
    return f"{draw.randrange(100, 650):03}{draw.randrange(10, 99)}{draw.randrange(1000, 9999)}"


def _mobile(draw: random.Random) -> str:
    kind, form = phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberFormat.E164
    number = phonenumbers.example_number_for_type(draw.choice(_REGIONS), kind) or phonenumbers.PhoneNumber()
    return str(phonenumbers.format_number(number, form)).removeprefix("+")


def _digits(draw: random.Random, form: str) -> str:
    return "".join(draw.choice(string.digits) if char == "#" else char for char in form)


def _day(draw: random.Random, *, year_first: bool = False) -> str:
    parts = [f"{draw.randrange(1, 29):02}", f"{draw.randrange(1, 13):02}", f"{draw.randrange(50, 99)}"]
    return "".join(reversed(parts) if year_first else parts)


_MADE: dict[str, Callable[[random.Random], str]] = {
    "access-token": _token,
    "coordinates": _place,
    "credential": _credential,
    "email": _email,
    "hash": _hash,
    "home-path": _home,
    "host-name": _host,
    "iban": _iban,
    "ipv4": _ipv4,
    "ipv6": _ipv6,
    "jwt": _jwt,
    "mac": _mac,
    "national-id": _national_id,
    "payment-card": _card,
    "phone": _phone,
    "private-key": _private_key,
    "url-credentials": _url,
    "uuid": _uuid,
}
_PASSWORDS = ("correcthorse", "hunter2", "Summer2024!", "letmein!", "qwertyuiop", "Tr0ub4dor&3", "dragonfly")
_NAMED: dict[str, Callable[[random.Random], dict[str, Any]]] = {
    "coordinates": lambda draw: draw.choice(
        (
            {draw.choice(("lat", "homeLat", "longitude")): round(draw.uniform(-80, 80), 4) + 0.00001},
            {draw.choice(("location", "coordinates", "geo")): [draw.uniform(6, 80), draw.uniform(6, 80)]},
            {draw.choice(("latitude", "lng")): f"{draw.uniform(6, 80):.5f}"},
        )
    ),
    "credential": lambda draw: draw.choice(
        (
            {draw.choice(("password", "pwd", "db_password", "userPassword", "passphrase")): draw.choice(_PASSWORDS)},
            {draw.choice(("pass", "DB_PASS", "smtpPass")): f"{draw.choice(_PASSWORDS)}{draw.randrange(10, 99)}"},
            {
                draw.choice(("clientSecret", "client_secret", "apiKey")): "".join(
                    draw.choices(string.ascii_letters, k=16)
                )
            },
            {draw.choice(("session", "sessionId", "sid")): _filled("{a12}7a{a10}", draw)},
            {draw.choice(("token", "x-api-key", "Authorization")): _filled("{a20}7a", draw)},
            {draw.choice(("cookie", "Set-Cookie")): _filled("sid={x24}7a; Path=/", draw)},
        )
    ),
    "host-name": lambda draw: {
        draw.choice(("hostname", "hostName", "computerName", "machine_name")): draw.choice(
            (f"ACME-DC{draw.randrange(9)}", f"{draw.choice(_NAMES)}-pc", f"srv{draw.randrange(99)}", "build.acme.bank")
        )
    },
    "mac": lambda draw: {
        draw.choice(("mac", "macAddress", "mac_addr", "bssid")): _mac(draw).replace(":", "").replace("-", "")
    },
    "national-id": lambda draw: draw.choice(
        (
            {draw.choice(("ssn", "userSSN")): _social_security(draw)},
            {draw.choice(("ssn", "social_security_number")): int(_social_security(draw))},
        )
    ),
    "phone": lambda draw: {
        draw.choice(("phone", "mobileNumber", "msisdn", "contact_phone")): draw.choice((int, str))(_mobile(draw))
    },
}
_HARD: dict[str, Callable[[random.Random], str]] = {
    "coordinates": lambda draw: f"{draw.uniform(6, 85):.5f} {draw.uniform(6, 175):.5f}",
    "credential": lambda draw: f"the password is {''.join(draw.choices(_LETTERS_AND_DIGITS, k=12))}",
    "email": lambda draw: f"{draw.choice(_NAMES)} at {draw.choice(_DOMAINS).replace('.', ' dot ')}",
    "hash": lambda draw: f"{''.join(draw.choices(_HEX, k=40))} differs",
    "home-path": lambda draw: f"~{draw.choice(_NAMES)}/src/main.go",
    "host-name": lambda draw: draw.choice((f"{draw.choice(_NAMES)}-pc", "museum.museum", f"srv{draw.randrange(99)}")),
    "iban": lambda draw: _iban(draw).replace(" ", "").replace("", "."),
    "ipv4": lambda draw: f"ip_{draw.randrange(128, 224)}.{draw.randrange(256)}.7.{draw.randrange(256)}_up",
    "jwt": lambda draw: _jwt(draw).replace(".", "%2E"),
    "mac": lambda draw: _mac(draw).replace(":", "").replace("-", ""),
    "national-id": lambda draw: _national_id(draw).replace("-", "").replace(".", ""),
    "payment-card": lambda draw: _card(draw).replace(" ", ".").replace("-", "."),
    "phone": lambda draw: f"0{draw.randrange(30, 99)} {_digits(draw, '######')}",
    "uuid": lambda draw: _uuid(draw).replace("-", "").strip("{}"),
}
"""Forms that people write too, and of which no miracle is to be hoped for: without context most may be anything."""
_LIKE: dict[str, Callable[[random.Random], Any]] = {
    "pair of shares": lambda draw: f"{draw.random():.4f},{draw.random():.4f}",
    "row of numbers": lambda draw: f"{draw.uniform(0, 90):.4f} {draw.uniform(0, 90):.4f}",
    "build of macOS": lambda draw: f"10.{draw.randrange(9, 16)}.{draw.randrange(1, 9)}.{draw.randrange(1, 9)}",
    "build of macOS by name": lambda draw: f"macOS 10.{draw.randrange(9, 16)}.{draw.randrange(9)}.{draw.randrange(9)}",
    "long time": lambda draw: ":".join(f"{draw.randrange(60):02}" for _ in range(6)),
    "day and number": lambda draw: f"2{draw.randrange(6)}{draw.choice(('03', '11'))}{_digits(draw, '1#-####')}",
    "serial": lambda draw: f"000{_digits(draw, '#####')}{draw.choice(string.ascii_uppercase)}",
    "technology": lambda draw: f"{draw.choice(('asp.net', 'socket.io', 'node.js', 'vb.net'))} {draw.randrange(9)}",
    "latency": lambda draw: {draw.choice(("p99Lat", "avgLat", "query_lat", "maxLat")): draw.uniform(0, 90)},
    "count of people": lambda draw: {
        draw.choice(("mobileUsers", "phoneCount", "smsTotal")): draw.randrange(14_155_550_000, 14_155_560_000)
    },
    "word for a secret": lambda draw: {
        draw.choice(("password", "token", "signature", "apiKey", "pass")): draw.choice(
            ("required", "rsa-sha256", f"placeholder{draw.randrange(9)}", "not-configured", "SHA256withRSA", "expired")
        )
    },
    "word for a host": lambda draw: {draw.choice(("hostname", "machineName")): draw.choice(("localhost", "unknown"))},
    "session": lambda draw: {"session": f"{draw.choice(_NAMES)}-onboarding-{draw.randrange(99)}"},
    "key of a cache": lambda draw: f"cache-key-{''.join(draw.choices(_HEX, k=32))}",
    "pair of words": lambda draw: f"de{draw.randrange(10, 99)} {' '.join(draw.choices(_NAMES, k=6))}",
    "count": lambda draw: str(draw.randrange(10 ** draw.randrange(1, 19))),
    "decimal": lambda draw: f"{draw.random() * 10 ** draw.randrange(6):.{draw.randrange(1, 12)}f}",
    "version": lambda draw: f"{draw.randrange(9)}.{draw.randrange(30)}.{draw.randrange(99)}",
    "version with build": lambda draw: (
        f"{draw.randrange(9)}.{draw.randrange(30)}.{draw.randrange(9)}"
        f"{draw.choice('-+')}{draw.choice(('rc.1', 'insiders'))}.{_digits(draw, '########')}"
    ),
    "build of sourcegraph": lambda draw: (
        f"{draw.randrange(10**6)}_2024-{draw.randrange(10, 13)}-{draw.randrange(10, 29)}_5.3-"
        f"{''.join(draw.choices(_HEX, k=12))}"
    ),
    "version of four parts": lambda draw: (
        f"Chrome/{draw.randrange(90, 130)}.0.{draw.randrange(9000)}.{draw.randrange(255)}"
    ),
    "moment": lambda draw: (
        f"20{draw.randrange(10, 30)}-0{draw.randrange(1, 9)}-{draw.randrange(10, 29)}T{draw.randrange(10, 24)}:00:0"
        f"{draw.randrange(10)}{draw.choice(('Z', '+02:00', '.123456Z'))}"
    ),
    "epoch": lambda draw: str(draw.randrange(1_500_000_000, 1_900_000_000) * draw.choice((1, 1000, 10**6, 10**9))),
    "short hash of a commit": lambda draw: "".join(draw.choices(_HEX, k=draw.randrange(7, 13))),
    "user agent": lambda draw: (
        f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.{draw.randrange(99)} Chrome/{draw.randrange(90, 130)}.0.0.0"
    ),
    "model": lambda draw: draw.choice(
        ("anthropic/claude-{}.1", "gpt-{}-turbo-2024-04-09", "fireworks/starcoder-{}b")
    ).format(draw.randrange(100)),
    "event": lambda draw: (
        f"{draw.choice(('cody', 'search', 'blob', 'code.intel'))}.{draw.choice(('completion', 'hover', 'info', 'id'))}"
    ),
    "file": lambda draw: (
        f"{draw.choice(_NAMES)}.{draw.choice(('py', 'go', 'rs', 'ts', 'md', 'sh', 'json', 'tar.gz', 'test.tsx'))}"
    ),
    "size": lambda draw: f"{draw.randrange(4096)}x{draw.randrange(4096)}@{draw.randrange(1, 4)}x",
    "sentence": lambda draw: (
        f"Ran {draw.randrange(99)} of {draw.randrange(999)} steps.Then it ended; see step {draw.randrange(9)}."
    ),
    "code": lambda draw: (
        f"std::vector<{draw.choice(_NAMES)}>::at({draw.randrange(99)}) != this.{draw.choice(_NAMES)}.name"
    ),
    "path": lambda draw: f"/usr/share/{draw.choice(_NAMES)}/v{draw.randrange(9)}/index.html",
    "package": lambda draw: (
        f"{draw.choice(('@types/node', 'left-pad', 'github.com'))}@{draw.randrange(20)}.{draw.randrange(9)}.0"
    ),
}
