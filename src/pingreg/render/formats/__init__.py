"""The report formats, one a module; a module's name is its format's name."""
