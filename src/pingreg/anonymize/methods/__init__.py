"""One anonymization method a module."""
