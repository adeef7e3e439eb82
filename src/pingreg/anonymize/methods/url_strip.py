"""url_strip: keep of an address only its scheme and host, or less."""

from typing import Literal

from pingreg.anonymize.method import Parameters, method


@method("url_strip")
class UrlStrip(Parameters):
    """Say how much of the address stays."""

    keep: Literal["scheme", "host", "registered_domain"] = "host"
