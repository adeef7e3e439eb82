"""JSON Schemas of the files that authors write, so that editors complete and check them."""
