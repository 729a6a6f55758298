"""robots.txt and sitemap.xml, read as crawlers do."""

from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus
from nzviz.server import site_map
from nzviz.server.record_pages import KINDS
from nzviz.ui.pages import PAGES

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def located(answer: bytes) -> list[str]:
    return [str(text) for text in etree.fromstring(answer).xpath("//s:loc/text()", namespaces=NS)]


def test_robots_may_read_what_readers_read(alba_client: TestClient) -> None:
    answer = alba_client.get("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    robots = RobotFileParser()
    robots.parse(answer.text.splitlines())
    assert robots.site_maps() == ["http://nz.example/sitemap.xml"]
    for path in ("/", "/timeline?theme=ports", "/r/event/x", "/preview.png", "/api/v1/events"):
        assert robots.can_fetch("Googlebot", f"http://nz.example{path}")
    for path in ("/_stcore/stream", "/media/x.zip"):
        assert not robots.can_fetch("Googlebot", f"http://nz.example{path}")


def test_the_sitemap_has_the_form_of_the_protocol(alba_client: TestClient, alba: Corpus) -> None:
    answer = alba_client.get("/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    root = etree.fromstring(answer.content)
    assert root.tag == f"{{{NS['s']}}}urlset"
    for url in root:
        names = [etree.QName(child).localname for child in url]
        assert names == ["loc", "lastmod"]
        assert url[1].text == alba.site.updated
        assert len(url[0].text) < 2048
    assert len(root) <= 50_000
    assert len(answer.content) < 50_000_000


def test_everything_is_in_the_sitemap_once_and_answers(
    alba_client: TestClient, alba: Corpus
) -> None:
    found = located(alba_client.get("/sitemap.xml").content)
    assert len(found) == len(set(found))
    for kind in KINDS:
        for record_id in alba.records.by_kind[kind]:
            assert f"http://nz.example/r/{kind}/{record_id}" in found
    for info in PAGES[1:]:
        assert f"http://nz.example/{info.path}" in found
    assert "http://nz.example/timeline?theme=ports" in found
    for address in found:
        assert alba_client.get(address).status_code == 200, address


def test_views_in_the_sitemap_show_something(real: Corpus) -> None:
    from urllib.parse import parse_qs, urlsplit

    from nzviz.server.linked_view import linked_view

    views = [each for each in site_map.addresses(real, "https://x") if "?" in each]
    assert len(views) > 15
    for each in views:
        parts = urlsplit(each)
        view = linked_view(real, parts.path.strip("/"), parse_qs(parts.query))
        assert not view.sentence.startswith("0 "), each
        assert view.address("https://x") == each


@pytest.mark.parametrize(("updated", "said"), [("2020", ""), ("2020-01~", ""), ("2020-01-31", "x")])
def test_a_day_that_is_not_sure_is_not_said(alba: Corpus, updated: str, said: str) -> None:
    site = alba.site.model_copy(update={"updated": updated})
    changed = site_map.changed_on(type("", (), {"site": site})())  # type: ignore[arg-type]  # its site alone
    assert bool(changed) is bool(said)


def test_a_known_sitemap_is_not_sent_again(alba_client: TestClient) -> None:
    tag = alba_client.get("/sitemap.xml").headers["etag"]
    again = alba_client.get("/sitemap.xml", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_broken_corpus_has_no_sitemap(broken_client: TestClient) -> None:
    assert broken_client.get("/sitemap.xml").status_code == 503
    assert broken_client.get("/robots.txt").status_code == 200
