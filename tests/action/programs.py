"""Programs that stand in for a GitHub runner's: `gh` with comments in a file, and `python` that installs nothing."""

import sys
from pathlib import Path

_GH = """\
#!{python}
# GitHub's `gh api`: comments stand in a file, and each call is recorded.
import json, sys
import jq
from pathlib import Path
home = Path({home!r})
comments = json.loads((home / "comments.json").read_text())
arguments = sys.argv[1:]
with (home / "calls.jsonl").open("a") as calls:
    calls.write(json.dumps(arguments) + "\\n")
if (home / "refused").exists() and ("graphql" not in arguments or (home / "refused").read_text()):
    sys.exit("gh: Resource not accessible by integration (HTTP 403)")
assert arguments[0] == "api"
values = [after for before, after in zip(arguments, arguments[1:]) if before in ("-f", "-F")]
fields = dict(value.split("=", 1) for value in values)
if arguments[1] == "graphql":
    names = {{"id": "fullDatabaseId", "body": "body", "mine": "viewerDidAuthor"}}
    nodes = [{{names[key]: str(value) if key == "id" else value for key, value in one.items()}} for one in comments]
    page = {{"data": {{"repository": {{"pullRequest": {{"comments": {{"nodes": nodes}}}}}}}}}}
    for found in jq.compile(arguments[arguments.index("--jq") + 1]).input_value(page):
        print(found)
    sys.exit()
path = next(one for one in arguments if one.startswith("repos/"))
method = arguments[arguments.index("--method") + 1]
body = Path(fields["body"].removeprefix("@")).read_text() if fields["body"].startswith("@") else fields["body"]
if method == "POST":
    assert path == "repos/example/telemetry/issues/7/comments"
    comments.append({{"id": 3_000_000_000 + len(comments), "mine": True, "body": body}})
else:
    (one,) = [one for one in comments if path == f"repos/example/telemetry/issues/comments/{{one['id']}}"]
    one["body"] = body
(home / "comments.json").write_text(json.dumps(comments))
"""
_PYTHON = """\
#!{python}
# A Python whose environments have the pingreg that is tested; what it is asked to install is recorded.
import os, sys
from pathlib import Path
arguments = sys.argv[1:]
assert arguments[0] == "-I", "what lies in the current folder must not be imported"
with Path({home!r}, "installed").open("a") as installed:
    installed.write(" ".join(arguments) + "\\n")
if arguments[1:3] == ["-m", "venv"]:
    bin = Path(arguments[3], "bin")
    bin.mkdir(parents=True, exist_ok=True)
    for name, program in (("python", __file__), ("pingreg", {pingreg!r})):
        (bin / name).unlink(missing_ok=True)
        (bin / name).symlink_to(program)
"""


def put(folder: Path, home: Path) -> None:
    """Put the programs into a folder; what they know and record is under `home`."""
    pingreg = str(Path(sys.executable).with_name("pingreg"))
    for name, text in (("gh", _GH), ("python", _PYTHON)):
        path = folder / name
        path.write_text(text.format(python=sys.executable, home=str(home), pingreg=pingreg))
        path.chmod(0o755)
    (home / "comments.json").write_text("[]")
