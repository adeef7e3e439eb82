"""Names: what fields are called."""

from typing import NewType

FieldName = NewType("FieldName", str)
"""A ping and a path in the request: `server/searchUsage.Daily[].Literal.UserCount`."""
