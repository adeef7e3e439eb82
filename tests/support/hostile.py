"""Registries that mean harm, as builders: each gives the files that are put over a sound small registry."""

from collections.abc import Callable, Mapping

from pingreg.source import limits
from support.minimal import AREA, HEADER, MINIMAL

Files = Mapping[str, str | bytes]
Builder = Callable[[], Files]

MANY = 1_500
"""Enough for what grows with the square of it to be noticed."""

EVIL = "{{ 7*7 }}${7*7}<script>alert(1)</script>[x](javascript:x) | `x` {0.__class__} %s %n ../../x '\"; DROP TABLE"


def area(fields: str, head: str = HEADER) -> Files:
    return {AREA: f"{head}fields:\n{fields}"}


def _nested(opening: str, closing: str) -> Builder:
    return lambda: {AREA: "fields: " + opening * 100_000 + closing * 100_000}


def _alias_bomb() -> Files:
    lines = ["a0: &a0 [x, x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    return {AREA: "\n".join(lines)}


def _merge_bomb() -> Files:
    return {AREA: "a: &a {x: 1}\n" + "".join(f"b{n}: {{<<: *a}}\n" for n in range(1000))}


def _teams(successor: Callable[[int], int]) -> Builder:
    lines = [f"t{n}: {{title: T, successor: t{successor(n)}}}\n" for n in range(MANY)]
    return lambda: {"teams.yaml": "".join(lines) + "platform: {title: P}\ngrowth: {title: G}\n"}


def _unknown_references() -> Files:
    events = "".join(f"LocalEvent{n:05}: {{description: x}}\n" for n in range(MANY))
    fields = "".join(
        f"  F{n:05}: {{count: {{event: LocalEvnet{n:05}xy, per: day}}, description: Counts {n} things.}}\n"
        for n in range(MANY)
    )
    return {"events/local.yaml": events, **area(fields)}


def _unknown_successors() -> Files:
    fields = (
        f"  Field{n:05}: {{gauge: {{of: x}}, description: Holds {n}, deprecated: {{use: Feild{n:05}xy}}}}\n"
        for n in range(MANY)
    )
    return area("".join(fields))


def _unknown_keys() -> Files:
    return area("".join(f"  F{n}: {{gaug{n}: 1, cuont: 2, descriptoin: x}}\n" for n in range(MANY)))


def _same_descriptions() -> Files:
    return area("".join(f"  Field{n:05}: {{gauge: {{of: x}}, description: The same text.}}\n" for n in range(MANY)))


def _close_names() -> Files:
    return area("".join(f"  Nearly{n:05}: {{gauge: {{of: x}}, description: Holds {n}.}}\n" for n in range(MANY)))


def _family(variables: int, variants: int, families: int = 1) -> Builder:
    names = [f"v{n}" for n in range(variables)]
    each = "".join(f"  {name}: [{', '.join(f'A{n}' for n in range(variants))}]\n" for name in names)
    key = ".".join(f"${name}" for name in names)
    fields = "".join(f"  {key}.f{n}: {{gauge: {{of: x}}, description: A $v0.}}\n" for n in range(families))
    return lambda: area(fields, f"{HEADER}each:\n{each}")


def _long_texts() -> Files:
    each = "each:\n  v:\n" + "".join(f"    A{n}: {{long: {'x' * 290}}}\n" for n in range(500))
    return area(f"  $v.f: {{gauge: {{of: x}}, description: {'$long ' * 3000}}}\n", HEADER + each)


def _paths(path: str) -> Files:
    return {
        **area(f"  '{path}': {{gauge: {{of: x}}, description: One.}}\n", HEADER.replace("example", f"'{path}'", 1)),
        "pings/app/two.yaml": f"{HEADER}warehouse: {{as: '{path}'}}\nfields:\n  '{path}': {{flag: {{}}}}\n".replace(
            "at: {request: example}", f"at: {{request: '{path}', warehouse: '{path}'}}"
        ),
        "pings/app/three.yaml": f"{HEADER}fields:\n"
        f"  F: {{gauge: {{of: x}}, warehouse: {{into: '{path}', name: '{path}',"
        f" row: {{'{path}': '{path}'}}}}}}\n  G: {{label: {{values: '{path}'}}}}\n",
        "teams.yaml": f"'{path}': {{title: x}}\nplatform: {{title: P, successor: '{path}'}}\n",
        "events/local.yaml": f"'{path}': {{description: x, owner: '{path}'}}\n",
        "pingreg.yaml": f"{MINIMAL['pingreg.yaml']}contracts: '{path}'\ncommitted: ['{path}']\n",
    }


def _patterns() -> Files:
    patterns = ("^(a+)+$", "^(a|a)*$", "^(?:(?:a{0,1000}){0,1000}){0,1000}$", "^(" * 200 + ")*$" * 200, "^[" * 100)
    patterns += (
        "^" + "(?:a?){500}" * 20 + "$",
        "(?=x)",
        "^\\1$",
        "^" + "((((" * 100 + "a" + "))))" * 100 + "$",
        "^(?i)x$",
    )
    fields = "".join(
        f"  F{n}: {{text: {{}}, max_length: 9, pattern: '{pattern}', description: Text {n}.}}\n"
        for n, pattern in enumerate(patterns)
    )
    return {
        **area(fields),
        "pings/app/examples/valid/long.json": '{"payload": {"example": {"F0": "' + "a" * 100_000 + '!"}}}',
    }


def _evil_texts() -> Files:
    quoted = EVIL.replace("'", "''")
    fields = (
        f"  F: {{label: {{values: ['{quoted}']}}, description: '{quoted}', note: '{quoted}',"
        f" expires: {{never: '{quoted}'}}}}\n"
        f"  G: {{gauge: {{of: '{quoted}'}}, description: '{quoted} two',"
        f" removed: {{in: '1.2', because: '{quoted}'}}}}\n"
    )
    head = (
        HEADER.replace("title: Example", f"title: '{quoted}'")
        + f"why: {{question: '{quoted}', decision: '{quoted}'}}\n"
    )
    return area(fields, head)


def _kinds() -> Files:
    """Every file says another kind of thing than it should."""
    kinds = ("[]", "5", "text", "{}", "[{}]", "{a: [b]}", "true", "- - - x", "'': x", "1: {2: {3: 4}}")
    return {path: kinds[n % len(kinds)] for n, path in enumerate(sorted(MINIMAL))}


CASES: Mapping[str, Builder] = {
    "nested lists": _nested("[", "]"),
    "nested lists, never closed": _nested("[", ""),
    "nested mappings": _nested("{a: ", "}"),
    "nested blocks": lambda: {AREA: "- " * 100_000},
    "nested keys": lambda: {AREA: "? " * 100_000},
    "deeply indented": lambda: {AREA: "\n".join(" " * n + "a:" for n in range(1000))},
    "brackets only": lambda: {AREA: "[{" * 300_000},
    "alias bomb": _alias_bomb,
    "merge bomb": _merge_bomb,
    "a scalar of a mebibyte": lambda: {AREA: "title: " + "x" * (limits.FILE_BYTES - 100)},
    "a key of a mebibyte": lambda: {AREA: "? " + "k" * (limits.FILE_BYTES - 100) + "\n: 1\n"},
    "a long unknown key": lambda: area(f"  F:\n    ? {'k' * 500_000}\n    : 1\n    gauge: {{of: x}}\n"),
    "a long field name": lambda: area(f"  ? {'k' * 500_000}\n  : {{gauge: {{of: x}}}}\n"),
    "a long reference": lambda: {AREA: HEADER.replace("owner: growth", f"owner: {'g' * 500_000}") + "fields: {}\n"},
    "a long unit": lambda: area(f"  F: {{gauge: {{of: x}}, unit: {'u' * 60}}}\n"),
    "larger than the limit": lambda: {AREA: "# " + "x" * limits.FILE_BYTES},
    "very many values": lambda: {AREA: "[" + "1," * 400_000 + "]"},
    "very many empty lists": lambda: {AREA: "[" + "[]," * 300_000 + "]"},
    "very many keys": lambda: {AREA: "fields: {" + "".join(f"a{n}: ," for n in range(40_000)) + "}"},
    "not UTF-8": lambda: {AREA: b"title: \xff\xfe\n"},
    "UTF-16": lambda: {AREA: "title: x\n".encode("utf-16")},
    "byte-order mark": lambda: {AREA: b"\xef\xbb\xbftitle: x\n"},
    "line ends of another system": lambda: {path: text.replace("\n", "\r\n") for path, text in MINIMAL.items()},
    "old line ends": lambda: {AREA: HEADER.replace("\n", "\r")},
    "NULs": lambda: {AREA: b"\0" * 100_000},
    "tabs": lambda: {AREA: "\t" * 1_000_000},
    "nothing": lambda: dict.fromkeys(MINIMAL, ""),
    "null": lambda: dict.fromkeys(MINIMAL, "null\n"),
    "other kinds": _kinds,
    "an integer of 5,000 digits": lambda: area(f"  F: {{gauge: {{of: x}}, max: {'9' * 5000}}}\n"),
    "a float beyond floats": lambda: area("  F: {gauge: {of: x}, max: 1e999, min: -1.0e+308}\n"),
    "numbers that are none": lambda: area("  F: {gauge: {of: x}, max: .inf, min: .nan}\n"),
    "keys like numbers": lambda: area("  1: {gauge: {of: x}}\n  true: {flag: {}}\n  '0': {2: 3}\n  null: 4\n"),
    "names of the language": lambda: area("  __class__: {__init__: 1}\n  __proto__: {gauge: {of: __dict__}}\n"),
    "names like formats": lambda: area(
        "  '{0.__class__}': {'{x!r:>99999999}': '%(x)s'}\n  '%s%n': {gauge: {of: '{}'}}\n"
    ),
    "exceptions that are no mappings": lambda: {
        AREA: f"{HEADER}each: {{v: [a]}}\nexcept: [1, [], {{}}, x]\nfields: {{}}\n"
    },
    "exceptions for lists": lambda: {
        AREA: f"{HEADER}each: {{v: [A, B]}}\n"
        "except: [{field: [a], v: {x: z}, absent: [1]}, {v: [[A]], field: {}}]\n"
        "fields: {$v.f: {gauge: {of: x}, description: x}}\n"
    },
    "variables in variables": lambda: {
        AREA: f"{HEADER}each: {{v: {{A: {{t: $v}}, B: {{t: $t$t}}}}}}\n"
        "fields: {'$v.f$$': {gauge: {of: $t}}, $: 1, $x: {}}\n"
    },
    "a family of a googol": _family(10, 100),
    "a family at the limit": _family(2, 140),
    "families beyond the limit together": _family(2, 100, 100),
    "texts that grow": _long_texts,
    "teams that follow one another": _teams(lambda n: n + 1),
    "teams in a circle": _teams(lambda n: (n + 1) % MANY),
    "a team that follows itself": _teams(lambda n: n),
    "unknown references": _unknown_references,
    "unknown successors": _unknown_successors,
    "unknown keys": _unknown_keys,
    "the same description": _same_descriptions,
    "names that are close": _close_names,
    "regular expressions that explode": _patterns,
    "scripts and templates in texts": _evil_texts,
    **{
        f"paths such as {path[:12]!r}": (lambda path=path: _paths(path))  # type: ignore[misc]  # bound now
        for path in (
            "../../x",
            "/etc/passwd",
            "a/../b",
            "[]",
            "*",
            "*[].*",
            "a[][][].b",
            ".",
            "a..b",
            "a.*.*[]",
            "x" * 300,
        )
    },
    "examples that are no JSON": lambda: {
        "pings/app/examples/valid/a.json": b"\xff",
        "pings/app/examples/valid/b.json": b"[" * 100_000,
        "pings/app/examples/invalid/c.json": b'{"payload": ' + b"9" * 5000 + b"}",
        "pings/app/examples/invalid/d.json": b'{"payload": {}, "code": ["PE1"], "level": 5, "shape": {}}',
        "pings/app/examples/invalid/e.json": b"null",
        "pings/app/examples/invalid/f.json": b'{"codes": [[]], "payload": NaN}',
    },
    "very many files": lambda: {f"vocabularies/v{n}.yaml": "title: X\nvalues: [a]\n" for n in range(limits.FILES + 5)},
    "waivers and baseline of other kinds": lambda: {
        "waivers.yaml": "- {code: PD101, subject: x, owner: nobody, reason: x, expires: 2026-02-30}\n"
        "- 5\n- {code: [x]}\n",
        "baseline.yaml": "PD101: [x, x, 5]\nXX: {}\nPS101: x\n",
    },
}
"""Builders by what they do."""
