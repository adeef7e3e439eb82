"""AUDIT: what really arrived; identifiers where nothing declares them."""
