"""truncate_ip: keep the network of an internet address, and none of its host.

## Why
An address leads to one connection, and often to one person; its network still tells the region and the provider. The
bits behind the prefix become 0, and the result is written as a plain address. One of version 4 within one of version 6
is cut as what it is: of 6to4, 48 bits would keep it whole. A zone, which names a network card, goes too. Text that is
no address alone, such as one with a port, is left out.

## Examples
| parameters | value | gives |
| --- | --- | --- |
| `{}` | `"192.0.2.17"` | `"192.0.2.0"` |
| `{v4: 16}` | `"192.0.2.17"` | `"192.0.0.0"` |
| `{}` | `"2001:db8:1:2::17"` | `"2001:db8:1::"` |
| `{}` | `"::ffff:192.0.2.17"` | `"192.0.2.0"` |
| `{}` | `"2002:c000:211::1"` | `"192.0.2.0"` |
| `{}` | `"fe80::17%eth0"` | `"fe80::"` |
| `{}` | `"192.0.2.17:8080"` | left out |
"""

from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address

from pydantic import Field

from pingreg.anonymize.kept import AtMost
from pingreg.anonymize.method import DROPPED, Dropped, Parameters, Plain, method

_LONGEST = 64
"""No address is longer, with its zone; so what is remembered stays small."""
_MOST_REMEMBERED = 4096


class TruncateIp(Parameters):
    """Give the prefix that is kept, in bits, for either version of the protocol."""

    v4: int = Field(24, ge=8, le=24, description="The bits that stay of an address of version 4.")
    v6: int = Field(48, ge=16, le=48, description="The bits that stay of an address of version 6.")


def _kept(parameters: TruncateIp) -> AtMost:
    return AtMost((parameters.v4, parameters.v6))


@method("truncate_ip", TruncateIp, takes=("string",), exposure="quasi_identifier", doc=__doc__, keeps=_kept)
def truncate_ip(parameters: TruncateIp) -> Plain:
    """Clear the bits of the host."""
    v4_mask = _mask(32, parameters.v4)
    v6_mask = _mask(128, parameters.v6)

    @lru_cache(_MOST_REMEMBERED)
    def network_of(value: str) -> str | Dropped:
        try:
            address = _innermost(ip_address(value))
        except ValueError:
            return DROPPED
        if isinstance(address, IPv4Address):
            return str(IPv4Address(int(address) & v4_mask))
        return str(IPv6Address(int(address) & v6_mask))

    return lambda value: network_of(value) if len(value) <= _LONGEST else DROPPED


def _mask(length: int, kept: int) -> int:
    return (1 << length) - (1 << length - kept)


def _innermost(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Take the address of version 4 out of the two forms of version 6 that stand for one: mapped, and 6to4."""
    if isinstance(address, IPv4Address):
        return address
    return address.ipv4_mapped or address.sixtofour or address
