"""Run the benches that are named, or all of them, and print one summary; exit code 1 when a limit is exceeded."""

import sys

import comparing
import contracts
import enforcing
import glean
import mutation
import scale
import scanning
import startup
from measuring import Result, finish

_BENCHES = {
    "startup": startup,
    "scale": scale,
    "glean": glean,
    "contracts": contracts,
    "comparing": comparing,
    "enforcing": enforcing,
    "scanning": scanning,
    "mutation": mutation,
}


def main(names: list[str]) -> int:
    found: list[Result] = []
    for name in names or _BENCHES:
        print(f"{name}: {(_BENCHES[name].__doc__ or '').partition(chr(10))[0]}", flush=True)
        found.extend(_BENCHES[name].results())
    print("summary")
    return finish(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
