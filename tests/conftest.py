"""What all tests share: an option to rewrite goldens, and draws of hypothesis that are the same in CI every time."""

import os

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ("faults.outcomes",)

settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Rewrite the golden files from what is made now.")
