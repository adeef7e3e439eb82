"""RESOLVE: references followed, defaults inherited, families expanded; lineage kept."""
