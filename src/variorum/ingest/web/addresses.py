"""Which addresses of the internet may be connected to: those of the public web, and no others."""

import ipaddress

_V4 = tuple(
    (ipaddress.IPv4Network(network), name)
    for network, name in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "of a carrier's inner network"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "of a cloud's metadata"),  # Azure's, the one such service with a public address
        ("169.254.0.0/16", "link-local or of a cloud's metadata"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "reserved"),
        ("192.31.196.0/24", "reserved"),
        ("192.52.193.0/24", "reserved"),
        ("192.88.99.0/24", "reserved"),
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "reserved"),
        ("198.18.0.0/15", "reserved"),
        ("198.51.100.0/24", "reserved"),
        ("203.0.113.0/24", "reserved"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_V6 = tuple(
    (ipaddress.IPv6Network(network), name)
    for network, name in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("fc00::/7", "private or of a cloud's metadata"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "private"),
        ("ff00::/8", "multicast"),
        ("2001::/32", "a tunnel (Teredo)"),
        ("2001::/23", "reserved"),
        ("2001:db8::/32", "reserved"),
        ("2002::/16", "a tunnel (6to4)"),
        ("2620:4f:8000::/48", "reserved"),
        ("3fff::/20", "reserved"),
    )
)
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
# forms of IPv6 that only wrap an IPv4 address, which is the one that is then connected to
_WRAPPED = (ipaddress.IPv6Network("::ffff:0:0/96"), ipaddress.IPv6Network("64:ff9b::/96"))


def barred(address: str) -> str | None:
    """Why nothing at `address` may be asked, in a word or two; None for an address of the public web.

    >>> barred("127.0.0.1"), barred("169.254.169.254"), barred("::ffff:10.0.0.1"), barred("fd00:ec2::254")
    ('loopback', "link-local or of a cloud's metadata", 'private', "private or of a cloud's metadata")
    >>> barred("93.184.215.14"), barred("2606:2800:21f:cb07:6820:80da:af6b:8b2c"), barred("64:ff9b::5db8:d70e")
    (None, None, None)
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "no address"
    if isinstance(found, ipaddress.IPv4Address):
        return _of_v4(found)
    if found.scope_id:
        return "link-local"
    if any(found in network for network in _WRAPPED):
        return _of_v4(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
    for network, name in _V6:
        if found in network:
            return name
    return None if found in _PUBLIC_V6 else "reserved"


def _of_v4(address: ipaddress.IPv4Address) -> str | None:
    return next((name for network, name in _V4 if address in network), None)
