"""JSON Schemas (draft 2020-12) of a ping's payloads, in either shape and at each level."""
