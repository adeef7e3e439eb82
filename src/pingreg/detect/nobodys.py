"""Nobody's: values that standards keep for examples, and addresses of offices rather than of persons."""

from ipaddress import IPv4Network, IPv6Network, ip_address

from pingreg.detect.search import Hit

_DOMAINS = ("example.com", "example.net", "example.org", "example.edu")
_ENDINGS = ("example", "invalid", "localhost", "test")
"""Of RFC 2606 and RFC 6761."""
_NETWORKS = (
    IPv4Network("192.0.2.0/24"),
    IPv4Network("198.51.100.0/24"),
    IPv4Network("203.0.113.0/24"),
    IPv6Network("2001:db8::/32"),
)
"""Of RFC 5737 and RFC 3849."""
_OFFICES = frozenset(
    {
        *("abuse", "admin", "billing", "contact", "dpo", "feedback", "hello", "help", "hostmaster", "info", "legal"),
        *("mail", "no-reply", "noreply", "office", "postmaster", "press", "privacy", "root", "sales", "security"),
        *("support", "team", "telemetry", "webmaster"),
    }
)
_FICTION = "55501"
"""Behind an area code of North America: 555-0100 to 555-0199 are kept for stories."""


def is_nobodys(hit: Hit) -> bool:
    """Tell whether what was found names nobody: it may stand in an example and in a description."""
    match hit.detector.name:
        case "email":
            local, _, domain = hit.text.replace("%40", "@").lower().rpartition("@")
            return local in _OFFICES or _is_reserved(domain)
        case "host-name":
            return _is_reserved(hit.text.lower())
        case "ipv4" | "ipv6":
            address = ip_address(hit.text)
            return any(address in network for network in _NETWORKS)
        case "phone":
            return "".join(char for char in hit.text if char.isdigit())[-7:].startswith(_FICTION)
        case _:
            return False


def _is_reserved(domain: str) -> bool:
    return domain.rpartition(".")[2] in _ENDINGS or any(
        domain == kept or domain.endswith(f".{kept}") for kept in _DOMAINS
    )
