"""Raw texts: which names and descriptions say that a value is what somebody wrote, or how something is configured."""

import re

from pingreg.lint.identifiers import words_at_end
from pingreg.resolve.model import Field

_RAW = frozenset(
    {
        *(
            "url",
            "urls",
            "uri",
            "uris",
            "href",
            "referrer",
            "referer",
            "host",
            "hosts",
            "domain",
            "domains",
            "endpoint",
        ),
        *("path", "paths", "filepath", "pathname", "filename", "filenames", "directory", "folder", "cwd", "homedir"),
        *(
            "stack",
            "stacktrace",
            "traceback",
            "backtrace",
            "exception",
            "message",
            "messages",
            "msg",
            "stderr",
            "stdout",
            "log",
        ),
        *("query", "queries", "sql", "command", "commands", "cmd", "cmdline", "argv", "args", "arguments", "environ"),
        *("comment", "comments", "prompt", "transcript", "body", "payload", "snippet", "clipboard"),
    }
)
_RAW_ENDS = frozenset(
    {("file", "name"), ("stack", "trace"), ("command", "line"), ("search", "term"), ("user", "input")}
)
_SAID = re.compile(
    r"(?:\Apath|\b(?:url|uri|stack ?trace|traceback|backtrace|(?:file ?|full )path|command line|host ?name"
    r"|(?:error|log|commit) message|search (?:query|term)|query string|as (?:it was )?typed))\b",
    re.IGNORECASE,
)


def raw_text_of(field: Field) -> str | None:
    """Give the words that say so, of the name or else of the description; None when neither does."""
    return _raw_name(field) or _raw_description(field)


def _raw_name(field: Field) -> str | None:
    words = words_at_end(field)
    if words[-2:] in _RAW_ENDS:
        return " ".join(words[-2:])
    return words[-1] if words and words[-1] in _RAW else None


def _raw_description(field: Field) -> str | None:
    found = _SAID.search(field.description)
    return None if found is None else found[0].lower()
