"""Pages of the handbook: what templates are given, and how texts become Markdown."""
