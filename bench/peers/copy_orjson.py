"""Copy lines of JSON through orjson, IN to OUT: the fastest that a general library does it."""

import sys
from pathlib import Path

import orjson

loads, dumps = orjson.loads, orjson.dumps
with Path(sys.argv[1]).open("rb") as lines, Path(sys.argv[2]).open("wb") as out:
    write = out.write
    for line in lines:
        try:
            write(dumps(loads(line)))
        except orjson.JSONDecodeError:
            continue
        write(b"\n")
