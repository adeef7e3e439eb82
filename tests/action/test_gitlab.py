"""The example for GitLab: its jobs' lines run in a clone, and a server on loopback stands in for GitLab's notes."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from action.runner import ROOT, document

MARK = "<!-- pingreg -->"
NOTES = "/api/v4/projects/3/merge_requests/7/notes"
Note = dict[str, Any]


def git(folder: Path, *arguments: str) -> str:
    name = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    done = subprocess.run(["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


class GitLab(ThreadingHTTPServer):
    """Keep notes, and answer pages of two."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.notes: list[Note] = [
            {"id": 1, "author": {"id": 8}, "body": f"{MARK}\nby somebody else"},
            {"id": 2, "author": {"id": 9}, "body": f"about {MARK}"},
            {"id": 3, "author": {"id": 8}, "body": "a word"},
        ]


class Answer(BaseHTTPRequestHandler):
    server: GitLab

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path == "/api/v4/user":
            self.say({"id": 9})
        else:
            start = 2 * (int(parse_qs(url.query)["page"][0]) - 1)
            self.say(self.server.notes[start : start + 2])

    def do_POST(self) -> None:
        assert self.path == NOTES
        self.server.notes.append({"id": 40, "author": {"id": 9}, **self.read()})
        self.say({})

    def do_PUT(self) -> None:
        (note,) = [one for one in self.server.notes if self.path == f"{NOTES}/{one['id']}"]
        note.update(self.read())
        self.say({})

    def read(self) -> Note:
        found: Note = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        return found

    def say(self, body: object) -> None:
        allowed = self.headers["PRIVATE-TOKEN"] == "secret"
        content = json.dumps(body).encode()
        self.send_response(200 if allowed else 401)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def gitlab() -> Iterator[GitLab]:
    with GitLab() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clone on a branch, with the files of the example."""
    for name in ("registry", "generated"):
        shutil.copytree(ROOT / name, tmp_path / "project" / name)
    for path in (ROOT / "examples/gitlab").iterdir():
        shutil.copy(path, tmp_path / "project")
    git(tmp_path / "project", "init", "-q")
    git(tmp_path / "project", "add", "-A")
    git(tmp_path / "project", "commit", "-qm", "all")
    return tmp_path / "project"


def run(project: Path, job: str, server: GitLab, *, token: str = "secret") -> tuple[int, str]:  # noqa: S107  no secret
    """Run a job's script, as GitLab does: all lines in one shell that stops at the first that fails."""
    lines = document("examples/gitlab/.gitlab-ci.yml")[job]["script"]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(project.parent),
        "VENV": str(Path(sys.executable).parent.parent),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(project, "rev-parse", "HEAD"),
        "CI_API_V4_URL": f"http://127.0.0.1:{server.server_port}/api/v4",
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7",
        "PINGREG_TOKEN": token,
    }
    command = ["bash", "-e", "-o", "pipefail", "-c", "\n".join(lines)]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def widen(project: Path) -> None:
    area = project / "registry/pings/server/batch_changes.yaml"
    area.write_text(area.read_text().replace("tier: product", "tier: critical", 1))


def reported(project: Path) -> set[str]:
    return {issue["check_name"] for issue in json.loads((project / "pingreg.json").read_text())}


def test_the_note_is_written_once_and_then_updated_in_place(project: Path, gitlab: GitLab) -> None:
    assert run(project, "pingreg-diff", gitlab) == (0, "")
    assert len(gitlab.notes) == 3
    widen(project)
    assert run(project, "pingreg-diff", gitlab) == (1, "")
    assert reported(project) == {"PC201"}
    assert "What widens" in gitlab.notes[3]["body"]
    before = [dict(one) for one in gitlab.notes[:3]]
    git(project, "checkout", "-q", ".")
    assert run(project, "pingreg-diff", gitlab) == (0, "")
    assert gitlab.notes[:3] == before
    assert [one["body"] for one in gitlab.notes[3:]] == [f"{MARK}\n### pingreg diff: no problems\n"]


@pytest.mark.parametrize(("token", "said"), [("", "PINGREG_TOKEN is not set"), ("wrong", "401")])
def test_without_a_token_that_may_write_the_report_stands(project: Path, gitlab: GitLab, token: str, said: str) -> None:
    widen(project)
    code, log = run(project, "pingreg-diff", gitlab, token=token)
    assert (code, said in log, reported(project), len(gitlab.notes)) == (1, True, {"PC201"}, 3)


def test_the_check_reports_what_the_change_answers_for(project: Path, gitlab: GitLab) -> None:
    widen(project)
    assert run(project, "pingreg-check", gitlab)[0] == 1
    assert reported(project) == {"PT103", "PT104"}
