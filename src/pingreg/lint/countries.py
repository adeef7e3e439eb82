"""Countries: where data may go from the European Economic Area without a safeguard that somebody has to name."""

ECONOMIC_AREA = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split()  # noqa: SIM905  a list to look things up in
)
"""The members of the Union, with Iceland, Liechtenstein and Norway."""

ADEQUATE = frozenset("AD AR CH FO GB GG IL IM JE JP KR NZ UY".split())  # noqa: SIM905  as above
"""Countries whose protection the Commission has found adequate as a whole (GDPR Art. 45).

Not those where it did so for some recipients only: Canada (commercial organisations) and the United States (members of
the Data Privacy Framework). There the ground has to be named.
"""


def is_covered(country: str) -> bool:
    """Tell whether data may go to a country without a safeguard."""
    return country in ECONOMIC_AREA or country in ADEQUATE
