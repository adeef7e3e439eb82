"""Read a table of contracts in a process of its own: with csv.reader alone, or as `pingreg` does; print the seconds.

The time begins when everything is imported and the file's content is there.
"""

import csv
import gc
import io
import sys
import time
from pathlib import Path

from pingreg.diagnostics import Place
from pingreg.resolve.contract_rows import Rows
from pingreg.resolve.contracts import found_by
from pingreg.resolve.covering import Covering
from pingreg.resolve.crossing import Unsound
from pingreg.source.table import read_table
from pingreg.spec.contract_table import contract_table


def rows_of(content: bytes) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(content.decode(), newline=""))) - 1


def licenses_of(content: bytes) -> int:
    nothing: frozenset[str] = frozenset()
    table, _ = read_table(content, "contracts.csv")
    place = Place("contracts/table.csv")
    modelled, wrong = contract_table(table, place) if table else (None, ())
    if modelled is None or wrong:
        return 0
    rows = Rows(modelled, place, Covering({}, Unsound(nothing, nothing, nothing)))
    return len(found_by(rows.contracts(), {}).by_digest)


if __name__ == "__main__":
    read = Path(sys.argv[2]).read_bytes()
    gc.disable()  # as the command line does while it loads
    start = time.perf_counter()
    count = {"reader": rows_of, "pingreg": licenses_of}[sys.argv[1]](read)
    print(time.perf_counter() - start, count)
