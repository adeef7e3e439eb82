"""A runner for the steps of `action.yml` and of workflows: what GitHub's does, as far as ours need it.

Expressions are substituted, `run` steps run with bash, `uses: ./` runs our own action; actions of others are left out,
for the checkout, the Python and the artifacts are the test's.
"""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
Context = dict[str, Any]


def document(path: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / path).read_text("utf-8"))
    return found


@dataclass
class Runner:
    """Run steps in a workspace; what they leave behind is in `log`, `summary` and `outputs`."""

    workspace: Path
    temp: Path
    path: str
    """The folders of programs: with a `gh` and a `python` of the test's."""
    event: Mapping[str, Any] = field(default_factory=dict)
    base_ref: str = "main"
    log: str = ""
    summary: str = ""
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)

    def action(self, given: Mapping[str, object]) -> tuple[int, dict[str, str]]:
        """Run our action with inputs; give the exit code of its last step, and its outputs."""
        action = document("action.yml")
        assert given.keys() <= action["inputs"].keys()
        context = self._context()
        context["inputs"] = {
            name: self._filled(_text(given.get(name, one.get("default", ""))), context)
            for name, one in action["inputs"].items()
        }
        context["steps"] = {"python": {"outputs": {"python-path": "python"}}}
        code = self._steps(action["runs"]["steps"], context)
        return code, {name: self._filled(one["value"], context) for name, one in action["outputs"].items()}

    def job(self, path: str, name: str) -> int:
        """Run a job of a workflow."""
        job = document(path)["jobs"][name]
        context = self._context()
        context["steps"] = {}
        return self._steps(job["steps"], context)

    def _steps(self, steps: list[dict[str, Any]], context: Context) -> int:
        failed = 0
        for step in steps:
            if not self._applies(step.get("if"), context, failed=failed):
                continue
            code, outputs = self._step(step, context)
            context["steps"].setdefault(step.get("id", ""), {"outputs": outputs})
            failed = failed or code
        return failed

    def _step(self, step: dict[str, Any], context: Context) -> tuple[int, dict[str, str]]:
        if "run" in step:
            assert "${{" not in step["run"], "nothing is put into a command"
            return self._run(step, context)
        if step["uses"].startswith(("./", "pingreg/pingreg@")):
            return self.action({name: self._filled(_text(one), context) for name, one in step.get("with", {}).items()})
        return 0, {}

    def _run(self, step: dict[str, Any], context: Context) -> tuple[int, dict[str, str]]:
        files = {name: self.temp / f"_{name.lower()}" for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("")
        given = {name: self._filled(_text(one), context) for name, one in step.get("env", {}).items()}
        inherited = {"PATH": self.path, "HOME": str(self.temp), "GITHUB_REPOSITORY": "example/telemetry"}
        kept = {name: os.environ[name] for name in ("LANG", "COVERAGE_PROCESS_START") if name in os.environ}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            check=False,
            cwd=self._filled(step.get("working-directory", str(self.workspace)), context),
            env={**kept, **inherited, **given, **{name: str(file) for name, file in files.items()}},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.log += done.stdout
        self.summary += files["GITHUB_STEP_SUMMARY"].read_text()
        lines = files["GITHUB_OUTPUT"].read_text().splitlines()
        return done.returncode, dict(line.split("=", 1) for line in lines)

    def _context(self) -> Context:
        github = {"action_path": str(ROOT), "token": "secret", "base_ref": self.base_ref, "event": self.event}
        return {"github": github, "runner": {"temp": str(self.temp)}}

    def _filled(self, text: str, context: Context) -> str:
        return _EXPRESSION.sub(lambda found: _looked_up(found[1].strip(), context), text)

    @staticmethod
    def _applies(condition: str | None, context: Context, *, failed: int) -> bool:
        if condition is None:
            return not failed
        terms = [term.strip() for term in condition.removeprefix("${{").removesuffix("}}").split("&&")]
        goes_on = "!cancelled()" in terms
        return (goes_on or not failed) and all(_is_true(term, context) for term in terms if term != "!cancelled()")


def _is_true(term: str, context: Context) -> bool:
    left, equals, right = term.partition(" == ")
    value = _looked_up(left, context)
    return value == right.strip("'") if equals else value != ""


def _looked_up(path: str, context: Context) -> str:
    """Look a value up; one that is not there is empty, as on GitHub."""
    found: Any = context
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return _text("" if found is None else found)


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
