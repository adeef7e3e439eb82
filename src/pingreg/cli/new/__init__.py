"""Write correct registry files from a few answers, or from a payload."""
