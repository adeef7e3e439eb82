"""The command line: the only place that prints, exits, and reads clock, environment and disk roots."""
