"""Limits on what a registry may hold, applied before anything is composed."""

FILE_BYTES = 1_048_576
"""Largest registry file, in bytes."""

TABLE_BYTES = 33_554_432
"""Largest table of contracts, in bytes."""

FILE_EVENTS = 200_000
"""Most scalars, and starts and ends of mappings and sequences, in one file."""

KEY = 1024
"""Longest key; YAML itself has this limit for all keys but those that begin with `? `."""

DEPTH = 24
"""Deepest nesting of mappings and sequences in one file."""

TREE_BYTES = 67_108_864
"""Most bytes in one registry."""

FILES = 20_000
"""Most files in one registry."""

FOLDER_DEPTH = 12
"""Deepest nesting of folders in one registry."""

ERRORS_PER_FILE = 50
"""Most diagnostics that one file may give before the rest is left unread."""


def most_bytes(path: str) -> int:
    """Give the largest size that a file may have."""
    return TABLE_BYTES if path.endswith(".csv") else FILE_BYTES
