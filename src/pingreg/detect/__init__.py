"""DETECT: what looks like an identifier or a secret, whoever declared what."""
