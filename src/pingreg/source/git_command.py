"""Git, called so that nothing of a repository's own runs: no hook, no pager, no filter, no fetch."""

import os
import subprocess
from pathlib import Path

_TIMEOUT = 60
_HEEDED = ("GIT_CONFIG_", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""Of what is set for git only this is passed on: whom a person trusts, and where a search ends. What git sets for its
hooks would lead to another repository than the folder's, or to other objects."""

# A repository's own configuration may name commands: nothing is fetched, so that none of them runs.
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class GitError(OSError):
    """Say in one line why a ref cannot be read."""


def git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Call git in a folder, and give what it prints.

    Raises:
        GitError: there is no git, it refuses, or it gives no answer.
    """
    command = [
        "git",
        "-c",
        "core.hooksPath=/dev/null",
        "-c",
        "core.fsmonitor=false",
        "-C",
        str(root),
        *arguments,
    ]
    try:
        # A fixed program with arguments that cannot be options.
        done = subprocess.run(  # noqa: S603
            command,
            input=stdin,
            capture_output=True,
            check=False,
            timeout=_TIMEOUT,
            env={name: value for name, value in os.environ.items() if _is_heeded(name)} | _ENVIRONMENT,
        )
    except FileNotFoundError as error:
        message = "git is not installed"
        raise GitError(message) from error
    except OSError as error:
        message = f"git cannot be run: {error.strerror}"
        raise GitError(message) from error
    except subprocess.TimeoutExpired as error:
        message = f"git gave no answer in {_TIMEOUT} seconds"
        raise GitError(message) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = next((line for line in said if line.startswith("fatal:")), f"git ended with {done.returncode}")
        if "promisor remote" in reason:
            reason = "the clone is partial, and nothing is fetched: run `git fetch --refetch --no-filter`"
        raise GitError(reason)
    return done.stdout


def _is_heeded(name: str) -> bool:
    return not name.startswith("GIT_") or name.startswith(_HEEDED)
