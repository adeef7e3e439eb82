"""The status of instances: read what was seen, and print the roster."""
