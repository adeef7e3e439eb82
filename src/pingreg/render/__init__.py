"""PRINT: diagnostics as text for people, and as JSON, SARIF, XML and workflow commands for their tools."""
