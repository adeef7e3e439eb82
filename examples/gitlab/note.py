"""Keep one note on a merge request up to date: the one that begins with the mark and is by the token's own user."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

MARK = "<!-- pingreg -->"


def main() -> None:
    text = Path(sys.argv[1]).read_text("utf-8")
    if not os.environ.get("PINGREG_TOKEN"):
        print("no note: PINGREG_TOKEN is not set, as for a merge request from a fork")  # noqa: T201  the job's log
        return
    try:
        put(text)
    except URLError as error:
        print(f"no note: {error}")  # noqa: T201  the reports stand


def put(text: str) -> None:
    environment = os.environ
    project = f"projects/{environment['CI_PROJECT_ID']}"
    notes = f"{project}/merge_requests/{environment['CI_MERGE_REQUEST_IID']}/notes"
    me = answer("GET", "user")["id"]
    ours = (one["id"] for one in listed(notes) if one["author"]["id"] == me and one["body"].startswith(MARK))
    found = next(ours, None)
    if found is not None:
        answer("PUT", f"{notes}/{found}", {"body": text})
    elif len(text.splitlines()) > 2:  # noqa: PLR2004  more than the mark and a heading
        answer("POST", notes, {"body": text})


def listed(path: str) -> Iterator[dict[str, Any]]:
    page = 1
    while found := answer("GET", f"{path}?sort=asc&per_page=100&page={page}"):
        yield from found
        page += 1


def answer(method: str, path: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    headers = {"PRIVATE-TOKEN": os.environ["PINGREG_TOKEN"], "Content-Type": "application/json"}
    url = f"{os.environ['CI_API_V4_URL']}/{path}"
    # The address is GitLab's own variable.
    with urlopen(Request(url, data, headers, method=method), timeout=30) as response:  # noqa: S310
        return json.load(response)


if __name__ == "__main__":
    main()
