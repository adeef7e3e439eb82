"""One rule, and one code, a module."""
