"""Parse lines of JSON with simdjson, and build no object of them: the floor. IN"""

import sys
from pathlib import Path

import simdjson

parser = simdjson.Parser()
with Path(sys.argv[1]).open("rb") as lines:
    for line in lines:
        try:
            parser.parse(line)
        except ValueError:
            continue
