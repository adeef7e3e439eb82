"""The text of a mend: what belongs there, as YAML."""

import json
import re

from pingreg.diagnostics import Mend
from pingreg.source.scalars import plain

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*\Z")


def written(mend: Mend, quote: str = "") -> str:
    """Write what belongs there, in the quotes that stand there already."""
    if quote == "'":
        return "'" + mend.new.replace("'", "''") + "'"
    is_plain = not quote and not mend.is_quoting and _WORD.match(mend.new) and plain(mend.new) == mend.new
    return mend.new if is_plain else json.dumps(mend.new, ensure_ascii=False)
