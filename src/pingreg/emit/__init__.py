"""EMIT: a resolved registry becomes files."""
