"""What an address may be, and which machines are on the public internet. Opens no connection."""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urlsplit

import idna

from analysis.fetching import problems

DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST = 4096
"""Characters of an address; browsers and servers rarely take more."""
KEPT_IN_PATH = "%/:=&?~+!$,;'@()*[]|"
PRIVATE_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa")
"""Endings of names that only a private network knows."""

UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that is given out to the public."""
NAT64 = IPv6Network("64:ff9b::/96")
"""How networks without IPv4 write an IPv4 address."""
NOT_FOR_US = tuple(
    ip_network(block)
    for block in (
        *("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4"),
        "168.63.129.16/32",  # a public number, but the machine behind a cloud's machines
        *("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"),
    )
)
"""Blocks that some versions of Python take for public, and some that lead elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A web address taken apart; nothing in it needs to be read a second time."""

    scheme: str
    host: str
    """In ASCII, small letters; an IPv6 address without brackets."""
    port: int
    target: str
    """Path and query as they are sent."""

    @property
    def origin(self) -> str:
        """Scheme, host and, where it is unusual, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def url(self) -> str:
        """The address as one string, without its fragment."""
        return self.origin + self.target

    @property
    def authority(self) -> str:
        """Host and port as the header "Host" has them."""
        return self.origin.partition("://")[2]


def parse_address(url: str, ports: frozenset[int] = frozenset({80, 443})) -> Address:
    """The address. Raises FetchError where it is none or may not be asked for.

    >>> parse_address("HTTPS://Courier.Example/the pier?page=2#top").url
    'https://courier.example/the%20pier?page=2'
    """
    given, url = url, url.strip()
    if not url or len(url) > LONGEST or any(ord(c) < 32 or c in "\x7f\\" for c in url):
        raise problems.no_address(given)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise problems.no_address(given) from error
    if parts.scheme not in DEFAULT_PORTS:
        raise problems.wrong_scheme(given) if parts.scheme else problems.no_address(given)
    if "@" in parts.netloc:
        raise problems.with_password(given)
    host = _host(parts.hostname or "", given)
    port = DEFAULT_PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise problems.wrong_port(given, port, ports)
    query = f"?{quote(parts.query, safe=KEPT_IN_PATH)}" if parts.query else ""
    target = (quote(parts.path, safe=KEPT_IN_PATH) or "/") + query
    return Address(scheme=parts.scheme, host=host, port=port, target=target)


def _host(name: str, url: str) -> str:
    """The host in ASCII. Raises FetchError for none, and for those that are not public."""
    if ":" in name:
        return _literal(name, url)
    try:
        host = idna.encode(name.rstrip("."), uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError) as error:
        if "_" not in name or not name.isascii():  # hosts with underscores exist all the same
            raise problems.no_address(url) from error
        host = name.rstrip(".").lower()
    if _is_number(host.rpartition(".")[2]):
        return _literal(host, url)
    if "." not in host or host.endswith(tuple(f".{ending}" for ending in PRIVATE_NAMES)):
        raise problems.not_public(url)
    return host


def _is_number(label: str) -> bool:
    """Whether a host that ends in this is meant as an IPv4 address, as browsers see it."""
    return label.isdigit() or label.startswith("0x")


def _literal(host: str, url: str) -> str:
    """A host that is a number: only in its usual form, and only a public one."""
    try:
        is_fine = is_public(host)
    except ValueError:  # 2130706433, 0x7f.1, 127.1: nobody writes a public address like this
        is_fine = False
    if not is_fine:
        raise problems.not_public(url)
    return host


def is_public(number: str) -> bool:
    """Whether the IP address belongs to a machine on the public internet. Raises ValueError.

    >>> [is_public(number) for number in ("93.184.216.34", "10.0.0.1", "::ffff:10.0.0.1")]
    [True, False, False]
    """
    address = ip_address(number)
    if isinstance(address, IPv6Address):
        return _is_public_six(address)
    return _is_public_four(address)


def _is_public_four(address: IPv4Address) -> bool:
    is_special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not is_special and not _is_listed(address)


def _is_public_six(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    if address in NAT64:
        return _is_public_four(IPv4Address(address.packed[-4:]))
    return address in UNICAST and address.is_global and not _is_listed(address)


def _is_listed(address: IPv4Address | IPv6Address) -> bool:
    return any(address in block for block in NOT_FOR_US)
