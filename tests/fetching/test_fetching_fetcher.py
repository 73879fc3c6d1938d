"""What is asked of servers, and what is taken from them: tried with real ones on this machine."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import httpcore
import pytest
from asked_server import HERE, AskedServer, asking, drips, leads, never_ends, sends, serving

from drehtuer.fetching import Fetcher, FetchError, Validators, fetcher

ELSEWHERE = "127.0.0.2"
"""An address of this machine that is none of those that may be asked."""


def code_of(fetching: Fetcher, address: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetching.fetch(address)
    return caught.value.code


def test_a_page_is_fetched_without_traces(server: AskedServer) -> None:
    server.pages["/a?b=c"] = sends("<p>Minsk", Set_Cookie="id=1", ETag='"1"')
    fetching = asking()
    for _ in range(2):
        fetched = fetching.fetch(server.url("/a?b=c#d"))
        assert fetched is not None
        assert (fetched.body, fetched.media_type) == (b"<p>Minsk", "text/html")
        assert fetched.address == server.url("/a?b=c")
    assert [path for path, _ in server.asked] == ["/robots.txt", "/a?b=c", "/a?b=c"]
    headers = server.asked[-1][1]
    assert headers.keys() == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert headers["user-agent"].startswith("Drehtuer/")
    assert headers["host"] == server.url("")[len("http://") :]


def test_what_is_known_is_not_sent_again(server: AskedServer) -> None:
    server.pages["/"] = sends("x", ETag='"1"', Last_Modified="Sun, 14 Dec 2025 10:00:00 GMT")
    fetching = asking()
    fetched = fetching.fetch(server.url("/"))
    assert fetched is not None
    assert fetched.validators == Validators('"1"', "Sun, 14 Dec 2025 10:00:00 GMT")
    server.pages["/"] = sends("", 304)
    assert fetching.fetch(server.url("/"), fetched.validators) is None
    headers = server.asked[-1][1]
    assert headers["if-none-match"] == '"1"'
    assert headers["if-modified-since"] == "Sun, 14 Dec 2025 10:00:00 GMT"
    assert code_of(fetching, server.url("/")) == "fetch_status"  # nobody asked with anything


def test_redirects_are_followed_so_far(server: AskedServer) -> None:
    server.pages |= {f"/{n}": leads(f"/{n + 1}") for n in range(9)}
    server.pages["/5"] = sends("there")
    fetched = asking().fetch(server.url("/0"))
    assert fetched is not None
    assert fetched.address == server.url("/5")
    server.pages["/5"] = leads("/6")
    assert code_of(asking(), server.url("/0")) == "fetch_redirects"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
    ],
)
def test_this_machine_and_its_neighbours_are_not_asked(address: str) -> None:
    with pytest.raises(FetchError, match="leads to no public address"):
        Fetcher(pause=0.0).fetch(address)


def test_no_redirect_leads_into_a_private_network(server: AskedServer) -> None:
    hosts = {"news.example": HERE, "inside.example": ELSEWHERE}
    with serving(ELSEWHERE) as inside:
        server.pages["/"] = leads(inside.url("/secret", "inside.example"))
        server.pages["/plain"] = leads(f"http://{ELSEWHERE}:{inside.server_address[1]}/secret")
        server.pages["/file"] = leads("file:///etc/passwd")
        for path, code in (
            ("/", "fetch_private"),
            ("/plain", "fetch_private"),
            ("/file", "fetch_address"),
        ):
            fetching = asking(find=lambda host, port: [hosts.get(host, host)])
            assert code_of(fetching, server.url(path)) == code
        assert inside.asked == []


def test_a_name_is_looked_up_once_for_each_connection(server: AskedServer) -> None:
    """What was checked is connected to, wherever the name leads a moment later."""
    server.pages["/"] = sends("public")
    looked: list[str] = []

    def turning(host: str, port: int) -> Sequence[str]:
        looked.append(host)
        return [HERE] if len(looked) < 3 else [ELSEWHERE]

    with serving(ELSEWHERE) as inside:
        fetching = asking(find=turning)
        fetched = fetching.fetch(server.url("/"))
        assert fetched is not None
        assert len(looked) == 2  # for robots.txt and for the page
        assert code_of(fetching, server.url("/")) == "fetch_private"
        assert inside.asked == []


def test_of_several_addresses_only_public_ones_are_tried(server: AskedServer) -> None:
    server.pages["/"] = sends("public")
    with serving(ELSEWHERE) as inside:
        fetched = asking(find=lambda host, port: [ELSEWHERE, HERE]).fetch(server.url("/"))
        assert fetched is not None
        assert inside.asked == []


def test_a_host_that_is_not_there_is_left_alone_for_a_while() -> None:
    looked: list[str] = []

    def missing(host: str, port: int) -> Sequence[str]:
        looked.append(host)
        raise OSError(-2, "Name or service not known")

    fetching = asking(find=missing)
    for path in ("a", "b"):
        assert code_of(fetching, f"https://gone.example/{path}") == "fetch_unknown"
    assert looked == ["gone.example"]
    with serving() as server:
        address = server.url("/")
    assert code_of(asking(), address) == "fetch_closed"


@pytest.mark.parametrize(
    "send",
    [
        drips(b"X-More: 1\r\n"),
        drips(b" ", b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"),
        lambda _: time.sleep(3),
    ],
    ids=["headers", "body", "silence"],
)
def test_a_slow_server_is_left(server: AskedServer, send) -> None:
    server.pages["/"] = send
    began = time.monotonic()
    assert code_of(asking(seconds=0.4), server.url("/")) == "fetch_slow"
    assert time.monotonic() - began < 2.5


def test_a_long_answer_is_left(server: AskedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetcher, "LARGEST", 1_000_000)
    server.pages["/endless"] = never_ends
    server.pages["/bomb"] = sends(gzip.compress(b" " * 50_000_000), Content_Encoding="gzip")
    server.pages["/packed"] = sends(gzip.compress(b"Minsk"), Content_Encoding="gzip")
    server.pages["/br"] = sends(b"\x0b\x02\x80", Content_Encoding="br")
    fetching = asking()
    assert code_of(fetching, server.url("/endless")) == "fetch_large"
    assert code_of(fetching, server.url("/bomb")) == "fetch_large"
    assert code_of(fetching, server.url("/br")) == "fetch_packed"
    fetched = fetching.fetch(server.url("/packed"))
    assert fetched is not None
    assert fetched.body == b"Minsk"


@pytest.mark.parametrize(
    ("rules", "allowed", "refused"),
    [
        ("User-agent: *\nDisallow: /private/", "/a", "/private/b"),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", "/a"),
        (
            "User-agent: drehtuer\nDisallow: /*?print=\n\nUser-agent: *\nDisallow: /",
            "/a",
            "/a?print=1",
        ),
    ],
)
def test_robots_are_respected(server: AskedServer, rules: str, allowed: str, refused: str) -> None:
    server.pages |= {"/robots.txt": sends(rules), allowed: sends("x"), refused: sends("x")}
    fetching = asking()
    assert fetching.fetch(server.url(allowed)) is not None
    assert code_of(fetching, server.url(refused)) == "fetch_robots"
    assert server.paths == [allowed]


def test_robots_of_the_host_that_is_led_to_count(server: AskedServer) -> None:
    with serving() as other:
        other.pages["/robots.txt"] = sends("User-agent: *\nDisallow: /")
        server.pages["/"] = leads(other.url("/a", "other.example"))
        assert code_of(asking(), server.url("/")) == "fetch_robots"
        assert other.paths == []


@pytest.mark.parametrize(("status", "code"), [(500, "fetch_closed"), (503, "fetch_busy")])
def test_a_site_that_cannot_say_is_not_read(server: AskedServer, status: int, code: str) -> None:
    server.pages |= {"/robots.txt": sends("", status), "/": sends("x")}
    assert code_of(asking(), server.url("/")) == code
    assert server.paths == []


def test_between_two_questions_there_is_a_pause(server: AskedServer) -> None:
    server.pages |= {"/robots.txt": sends("User-agent: *\nCrawl-delay: 30"), "/": sends("x")}
    pauses: list[float] = []
    fetching = asking(pause=5.0, sleep=pauses.append)
    for _ in range(3):
        assert fetching.fetch(server.url("/")) is not None
    assert [round(pause) for pause in pauses] == [5, 30, 30]
    server.pages["/robots.txt"] = sends("User-agent: *\nCrawl-delay: 86400")
    assert code_of(asking(), server.url("/")) == "fetch_pause"


def test_a_busy_host_is_left_alone(server: AskedServer) -> None:
    server.pages["/"] = sends("", 429, Retry_After="1800")
    fetching = asking()
    with pytest.raises(FetchError, match=r"status 429.*for 30 minutes") as caught:
        fetching.fetch(server.url("/"))
    assert caught.value.passing
    assert code_of(fetching, server.url("/other")) == "fetch_busy"
    assert server.paths == ["/"]


def test_other_failures_say_what_they_are(server: AskedServer) -> None:
    server.pages["/broken"] = lambda handler: handler.wfile.write(b"no answer of HTTP\r\n\r\n")
    server.pages["/500"] = sends("", 500)
    with pytest.raises(FetchError, match="status 404") as caught:
        asking().fetch(server.url("/none?token=secret"))
    assert "secret" not in str(caught.value)
    assert not caught.value.passing
    with pytest.raises(FetchError, match="status 500") as caught:
        asking().fetch(server.url("/500"))
    assert caught.value.passing
    assert code_of(asking(), server.url("/broken")) == "fetch_closed"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_certificates_are_checked_by_name(
    server: AskedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        f"-subj /CN=news.example -addext subjectAltName=DNS:news.example "
        f"-out {certificate} -keyout {key}".split(),
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.pages["/"] = sends("x")
    address = server.url("/").replace("http:", "https:")
    assert code_of(asking(), address) == "fetch_closed"  # nobody knows who signed it
    trusting = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(httpcore, "default_ssl_context", lambda: trusting)
    assert asking().fetch(address) is not None
    assert code_of(asking(), address.replace("news", "other")) == "fetch_closed"
