"""On a terminal, `new` asks for what no flag says."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from cli.new_registry import begun, is_sound


def asked(root: Path, *words: str, answers: tuple[str, ...]) -> tuple[int, str]:
    """Run the real command with a terminal as its input, and type the answers."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "pingreg", "new", *words, "--registry", str(root), "--today", "2026-11-24"]
    environment = {**os.environ, "PINGREG_CACHE": "off"}
    with subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as process:
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        output = process.communicate(timeout=60)[0]
    os.close(ours)
    os.close(theirs)
    return process.returncode, output


def test_field_is_asked_for_and_a_new_event_is_offered(tmp_path: Path) -> None:
    root = begun(tmp_path)
    answers = (
        *("server/qeue", "server/queue", "Clicks", "count", "ApplyClick", "week"),
        *("Clicks on the button that applies a change.", "Somebody clicks the button that applies a change."),
    )
    code, output = asked(root, "field", answers=answers)
    assert code == 0, output
    assert "(did you mean `server/queue`?)" in output
    assert "`ApplyClick` is no local event" in output
    assert "  Clicks:\n    count: {event: ApplyClick, per: week}\n" in (root / "pings/server/queue.yaml").read_text()
    assert is_sound(root)


def test_area_is_asked_for(tmp_path: Path) -> None:
    root = begun(tmp_path)
    answers = (
        *("", "product", "capacity", ""),  # Enter takes the only team, and the category of most fields
        *("Slots", "gauge", "slots", "Slots that a worker can run jobs in."),
    )
    code, output = asked(root, "area", "server", "slots", answers=answers)
    assert code == 0, output
    assert "[critical]" in output
    assert "category: system.operations\n" in (root / "pings/server/slots.yaml").read_text()
    assert is_sound(root)
