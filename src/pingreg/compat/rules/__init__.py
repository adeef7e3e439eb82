"""Rules of comparison, one a module: a code, a page, and a check over one kind of change."""
