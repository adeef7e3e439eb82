"""JSON as every target writes it: two spaces, one line end at the end, and nothing that hides from a reader."""

import json


def json_text(value: object) -> str:
    """Write JSON in the order given; characters beyond ASCII are escaped, so that a diff shows invisible ones."""
    return json.dumps(value, indent=2) + "\n"
