"""PP401 hash-without-key: a field holds a hash that whoever has the list of what was hashed can make again.

## Why
The SHA-256 of an address is as good as the address: everybody who knows the address can make it, and lists of
addresses are for sale. It is the same hash everywhere and for ever, so it joins what it was meant to part. Only a hash
with a key that the reader lacks is a pseudonym, and one that rotates can be forgotten.

Told are ids and texts whose name or description speaks of a hash and that have no `hmac`. Hashes of commits and builds
are names of public things, and left alone. An `exception` answers for it.

## At run time
`hmac` is applied by `pingreg enforce`, also to what a sender claims to have hashed: only the form `h1:...` under a
known key passes. A hash without a key looks like any other text; `pingreg scan` finds values that look like one.

## Bad
```yaml
# pings/app/site.yaml
title: Site
description: Which instance sends, and what it runs.
why: {question: Which instances are there?, decision: which versions get updates}
owner: platform
tier: critical
purposes: [support, updates]
category: system.operations
since: "1.0"
fields:
  site:
    id: {of: instance}
    category: user.unique_id.pseudonymous
    pattern: "^[0-9a-f]{64}$"
    max_length: 64
    description: SHA-256 of the name of the machine that the instance runs on.
  version:
    version: {}
    description: Version of the app that the instance runs.
```

## Good
```yaml
fields:
  commit_hash:
    text: {}
    pattern: "^[0-9a-f]{7}$"
    max_length: 7
    description: Commit that the app was built from.
```
"""

import re
from collections.abc import Iterator

from pingreg.diagnostics import Finding, Place
from pingreg.lint.rule import Context, rule
from pingreg.lint.treated import is_treated
from pingreg.naming import snake_case
from pingreg.resolve.model import Area, Field

_HASHES = frozenset({"hash", "hashed", "hashes", "md5", "sha", "sha1", "sha256", "sha384", "sha512", "digest"})
_PUBLIC = frozenset({"commit", "build", "revision", "git", "release"})
_SPOKEN = re.compile(r"\b(?:hash(?:ed|es)?|md5|sha-?(?:1|256|384|512)|digest)\b", re.IGNORECASE)
_SPOKEN_PUBLIC = re.compile(r"\b(?:commit|build|revision|release)\b", re.IGNORECASE)


@rule("PP401", "hash-without-key", over="area", events=True, doc=__doc__, answered=True)
def hash_without_key(area: Area, _: Context) -> Iterator[Finding]:
    """Read the names and descriptions of ids and texts."""
    for field in area.fields:
        if field.kind not in {"id", "text"} or not field.is_distinct or field.is_tombstone:
            continue
        if field.spec.exception is None and _is_called_hash(field) and not is_treated(field, "hmac", "drop", "redact"):
            place = field.declaration.place
            yield Finding(
                Place(place.path, place.keys, "key"),
                f"`{field.steps[-1]}` is called a hash, and no key is",
                "add `{hmac: {purpose: ...}}` under `anonymize`, or say in an `exception` why it cannot be made again",
                field.declaration.subject,
            )


def _is_called_hash(field: Field) -> bool:
    words = frozenset(snake_case(field.steps[-1]).replace("-", "_").split("_"))
    if words & _PUBLIC:
        return False
    said = field.description
    return bool(words & _HASHES) or (_SPOKEN.search(said) is not None and _SPOKEN_PUBLIC.search(said) is None)
