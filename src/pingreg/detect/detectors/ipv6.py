"""ipv6: an internet address of version 6.

## Why
Its second half is often one machine's for as long as it lives. Times and paths of code have colons too, so what is
found is read as an address, and has at least one digit and three parts, or two within one network (`fe80::`, `fd..::`).

## Examples
| text | finds |
| --- | --- |
| `"from [2001:db8:1:2::17]:443"` | `"2001:db8:1:2::17"` |
| `"fe80::1ff:fe23:4567:890a%eth0"` | `"fe80::1ff:fe23:4567:890a"` |
| `"::ffff:192.0.2.17"` | `"::ffff:192.0.2.17"` |
| `"fe80::1"` | `"fe80::1"` |
| `"::1"` | nothing |
| `"12:30:45"` | nothing |
| `"std::add::face"` | nothing |
"""

from ipaddress import AddressValueError, IPv6Address, IPv6Network

from pingreg.detect.detector import detector

_LEAST_PARTS = 3
_WITHIN = (IPv6Network("fe80::/10"), IPv6Network("fc00::/7"))
_LONGEST = 45


@detector(
    "ipv6",
    "technical",
    pattern=(
        r"(?:^|[^0-9A-Za-z:._-])"
        r"([0-9A-Fa-f]{0,4}:+(?:[0-9A-Fa-f]{1,4}:+)+[0-9A-Fa-f]{1,4}(?:(?:\.[0-9]{1,3}){3})?|(?:[0-9A-Fa-f]{1,4}:)+:"
        r"|[Ff](?:[Ee][89ABab]|[CDcd][0-9A-Fa-f])[0-9A-Fa-f]::[0-9A-Fa-f]{1,4})"
        r"(?:$|[^0-9A-Za-z:_-]|:(?:$|[^0-9A-Za-z:]))"
    ),
    doc=__doc__,
)
def ipv6(text: str) -> bool:
    """Read it as an address."""
    if len(text) > _LONGEST or not any(char.isdigit() for char in text):
        return False
    try:
        address = IPv6Address(text)
    except AddressValueError:
        return False
    parts = [part for part in text.split(":") if part]
    is_short = address.ipv4_mapped is not None or any(address in network for network in _WITHIN)
    return len(parts) >= _LEAST_PARTS - is_short and not address.is_loopback
