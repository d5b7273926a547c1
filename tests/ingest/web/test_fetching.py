"""What is fetched, what is refused, and how a host is treated, against a small and hostile web on this machine."""

import gzip
import itertools
import socket
import time
import tracemalloc
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.ingest.web import Unfetched, target
from variorum.ingest.web.addresses import barred

STORY = "A ferry sank off Port Halvey on Friday."


def test_a_page_is_read_as_it_is_and_the_program_says_who_it_is(web):
    web.says("paper.test/story?id=1", web.ok(STORY))
    assert web.told("http://paper.test/story?id=1#top", "contact=https://desk.test/who") == STORY
    assert web.asked == ["paper.test/robots.txt", "paper.test/story?id=1"]
    assert web.headers["user-agent"].startswith("Variorum/")
    assert web.headers["user-agent"].endswith(" (+https://desk.test/who)")
    assert "cookie" not in web.headers and "referer" not in web.headers


def test_proxies_of_the_environment_are_not_asked(web, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")
    web.says("paper.test/a", web.ok(STORY))
    assert web.told("http://paper.test/a") == STORY


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://paper.test/", "gopher://paper.test/", "javascript:alert(1)", "//paper.test/", "http:///a",
        "http://user:word@paper.test/", "http://paper.test@127.0.0.1/", "http://paper.test:22/", "http://paper.test:99999/",
        "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://0x7f000001/", "http://0177.0.0.1/",
        "http://127.0.0.1./", "http://0/", "http://0.0.0.0/", "http://10.1.2.3/", "http://100.64.0.1/", "http://172.20.0.1/",
        "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/", "http://168.63.129.16/", "http://224.0.0.1/",
        "http://255.255.255.255/", "http://[::]/", "http://[::1]/", "http://[fe80::1]/", "http://[fe80::1%25eth0]/",
        "http://[fd00:ec2::254]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:a9fe:a9fe]/", "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/", "http://[::127.0.0.1]/", "http://[ff02::1]/", "http://[::1/",
        "http://localhost/", "http://localhost./", "http://LOCALHOST/", "http://a.localhost/", "http://printer/",
        "http://printer.local/", "http://metadata.google.internal/", "http://１２７.０.０.１/", "http://①②⑦.⓪.⓪.①/",
        "http://127。0。0。1/", "http://paper.test\\@127.0.0.1/", "http://paper.test%2f@x/", "http://%31%32%37.0.0.1/",
        "http://paper .test/", "http://paper.test\r\nX: y/", "http://pa\tper.test/", "http://a..test/", "http://-/", "https://",
        "http://" + "a" * 300 + ".test/", "http://paper.test/" + "a" * 9000,
    ],
)  # fmt: skip
def test_what_is_not_of_the_public_web_is_never_asked_however_it_is_spelled(web, url):
    with pytest.raises(Unfetched):
        web.fetcher().fetched(url)
    assert (web.dialled, web.asked) == ([], [])


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTP://PAPER.test:80", "http://paper.test/"),
        ("https://paper.test:443/a/../b", "https://paper.test/a/../b"),
        ("http://paper.test./a", "http://paper.test/a"),
        ("http://zürich.test/ü?ä=ö&b=%20", "http://xn--zrich-kva.test/%C3%BC?%C3%A4=%C3%B6&b=%20"),
        ("http://paper.test/a b", "http://paper.test/a%20b"),
        ("http://paper.test?a=1", "http://paper.test/?a=1"),
        ("http://[2606:2800:21F::1]/", "http://[2606:2800:21f::1]/"),
        ("http://93.184.215.14/", "http://93.184.215.14/"),
    ],
)
def test_a_url_has_one_spelling(url, asked):
    assert target(url, (80, 443)).url == asked


@given(st.text(max_size=60) | st.builds("http://{}/{}".format, st.text(max_size=20), st.text(max_size=20)))
def test_any_text_is_a_target_or_refused(url):
    try:
        found = target(url, (80, 443))
    except Unfetched:
        return
    assert found.url.isascii() and " " not in found.url
    assert target(found.url, (80, 443)) == found


@given(st.integers(0, 2**32 - 1))
def test_an_ipv4_address_in_ipv6_clothes_is_barred_as_it_is_itself(number):
    plain = socket.inet_ntoa(number.to_bytes(4, "big"))
    for prefix in ("::ffff:", "64:ff9b::"):
        assert barred(f"{prefix}{plain}") == barred(plain)
    assert barred(f"::{plain}") and barred(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1")


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1", "fd00:ec2::254", "fe80::1%eth0", "::"])
def test_a_name_that_stands_for_an_inner_address_is_not_asked(web, address):
    web.names["paper.test"] = [["93.184.215.14", address]]
    assert "not of the public web" in web.told("http://paper.test/")
    assert web.dialled == []


def test_a_name_is_resolved_once_a_question_and_what_was_checked_is_what_is_dialled(web):
    web.names["paper.test"] = [["93.184.215.14"], ["93.184.215.15"], ["127.0.0.1"]]  # a name that changes its mind
    web.says("paper.test/a", web.ok(STORY))
    fetcher = web.fetcher()
    assert web.told("http://paper.test/a", fetcher=fetcher) == STORY
    assert web.dialled == ["93.184.215.14", "93.184.215.15"]
    assert "stands for 127.0.0.1" in web.told("http://paper.test/a", fetcher=fetcher)
    assert web.dialled == ["93.184.215.14", "93.184.215.15"]


def test_redirects_are_followed_five_times_and_the_url_is_where_it_ends(web):
    for number in range(8):
        web.says(f"paper.test/{number}", web.head(301 + number % 2, Location=f"/{number + 1}"))
    web.says("paper.test/8", web.ok(STORY))
    assert web.fetcher().fetched("http://paper.test/3").url == "http://paper.test/8"
    assert "more than 5 times" in web.told("http://paper.test/2")


def test_a_redirect_in_a_circle_is_seen(web):
    web.says("paper.test/a", web.head(302, Location="http://news.test/b"))
    web.says("news.test/b", web.head(302, Location="//paper.test/a#again"))
    assert "in a circle" in web.told("http://paper.test/a")


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/", "http://169.254.169.254/latest/", "file:///etc/passwd", "http://localhost:8080/", "//127.1/",
        "http://inner.test/", "http://paper.test:6379/", "ftp://paper.test/", "http://[::1]/", "http://x:y@paper.test/", "http://[/",
        "data:text/plain,boo", "http://paper.test\\@10.0.0.1/",
    ],
)  # fmt: skip
def test_a_redirect_away_from_the_public_web_is_not_followed(web, location):
    web.names["inner.test"] = [["192.168.0.7"]]
    web.says("paper.test/a", web.head(302, Location=location))
    with pytest.raises(Unfetched):
        web.fetcher().fetched("http://paper.test/a")
    assert set(web.dialled) == {"93.184.215.14"}
    assert set(web.asked) == {"paper.test/robots.txt", "paper.test/a"}


def test_a_redirect_without_a_place_is_an_answer_like_any_other(web):
    web.says("paper.test/a", web.head(302))
    assert web.told("http://paper.test/a") == "paper.test answered 302: found"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (204, "paper.test answered 204: no content"),
        (206, "paper.test answered 206: partial content"),
        (304, "paper.test answered 304: not modified"),
        (403, "paper.test answered 403: does not let programs, or anybody, read it"),
        (404, "paper.test answered 404: there is no such page"),
        (410, "paper.test answered 410: the page is gone for good"),
        (429, "paper.test answered 429: is asked too much and wants to be left alone"),
        (451, "paper.test answered 451: may not be shown, for legal reasons"),
        (503, "paper.test answered 503: the server failed"),
        (799, "paper.test answered 799: the server failed"),
        (299, "paper.test answered 299, which means nothing"),
    ],
)
def test_what_is_no_page_is_left_out_with_the_reason(web, status, told):
    web.says("paper.test/a", web.head(status, Content_Length="0"))
    assert web.told("http://paper.test/a") == told


def test_a_host_that_is_not_there_is_said_so(web):
    assert web.told("http://nowhere.test/a") == (
        "its robots.txt cannot be read: nowhere.test: there is no such host, or the net cannot be reached"
    )


# what a hostile host sends


def drip(piece, pause=0.02):
    def speak(line):
        for _ in itertools.repeat(None):
            line.sendall(piece)
            time.sleep(pause)

    return speak


def then(head, *pieces):
    def speak(line):
        line.sendall(head)
        for piece in pieces:
            line.sendall(piece)

    return speak


def forever(head, piece):
    def speak(line):
        line.sendall(head)
        while True:
            line.sendall(piece)

    return speak


def silent(line):
    time.sleep(2)


def test_a_host_that_drips_is_left_after_the_time_for_one_answer(web):
    for place, speech in {
        "body": lambda line: (line.sendall(web.head(200)), drip(b"a")(line)),
        "head": drip(b"a"),
        "headers": lambda line: (line.sendall(b"HTTP/1.1 200 OK\r\n"), drip(b"X: y\r\n", 0.05)(line)),
        "promises": drip(b"HTTP/1.1 100 Continue\r\n\r\n"),
        "chunks": lambda line: (line.sendall(web.head(200, Transfer_Encoding="chunked")), drip(b"1\r\na\r\n")(line)),
    }.items():
        web.says(f"paper.test/{place}", speech)
        started = time.monotonic()
        told = web.told(f"http://paper.test/{place}", "total_seconds=0.3")
        assert (place, told) == (place, "not done within 0.3 seconds (fetch.total_seconds)")
        assert time.monotonic() - started < 1.5


def test_a_host_that_says_nothing_is_left_sooner(web):
    web.says("paper.test/a", silent)
    assert web.told("http://paper.test/a", "read_seconds=0.2") == "paper.test does not answer in time"


def test_a_body_without_end_is_read_to_the_limit_and_no_further(web):
    filling = b"a" * 65536
    web.says("paper.test/plain", forever(web.head(200), filling))
    web.says("paper.test/chunks", forever(web.head(200, Transfer_Encoding="chunked"), b"10000\r\n" + filling + b"\r\n"))
    tracemalloc.start()
    for place in ("plain", "chunks"):
        assert web.told(f"http://paper.test/{place}", "max_bytes=1000000") == "more than 1,000,000 bytes (fetch.max_bytes)"
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


def test_a_body_that_says_that_it_is_too_long_is_not_read_at_all(web):
    web.says("paper.test/a", web.head(200, Content_Length="99999999999"))
    assert web.told("http://paper.test/a") == "99,999,999,999 bytes; no more than 50,000,000 are read (fetch.max_bytes)"


def test_headers_without_end_are_no_answer(web):
    for place, piece in (("many", b"X: y\r\n"), ("long", b"X" * 65536)):
        web.says(f"paper.test/{place}", forever(b"HTTP/1.1 200 OK\r\n", piece))
        assert "does not speak HTTP" in web.told(f"http://paper.test/{place}")


@pytest.mark.parametrize(
    "nonsense",
    [
        b"", b"\r\n\r\n", b"SSH-2.0-OpenSSH_9\r\n", b"HTTP/1.1 ok\r\n\r\n", b"HTTP/1.1 99999 x\r\n\r\n", b"HTTP/9 200\r\n\r\n",
        b"\x16\x03\x01\x02\x00", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc", b"<html>hello</html>",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nabc\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1" * 70000,
    ],
)  # fmt: skip
def test_nonsense_is_no_answer(web, nonsense):
    web.says("paper.test/a", nonsense)
    told = web.told("http://paper.test/a")
    assert any(words in told for words in ("does not speak HTTP", "breaks off", "no connection", "bytes"))


HEADERS = st.sampled_from(
    b"Content-Length: 5|Content-Length: -1|Content-Length: 99|Content-Length: x|Transfer-Encoding: chunked|X"
    b"|Content-Encoding: gzip|Content-Encoding: deflate|Location: /b|Location: \xff|Retry-After: 1|: y| folded"
    b"|Content-Type: text/html; charset=\xff|ETag: \x00|Connection: upgrade|\x1f\x8b|Set-Cookie: a=b".split(b"|")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([200, 100, 204, 301, 304, 429, 500, 999]), st.lists(HEADERS, max_size=5), st.binary(max_size=40))
def test_any_answer_is_read_or_refused(web, status, headers, body):
    web.says("paper.test/a", b"\r\n".join((b"HTTP/1.1 %d x" % status, *headers, b"", body)))
    assert isinstance(web.told("http://paper.test/a", "read_seconds=1"), str)


def test_a_body_shorter_than_it_says_is_left_out_and_a_longer_one_is_read_as_far_as_it_says(web):
    web.says("paper.test/short", web.ok(STORY, Content_Length="50"))
    web.says("paper.test/long", web.ok(STORY, Content_Length="12"))
    assert web.told("http://paper.test/short") == "breaks off 11 bytes before its end"
    assert web.told("http://paper.test/long") == "A ferry sank"


def test_chunks_and_bodies_that_end_with_the_line_are_read(web):
    web.says("paper.test/chunks", web.head(200, Transfer_Encoding="chunked") + b"7\r\nA ferry\r\n6;x=y\r\n sank.\r\n0\r\n\r\n")
    web.says("paper.test/line", web.head(200) + b"A ferry sank.")
    assert web.told("http://paper.test/chunks") == web.told("http://paper.test/line") == "A ferry sank."


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def test_what_is_packed_for_the_way_is_unpacked(web):
    story = STORY.encode()
    for place, coding, body in (
        ("gzip", "gzip", gzip.compress(story)),
        ("two", "x-gzip", gzip.compress(story[:9]) + gzip.compress(story[9:]) + b"\0\0"),
        ("zlib", "deflate", zlib.compress(story)),
        ("raw", "Deflate", raw_deflate(story)),
        ("both", "gzip, identity, deflate", zlib.compress(gzip.compress(story))),
        ("none", "", story),
    ):
        web.says(f"paper.test/{place}", web.ok(body, Content_Encoding=coding))
        assert (place, web.told(f"http://paper.test/{place}")) == (place, STORY)


def test_what_is_packed_into_a_bomb_or_wrongly_is_left_out(web):
    bomb = gzip.compress(gzip.compress(bytes(200_000_000), 1))
    tracemalloc.start()
    for coding, body, told in (
        ("gzip", gzip.compress(bytes(5_000_000)), "more than 1,000,000 bytes once unpacked (fetch.max_bytes)"),
        ("gzip, gzip", bomb, "more than 1,000,000 bytes once unpacked (fetch.max_bytes)"),
        ("gzip, gzip, gzip", bomb, "packed 3 times over for the way"),
        ("gzip", b"<html>not packed", "says that it is packed with gzip and is not"),
        ("gzip", gzip.compress(b"A ferry sank.")[:-9], "breaks off in the middle of what is packed with gzip"),
        ("br", b"\x0b\x05\x80", "packed for the way with 'br', which was not asked for"),
    ):
        web.says("paper.test/a", web.ok(body, Content_Encoding=coding))
        assert web.told("http://paper.test/a", "max_bytes=1000000") == told
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("said", "body", "charset"),
    [
        ("text/html; charset=windows-1251", "Паром затонул".encode("cp1251"), "cp1251"),
        ("text/html; charset=windows-1251", "Паром затонул".encode(), None),  # it says so and is not
        ("text/html; charset=utf-8", "café".encode("cp1252"), None),
        ('text/html;CHARSET="ISO-8859-1"', "café".encode("cp1252"), "cp1252"),
        ("text/html; charset=utf-16", "Ferry".encode("utf-16"), "utf-16"),
        ("text/html; charset=punycode", b"a-b-c", None),
        ("text/html; charset=unicode_escape", b"\\u0041", None),
        ("text/html; charset=zip", b"abc", None),
        ("text/html; charset=utf-8;;;=", b"abc", "utf-8"),
        ("text/html; charset*=utf-8'en'x", b"abc", None),
        ("\xff\xfe; charset=\0", b"abc", None),
    ],
)
def test_the_charset_that_a_server_says_is_taken_where_the_bytes_bear_it_out(web, said, body, charset):
    web.says("paper.test/a", web.ok(body, Content_Type=said))
    assert web.fetcher().fetched("http://paper.test/a").charset == charset
