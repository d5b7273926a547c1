"""Over https the certificate has to be that of the name, whatever the address."""

import ssl
from pathlib import Path

import pytest

from variorum.ingest.web.connecting import trust

PEM = Path(__file__).with_name("paper.test.pem")  # made for these tests alone, good for a hundred years
STORY = b"A ferry sank."


@pytest.fixture
def secure(web):
    """The tiny web with a certificate of paper.test, and a fetcher that trusts it."""
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(PEM)
    named = []
    served.sni_callback = lambda line, name, context: named.append(name)
    web.named = named
    web.wrapped = lambda line: served.wrap_socket(line, server_side=True)
    trusting = ssl.create_default_context(cafile=PEM)
    web.trusting = web.fetcher(tls=lambda: trusting)
    for host in ("paper.test", "news.test"):
        web.says(f"{host}/a", web.ok(STORY))
    return web


def test_the_name_is_asked_for_and_its_certificate_is_checked(secure):
    assert secure.told("https://paper.test/a", fetcher=secure.trusting) == STORY.decode()
    assert secure.named == ["paper.test", "paper.test"]  # robots.txt and the page
    assert secure.headers["host"] == "paper.test"


def test_a_certificate_of_another_name_or_of_nobody_known_does_not_hold(secure):
    assert "the certificate of news.test does not hold: Hostname mismatch" in secure.told(
        "https://news.test/a", fetcher=secure.trusting
    )
    assert "the certificate of paper.test does not hold: self-signed" in secure.told("https://paper.test/a").replace(
        "self signed", "self-signed"
    )
    assert secure.asked == []


def test_https_does_not_lead_to_http(secure):
    secure.says("paper.test/b", secure.head(302, Location="http://paper.test/a"))
    assert secure.told("https://paper.test/b", fetcher=secure.trusting) == (
        "redirects from https to http://paper.test/a, which is not protected"
    )


def test_a_host_that_speaks_no_tls_or_stops_in_the_middle_of_it_is_left(web):
    web.wrapped = lambda line: line
    assert "no connection to paper.test" in web.told("https://paper.test/a", "read_seconds=0.3", "total_seconds=0.5")


def test_the_authorities_of_the_world_are_known():
    context = trust()
    assert context.check_hostname and context.verify_mode == ssl.CERT_REQUIRED
    assert context.cert_store_stats()["x509_ca"] > 50
