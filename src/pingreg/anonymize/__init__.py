"""ANONYMIZE: the methods by which a value is made less telling, one module each."""
