"""A ping with every conversion in an unusual place: lists at the top, areas that share a key, commas in words."""

from collections.abc import Mapping

from support.minimal import MINIMAL

HEAD = "title: X\nowner: growth\ntier: {tier}\npurposes: [{purpose}]\ncategory: user.behavior\n"
FULL = HEAD.format(tier="product", purpose="product_improvement")
CRITICAL = HEAD.format(tier="critical", purpose="support")

ODD: Mapping[str, str] = {
    **{path: text for path, text in MINIMAL.items() if path != "pings/app/example.yaml"},
    "pings/app/top.yaml": FULL
    + """\
warehouse: {keys: snake_case}
fields:
  Days[].Count: {count: {of: x, per: day}}
  Days[].Inner[].Name: {label: {values: [a, b]}}
  Deep.Down.Flag: {flag: {}}
  Deep.Down.Text: {label: {values: [a, b], empty: true}, warehouse: {as: string}}
  Map.*: {label: {values: [go, "c,c++", ruby]}, warehouse: {name: language}}
  Map.*.Count: {count: {of: x, per: day}}
  Map.*.Open: {gauge: {of: x}, tier: critical}
""",
    "pings/app/keyed.yaml": CRITICAL
    + """\
at: {request: keyed}
fields:
  byName.*: {text: {}, pattern: "^[a-z ]{1,40}$", max_length: 40}
  byName.*.Count: {gauge: {of: x}}
  byLanguage.*: {label: {values: [go, ruby]}, tier: product, purposes: [product_improvement]}
  byLanguage.*.Count: {gauge: {of: x}}
""",
    "pings/app/shared_one.yaml": FULL
    + """\
at: {request: shared}
fields:
  One: {gauge: {of: x}}
  Rows[].A: {gauge: {of: x}}
""",
    "pings/app/shared_two.yaml": CRITICAL
    + """\
at: {request: shared}
fields:
  Two: {gauge: {of: x}}
  Rows[].B: {gauge: {of: x}}
""",
    "pings/app/inner.yaml": FULL
    + """\
at: {request: shared.inner}
fields:
  Three: {gauge: {of: x}}
""",
    "pings/app/texts.yaml": FULL
    + """\
warehouse: {as: string}
fields:
  Words: {label: {values: ["a", "b,c", "d"]}, repeated: true, max_items: 5, warehouse: {as: join}}
  Listed: {label: {values: [u, v]}, repeated: true}
  Numbers: {gauge: {of: x}, repeated: true, warehouse: {as: join}}
  Share: {ratio: {of: x, to: z}}
  Mean: {mean: {of: x}, min: -1000000}
  Codes: {label: {values: {1: one, 2: two}}}
  Flag: {flag: {}}
""",
    "pings/app/worked_out.yaml": FULL
    + """\
at: {request: counts, warehouse: counts_stored}
warehouse: {keys: snake_case, complete: true}
fields:
  All: {gauge: {of: x}}
  Some: {gauge: {of: x}}
  Rest: {gauge: {of: x}, type: number, warehouse: {as: difference, of: [All, Some]}}
  State: {label: {values: {0: idle, 1: busy}}, warehouse: {as: word}}
  Never: {gauge: {of: x}, warehouse: {as: never_copied}}
  Periods[].Count: {gauge: {of: x}, warehouse: {as: first}}
""",
    "pings/app/rows.yaml": FULL
    + """\
at: {request: events}
fields:
  Hover[].Count: {gauge: {of: x}, warehouse: {as: first, into: "counts_stored.rows[]", row: {kind: hover}, name: times}}
  Click[].Count: {gauge: {of: x}, warehouse: {as: first, into: "counts_stored.rows[]", row: {kind: click}, name: times}}
""",
}
"""Files of a registry that resolves without a mistake."""
