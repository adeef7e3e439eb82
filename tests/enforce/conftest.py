"""The registry that streams are enforced by, written once."""

from pathlib import Path

import pytest

from support.enforced import write_registry


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that holds the registry and the keys."""
    return write_registry(tmp_path_factory.mktemp("enforced"))
