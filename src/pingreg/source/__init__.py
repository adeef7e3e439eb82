"""LOAD: text becomes data, and every key and value keeps its place."""
