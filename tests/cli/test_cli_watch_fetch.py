"""Addresses and the pages that feeds lead to are fetched, if that is asked for."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from running import Result, Run

pytest.importorskip("httpcore", reason="pip install 'drehtuer[fetch]'")
pytest.importorskip("protego", reason="pip install 'drehtuer[fetch]'")
pytest.importorskip("trafilatura", reason="pip install 'drehtuer[formats]'")
sys.path.append(str(Path(__file__).parents[1] / "fetching"))

from asked_server import HERE, AskedServer, is_here, sends, serving

from drehtuer.cli import web

ENTRY = """<item><guid>{n}</guid><title>{title}</title><link>{link}</link>
<pubDate>Sun, 14 Dec 2025 10:00:00 GMT</pubDate><description>{text}</description></item>"""
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title></head><body><article>
<h1>{title}</h1><p>{text} Human rights groups had asked for it since the summer.</p></article>
</body></html>"""
MINSK = PAGE.format(title="Minsk", text="On 13 December 2025 Belarus freed 123 prisoners.")
CARACAS = PAGE.format(title="Caracas", text="In May 2025 Venezuela freed 40 prisoners.")
SHORT = "There is news from Minsk."
AGAIN = "In June 2025 Belarus freed 14 prisoners."


def feed(*entries: tuple[str, str, str]) -> str:
    """A feed of entries: number, address, text."""
    items = "".join(ENTRY.format(n=n, link=link, title="News", text=t) for n, link, t in entries)
    return f"<rss version='2.0'><channel><title>Daily</title>{items}</channel></rss>"


@pytest.fixture
def server() -> Iterator[AskedServer]:
    with serving() as server:
        server.pages |= {
            "/feed": sends(feed(("1", "/minsk", SHORT)), ETag='"1"', Content_Type="text/xml"),
            "/minsk": sends(MINSK, ETag='"m"'),
            "/caracas": sends(CARACAS),
        }
        yield server


def found(host: str, _port: int) -> list[str]:
    """Every name leads to the server, every number to where it does."""
    return [host if host[0].isdigit() else HERE]


@pytest.fixture
def watch(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Looks once, into a journal."""
    pytest.importorskip("django", reason="pip install 'drehtuer[journal]'")
    monkeypatch.chdir(tmp_path)
    how = {"allow": is_here, "find": found, "pause": 0.0}
    monkeypatch.setattr(web, "Fetcher", partial(web.Fetcher, **how))
    return partial(run, "watch", "--into", "journal.db", "--once", "--fetch", "--json")


def reports(result: Result) -> list[str]:
    return json.loads(result.out)["reports"] if result.out else []


def test_a_feed_is_followed_to_its_pages_once(
    server: AskedServer, watch: Callable[..., Result]
) -> None:
    address = server.url("/feed?token=secret")
    server.pages["/feed?token=secret"] = server.pages["/feed"]
    first = watch(address)
    assert (first.status, reports(first)) == (0, [server.url("/minsk")])
    assert [change["kind"] for change in json.loads(first.out)["changes"]] == ["new"]
    assert "secret" not in first.err
    server.pages["/feed?token=secret"] = sends("", 304)
    again = watch(address)
    assert (again.status, again.out) == (0, "")
    assert "unchanged: 1" in again.err
    assert server.asked[-1][1]["if-none-match"] == '"1"'
    assert server.paths.count("/minsk") == 1


def test_new_entries_are_fetched_and_changed_ones_again(
    server: AskedServer, watch: Callable[..., Result]
) -> None:
    watch(server.url("/feed"))
    changed = [("2", server.url("/caracas"), "Caracas"), ("1", "/minsk", AGAIN)]
    server.pages["/feed"] = sends(feed(*changed), Content_Type="application/rss+xml")
    server.pages["/minsk"] = sends("", 304)
    result = watch(server.url("/feed"))
    assert (result.status, reports(result)) == (0, [server.url("/caracas")])
    assert server.asked[-1][0] == "/minsk"
    assert server.asked[-1][1]["if-none-match"] == '"m"'
    server.pages["/minsk"] = sends(MINSK.replace("123", "124"))
    server.pages["/feed"] = sends(feed(("1", "/minsk", SHORT)))
    result = watch(server.url("/feed"))
    assert reports(result) == [server.url("/minsk")]


def test_an_entry_counts_where_its_page_must_not_be_read(
    server: AskedServer, watch: Callable[..., Result]
) -> None:
    server.pages |= {
        "/robots.txt": sends("User-agent: *\nDisallow: /minsk"),
        "/feed": sends(
            feed(("1", "/minsk", AGAIN), ("2", "http://127.0.0.2/", AGAIN), ("3", "data:,x", AGAIN))
        ),
    }
    first = watch(server.url("/feed"))
    feed_name = server.url("/feed")
    assert reports(first) == [f"{feed_name}#{n}" for n in (1, 2, 3)]
    assert first.status == 1
    told = ("robots.txt", "leads to no public address", "no address that is fetched")
    assert all(reason in first.err for reason in told)
    assert server.paths == ["/feed"]


def test_a_page_that_cannot_be_had_just_now_is_waited_for(
    server: AskedServer, watch: Callable[..., Result]
) -> None:
    server.pages["/minsk"] = sends("", 500)
    first = watch(server.url("/feed"))
    assert (first.status, reports(first), "status 500" in first.err) == (1, [], True)
    server.pages["/minsk"] = sends(MINSK)
    assert reports(watch(server.url("/feed"))) == [server.url("/minsk")]
    assert "if-none-match" not in server.asked[-2][1]


def test_a_feed_in_a_file_is_followed_so_many_pages_at_a_time(
    server: AskedServer,
    watch: Callable[..., Result],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(web, "MOST_PAGES", 1)
    entries = [("1", server.url("/minsk"), SHORT), ("2", server.url("/caracas"), SHORT)]
    (tmp_path / "feed.rss").write_text(feed(*entries), encoding="utf-8")
    assert reports(watch("feed.rss")) == [server.url("/minsk")]
    assert reports(watch("feed.rss")) == [server.url("/caracas")]
    assert "unchanged: 2" in watch("feed.rss").err
    assert server.paths == ["/minsk", "/caracas"]


def test_a_page_that_is_named_is_asked_each_time(
    server: AskedServer, watch: Callable[..., Result]
) -> None:
    assert reports(watch(server.url("/minsk"))) == [server.url("/minsk")]
    server.pages["/minsk"] = sends(MINSK.replace("123", "124"), ETag='"n"')
    assert reports(watch(server.url("/minsk"))) == [server.url("/minsk")]
    assert [headers.get("if-none-match") for path, headers in server.asked if path == "/minsk"] == [
        None,
        '"m"',
    ]
    server.pages["/minsk"] = sends("", 304)
    assert (
        watch(server.url("/minsk"), "--published", "2025-12-15").status == 1
    )  # it is to be read anew


def test_other_kinds_are_not_read(server: AskedServer, watch: Callable[..., Result]) -> None:
    server.pages |= {
        "/zip": sends(b"PK\x03\x04" + bytes(40), Content_Type="application/zip"),
        "/text": sends(AGAIN, Content_Type="text/plain; charset=utf-8"),
    }
    result = watch(server.url("/zip"), server.url("/text"))
    assert reports(result) == [server.url("/text")]
    assert "no page, feed, PDF or text, but application/zip" in result.err


def test_without_a_journal_an_address_is_asked_when_it_is_due(
    server: AskedServer, watch: Callable[..., Result], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter([0.0, web.AGAIN - 1, web.AGAIN + 1])
    now = [1000.0]

    def sleep(_: float) -> None:
        passed = next(looks, None)
        if passed is None:
            raise KeyboardInterrupt
        now[0] = 1000.0 + passed
        server.pages["/feed"] = sends(feed(("2", "/caracas", SHORT)))

    monkeypatch.setattr("drehtuer.cli.watch.time.sleep", sleep)
    monkeypatch.setattr(web.time, "monotonic", lambda: now[0])
    result = run("watch", "--fetch", server.url("/feed"))
    assert result.status == 130
    assert server.url("/caracas") in result.out
    assert server.paths == ["/feed", "/minsk", "/feed", "/caracas"]


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "only fetched by drehtuer watch --fetch"),
        ("de", "ruft nur drehtuer watch --fetch ab"),
    ],
)
def test_nothing_is_fetched_unless_it_is_asked_for(run: Run, lang: str, told: str) -> None:
    for command in ("read", "account", "text"):
        result = run("--lang", lang, command, "https://example.org/feed.xml")
        assert (result.status, told in result.err) == (1, True)
