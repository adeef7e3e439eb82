"""Exposure: how telling a value is, as one ladder from what says nothing to what names somebody."""

from typing import Literal, get_args

Exposure = Literal["constant", "aggregate", "bounded", "quasi_identifier", "pseudonym", "free_text", "identifier"]

LADDER: tuple[Exposure, ...] = get_args(Exposure)
"""Every exposure, the least telling first."""
