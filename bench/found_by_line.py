"""Print for each line of a file the detectors that find something in it, as the library sees it."""

import json
import sys
from pathlib import Path

from pingreg.audit.looks import look_at, look_without
from pingreg.cli.resolving import registry_at
from pingreg.detect.search import full_search


def main(file: str, registry: str, mode: str) -> None:
    search = full_search()
    if mode == "typed":
        look = look_at(registry_at(Path(registry))[0], "server", shape="request", search=search)
    else:
        look = look_without(None, search)
    for line in Path(file).read_text("utf-8").splitlines():
        print(" ".join(sorted({one.hit.detector.name for one in look(json.loads(line))})))


if __name__ == "__main__":
    main(*sys.argv[1:])
