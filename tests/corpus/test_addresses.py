"""Whether addresses answer: what is asked, what is kept, and that no record changes."""

import http.server
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nzviz.corpus.addresses import (
    Status,
    ask,
    check_addresses,
    dead,
    known_status,
    read_statuses,
    write_statuses,
)
from nzviz.corpus.reading import read_records

TODAY = date(2026, 3, 4)


class Pages(http.server.BaseHTTPRequestHandler):
    """/found answers; /no-head does to GET alone; /moved redirects; anything else is gone."""

    def do_HEAD(self) -> None:
        self.answer(head=True)

    def do_GET(self) -> None:
        self.answer(head=False)

    def answer(self, head: bool) -> None:
        status = {"/found": 200, "/no-head": 405 if head else 200, "/moved": 302}.get(
            self.path, 404
        )
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/found")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "status"), [("/found", 200), ("/moved", 200), ("/no-head", 200), ("/lost", 404)]
)
def test_what_an_address_answers(site: str, path: str, status: int) -> None:
    assert ask(site + path) == status


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://no-such-host.invalid/", "http://["])
def test_no_answer_is_no_error(url: str) -> None:
    assert ask(url, patience=2) is None


def test_every_address_is_asked_once_and_no_file_of_records_changes(
    alba_folder: Path, tmp_path: Path
) -> None:
    records = read_records(alba_folder)
    asked: list[str] = []

    found = check_addresses(records, TODAY, lambda url: asked.append(url) or 404)

    urls = {s.id: s.url for s in records.by_kind["source"].values() if s.url}
    assert sorted(asked) == sorted(urls.values())
    assert found == {source: Status(url, 404, "2026-03-04") for source, url in urls.items()}
    write_statuses(tmp_path, found)
    assert read_statuses(tmp_path) == found
    assert [path.name for path in tmp_path.iterdir()] == ["addresses.json"]


def test_without_a_network_nothing_is_known(alba_folder: Path) -> None:
    assert check_addresses(read_records(alba_folder), TODAY, lambda _url: None) == {}


def test_the_file_does_not_hinder_reading_the_records(alba_folder: Path, tmp_path: Path) -> None:
    import shutil

    copy = shutil.copytree(alba_folder, tmp_path / "alba")
    before = read_records(copy)
    write_statuses(copy, check_addresses(before, TODAY, lambda _url: 200))

    after = read_records(copy)

    assert after.by_kind == before.by_kind
    status = known_status(copy, "harbour-news")
    assert status is not None
    assert status.answers
    assert known_status(copy, "northern-post") is None


def test_damage_is_told_and_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "addresses.json").write_text('{"a": {"wrong": 1}}', encoding="utf-8")

    with pytest.raises(ValueError, match="run nzviz links again"):
        read_statuses(tmp_path)
    assert known_status(tmp_path, "a") is None


@pytest.mark.parametrize(
    ("status", "words", "is_dead"),
    [
        (200, "The address answers", False),
        (404, "The address is gone (404)", True),
        (410, "The address is gone (410)", True),
        (403, "The address refuses programs (403); a browser may open it", False),
        (500, "The address answers with an error (500)", False),
        (None, "The address does not answer", True),
    ],
)
def test_statuses_in_words(status: int | None, words: str, is_dead: bool) -> None:
    found = Status("https://example.org", status, "2026-03-04")

    assert found.in_words() == words
    assert dead([("a", found)]) == ([("a", found)] if is_dead else [])
