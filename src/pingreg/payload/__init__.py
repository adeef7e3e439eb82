"""JUDGE: one payload against a resolved ping, precisely; no I/O, and never a value in what is said."""
