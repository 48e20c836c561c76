import pytest

from analysis.fetching import FetchError, parse_address
from analysis.fetching.addresses import is_public

PRIVATE = (
    *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "100.100.100.200", "100.127.255.255", "0.0.0.0"),
    *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "198.18.0.1"),
    *("192.0.0.192", "192.0.2.1", "198.51.100.1", "203.0.113.1", "192.88.99.1"),
    *("168.63.129.16", "::", "::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0"),
    *("fec0::1", "ff02::1", "ff0e::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
    *("::ffff:93.184.216.34", "::127.0.0.1", "2002:7f00:1::", "2002:a00:1::1"),
    *("2001:0:7f00:1::1", "2001:db8::1", "2001:20::1", "64:ff9b::7f00:1"),
    *("64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808", "100::1", "3fff::1", "5f00::1"),
    "2606:2800:220:1::1%1",
)
PUBLIC = (
    *("93.184.216.34", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.255.255", "100.128.0.1"),
    *("169.253.0.1", "192.167.0.1", "126.0.0.1", "128.0.0.1", "223.255.255.254"),
    *("168.63.129.17", "2606:2800:220:1::1", "2a00:1450::1", "64:ff9b::5db8:d822"),
)


@pytest.mark.parametrize("number", PRIVATE)
def test_a_number_that_is_not_on_the_public_internet(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", PUBLIC)
def test_a_number_on_the_public_internet(number: str) -> None:
    assert is_public(number)


BLOCKED = (
    *("ftp://courier.example/", "file:///etc/passwd", "gopher://courier.example/1"),
    *("javascript:alert(1)", "data:text/html,words", "mailto:ann@courier.example"),
    *(
        "http://ann@courier.example/",
        "https://ann:secret@courier.example/",
        "http://@courier.example/",
    ),
    *("http://courier.example:8080/", "https://courier.example:22/", "http://courier.example:0/"),
    *("http://127.0.0.1/", "http://127.0.0.1:80/", "http://10.0.0.1/", "http://[::1]/"),
    *("http://[::ffff:10.0.0.1]/", "http://[fe80::1%25eth0]/", "http://[64:ff9b::7f00:1]/"),
    *("http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://127.1/"),
    *("http://0177.0.0.1/", "http://017700000001/", "http://0/", "http://127.0.0.1./"),
    *("http://１２７.0.0.1/", "http://127。0。0。1/", "http://①②⑦.0.0.1/", "http://1572395042/"),
    *("http://0x5db8d822/", "http://93.184.216.34.5/", "http://256.1.1.1/"),
    *("http://localhost/", "http://LOCALHOST./", "http://a.localhost/", "http://intranet/"),
    *("http://printer.local/", "http://metadata.google.internal/", "http://nas.lan/"),
    "http://169.254.169.254/latest/meta-data/",
)
NONE = (
    *("", " ", "courier", "/pier.html", "http://", "http:///pier", "https://[::1", "http://[x]/"),
    *("http://courier.example:port/", "http://courier.example:99999/", "http://.courier.example/"),
    *(
        "http://cour\nier.example/",
        "http://courier.example/\r\nX: y",
        "http://a.example\\@b.example/",
    ),
    *(
        "http://courier.example/\x00",
        "http://cou rier.example/",
        "http://" + "a" * 64 + ".example/",
    ),
    "http://courier.example/" + "a" * 5000,
)


@pytest.mark.parametrize("url", BLOCKED)
def test_an_address_that_is_not_asked_for(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        parse_address(url)
    assert caught.value.problem.code == "E_URL_BLOCKED"


@pytest.mark.parametrize("url", NONE)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        parse_address(url)
    assert caught.value.problem.code == "E_URL"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("http://courier.example", "http://courier.example/"),
        (" https://courier.example/a b?c=d e#f ", "https://courier.example/a%20b?c=d%20e"),
        ("https://courier.example:443/a", "https://courier.example/a"),
        ("http://courier.example:443/a", "http://courier.example:443/a"),
        ("https://courier.example./a%20b", "https://courier.example/a%20b"),
        ("https://zürich.example/é", "https://xn--zrich-kva.example/%C3%A9"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2606:2800:220:1::1]/a", "http://[2606:2800:220:1::1]/a"),
        ("http://10.example.org/", "http://10.example.org/"),
        ("http://a_b.example/", "http://a_b.example/"),
        ("http://mylocal.example/?next=http://127.0.0.1/", None),
    ],
)
def test_an_address_as_it_is_asked_for(url: str, found: str | None) -> None:
    assert parse_address(url).url == (found or url)


def test_other_ports_where_an_installation_allows_them() -> None:
    address = parse_address("http://courier.example:8080/", frozenset({80, 8080}))
    assert (address.port, address.authority) == (8080, "courier.example:8080")


def test_a_message_has_no_password_and_says_what_to_do() -> None:
    with pytest.raises(FetchError) as caught:
        parse_address("https://ann:secret@courier.example/pier")
    message = caught.value.problem.message
    assert "secret" not in message
    assert "courier.example/pier" in message
    assert "save the page" in message
