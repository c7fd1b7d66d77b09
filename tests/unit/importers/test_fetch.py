"""Fetching: from public addresses only, within limits, one sentence for each failure."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread

import pytest

from newsarch.errors import InputError
from newsarch.importers import connecting
from newsarch.importers.addresses import checked_address, is_public
from newsarch.importers.base import Incoming, parse
from newsarch.importers.fetch import fetch
from newsarch.importers.registry import Opening, open_source

HTML = "<html><body><main><h1>Tytuł strony</h1><p>Treść strony, która ma zdanie.</p></main></body>"


class Site(BaseHTTPRequestHandler):
    """A small site with a path for each case."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/hop/"):
            left = int(path.rpartition("/")[2])
            self.answer(302, b"", Location=f"/hop/{left - 1}" if left else "/page")
        elif path == "/inward":
            self.answer(302, b"", Location="http://10.0.0.1/page")
        elif path == "/file":
            self.answer(301, b"", Location="file:///etc/passwd")
        elif path == "/nowhere":
            self.answer(302, b"")
        elif path == "/gzip":
            self.answer(200, gzip.compress(HTML.encode()), **{"Content-Encoding": "gzip"})
        elif path == "/bomb":
            self.answer(200, gzip.compress(b"a" * 11_000_000), **{"Content-Encoding": "gzip"})
        elif path == "/brotli":
            self.answer(200, b"x", **{"Content-Encoding": "br"})
        elif path == "/large":
            self.answer(200, b"a" * 10_000_001)
        elif path == "/short":
            self.answer(200, b"abc", **{"Content-Length": "1000"})
        elif path in ("/page", "/%C5%82"):
            self.answer(200, HTML.encode(), **{"Content-Type": "text/html; charset=utf-8"})
        else:
            self.answer(404, b"none")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/page", "/gzip", "/hop/4", "/ł", "/page?a=1#part"])
def test_page_is_fetched(site: str, path: str) -> None:
    raw = fetch(site + path, allow_private=True)
    (one,) = parse(raw)
    assert isinstance(one, Incoming) and one.fields.get("title") == "Tytuł strony"


def test_address_of_the_page_is_the_one_that_answered(site: str) -> None:
    assert fetch(site + "/hop/0", allow_private=True).url == site + "/page"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/none", "404"),
        ("/hop/9", "more than 5 times"),
        ("/file", "no http or https"),
        ("/nowhere", "redirected nowhere"),
        ("/bomb", "larger than 10 MB"),
        ("/large", "larger than 10 MB"),
        ("/brotli", "br"),
        ("/short", "cannot be fetched|broke off"),
    ],
)
def test_failure_is_one_sentence(site: str, path: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        fetch(site + path, allow_private=True)
    assert "\n" not in str(caught.value)


def test_private_addresses_are_refused_unless_allowed(site: str) -> None:
    with pytest.raises(InputError, match="--allow-private"):
        fetch(site + "/page")


def test_redirects_are_checked_anew(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def first_is_trusted(host: str, port: int, allow_private: bool) -> str:
        return "127.0.0.1" if host == "127.0.0.1" else checked_address(host, port, allow_private)

    monkeypatch.setattr(connecting, "checked_address", first_is_trusted)
    with pytest.raises(InputError, match=r"10\.0\.0\.1 is an address of a private network"):
        fetch(site + "/inward")


def test_host_that_stays_silent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    from socket import create_server

    monkeypatch.setattr(connecting, "SECONDS", 0.3)
    with (
        create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(InputError, match="did not answer"),
    ):
        fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", allow_private=True)


@pytest.mark.parametrize(
    "url",
    ["http://", "http:///x", "http://a b/", "http://a\nb/", "http://[::1/", "http://x:99999/",
     "https://", "http://user:password@example.org/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="address"):
        list(open_source(url, Opening()))


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
     "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
     "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a00:1::"],
)  # fmt: skip
def test_address_within_a_network_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "193.59.201.1", "2606:4700::1111"])
def test_public_address(address: str) -> None:
    assert is_public(ip_address(address))


def test_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def mixed(*_args: object, **_kinds: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (address, 80)) for address in ("8.8.8.8", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", mixed)
    with pytest.raises(InputError, match="private"):
        checked_address("rebinding.example", 80, allow_private=False)


@pytest.mark.parametrize("source", ["ftp://example.org/a.txt", "file:///etc/passwd", "htp://x"])
def test_other_schemes_are_refused_by_name(source: str) -> None:
    with pytest.raises(InputError, match="only http and https"):
        list(open_source(source))
