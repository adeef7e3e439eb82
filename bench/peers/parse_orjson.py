"""Parse lines of JSON with orjson, and do nothing with them. IN"""

import sys
from pathlib import Path

import orjson

loads = orjson.loads
with Path(sys.argv[1]).open("rb") as lines:
    for line in lines:
        try:
            loads(line)
        except orjson.JSONDecodeError:
            continue
