"""STREAM: inputs of many payloads, plain or compressed, and how they are cut."""
