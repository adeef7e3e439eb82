"""One command a module; what a command needs is imported when it runs, so that `--help` costs click alone."""
