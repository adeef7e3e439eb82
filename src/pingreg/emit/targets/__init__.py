"""One target a module."""
