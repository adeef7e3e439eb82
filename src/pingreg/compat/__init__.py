"""COMPARE: may this registry replace that one? What breaks, what widens, for whom, and who must agree."""
