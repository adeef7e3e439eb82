"""Make a change ready for review: each step on what the one before it left, in memory, and then what remains."""
