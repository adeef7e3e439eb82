"""ENFORCE: streams of payloads, each passed, anonymized, withheld or quarantined; checkpoint, quarantine, report."""
