"""Where keys come from: a file of the caller's alone, or a variable; and that no secret is ever printed."""

import os
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from pingreg.cli.keys import VARIABLE, keys_of, keys_option

SECRET = bytes(range(100, 132)).hex()
TEXT = f"key 2024a {SECRET}\nknown browser-1\n"
_NOBODY = 65534


@click.command()
@keys_option
def command(keys: Path | None) -> None:
    """Show the ids of the keys, as a command with keyed methods would."""
    found = keys_of(keys, os.environ)
    click.echo("no keys" if found is None else f"{' '.join(found.ids)} {found}")


def run(*arguments: str, text: str | None = None) -> Result:
    done = CliRunner(env={VARIABLE: text}).invoke(command, arguments)
    assert SECRET[:16] not in done.output
    assert SECRET[:16] not in repr(done.exception)
    return done


def file_with(folder: Path, text: str = TEXT, *, mode: int = 0o600) -> Path:
    file = folder / "keys"
    file.write_text(text, "utf-8")
    file.chmod(mode)
    return file


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_keys_are_read_from_a_file_of_the_caller_alone(tmp_path: Path, mode: int) -> None:
    done = run("--keys", str(file_with(tmp_path, mode=mode)))
    assert (done.exit_code, done.output[:16]) == (0, "2024a browser-1 ")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o644, 0o610, 0o601, 0o700])
def test_a_file_that_others_may_use_is_refused(tmp_path: Path, mode: int) -> None:
    file = file_with(tmp_path, mode=mode)
    done = run("--keys", str(file))
    assert done.exit_code == 2
    assert f"`{file}` has the mode {mode:04o}" in done.output
    assert f"run `chmod 600 {file}`" in done.output


def test_keys_are_read_from_the_variable() -> None:
    assert run(text=TEXT).output.startswith("2024a browser-1 ")


def test_the_file_goes_before_the_variable(tmp_path: Path) -> None:
    done = run("--keys", str(file_with(tmp_path)), text=f"key other {SECRET}")
    assert done.output.startswith("2024a ")


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_without_either_there_are_no_keys(text: str | None) -> None:
    assert run(text=text).output == "no keys\n"


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(file_with(tmp_path))
    done = run("--keys", str(link))
    assert (done.exit_code, "is a symbolic link" in done.output) == (2, True)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o600)
    for path in (tmp_path, pipe):
        done = run("--keys", str(path))
        assert (done.exit_code, "is no regular file" in done.output) == (2, True)
    done = run("--keys", str(tmp_path / "missing"))
    assert (done.exit_code, "cannot be read: No such file" in done.output) == (2, True)


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    file = file_with(tmp_path, mode=0o000)
    tmp_path.chmod(0o755)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(_NOBODY)
    try:
        with pytest.raises(click.UsageError, match="cannot be read: Permission denied"):
            keys_of(file, {})
    finally:
        if is_root:
            os.seteuid(0)


def test_a_file_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = file_with(tmp_path)
    other = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    done = run("--keys", str(file))
    assert (done.exit_code, "belongs to somebody else" in done.output) == (2, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"key {SECRET}\n", "line 1: the line has no form"),
        (f"key {SECRET} 2024a\n", "line 1: an id has"),
        (f"# fine\nkey 2024a {SECRET}x\n", "line 2: the secret is neither"),
        (f"key 2024a {SECRET[:32]}\n", "line 1: the secret has 16 bytes"),
    ],
)
def test_a_mistake_is_told_by_its_line_and_never_quoted(tmp_path: Path, text: str, said: str) -> None:
    file = file_with(tmp_path, text)
    done = run("--keys", str(file))
    assert (done.exit_code, f"`{file}`: {said}" in done.output) == (2, True)
    done = run(text=text)
    assert (done.exit_code, f"`{VARIABLE}`: {said}" in done.output) == (2, True)


def test_what_is_no_text_is_refused_without_its_bytes(tmp_path: Path) -> None:
    file = file_with(tmp_path)
    file.write_bytes(TEXT.encode() + b"\xff")
    done = run("--keys", str(file))
    assert (done.exit_code, "is no text in UTF-8" in done.output) == (2, True)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    done = run("--keys", str(file_with(tmp_path, TEXT + "#" * (1 << 20))))
    assert (done.exit_code, "is larger than a megabyte" in done.output) == (2, True)
