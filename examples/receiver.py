"""A receiver of pings, as an ASGI application: `REGISTRY=registry uvicorn receiver:app`, with uvicorn from PyPI.

It stores what may be kept in `kept.ndjson`, answers 204 to whatever is well-formed, and tells nobody what was withheld.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pingreg import Enforcer

MOST = 1 << 20
enforcer = Enforcer(os.environ["REGISTRY"], os.environ.get("CONTRACTS"), os.environ.get("PINGREG_KEYS"))
store = Path(os.environ.get("STORE", "kept.ndjson")).open("ab", buffering=0)


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        return
    body, more = b"", True
    while more and len(body) <= MOST:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    verdict = enforcer.enforce(body, received_at=datetime.now(tz=UTC))
    if verdict.kept is not None:
        store.write(verdict.kept + b"\n")
    status = 422 if verdict.outcome == "quarantined" else 204
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": b""})
