"""The picture of a link: what it is, that it is kept, and that letters are drawn."""

import io

import pytest
from PIL import Image, ImageChops
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus
from nzviz.server import preview_image
from nzviz.server.linked_view import linked_view
from nzviz.share.links import RECORD_PAGES
from nzviz.ui.pages import PAGES


def opened(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png))
    image.load()
    return image.convert("RGB")


def addresses(corpus: Corpus) -> list[str]:
    pages = [f"/preview.png?of={info.path}" for info in PAGES]
    records = [
        f"/preview.png?of={page}&{key}={next(iter(corpus.records.by_kind[kind]))}"
        for kind, (page, key) in RECORD_PAGES.items()
    ]
    return [
        *pages,
        *records,
        "/preview.png",
        "/preview.png?q=nothing+like+it",
        "/preview.png?of=briefing&brief=event:ports-opened",
    ]


def test_every_page_and_record_has_a_picture(alba_client: TestClient, alba: Corpus) -> None:
    seen = set()
    for address in addresses(alba):
        answer = alba_client.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "image/png"
        assert "max-age" in answer.headers["cache-control"]
        image = opened(answer.content)
        assert image.size == (1200, 630)
        assert len(image.getcolors(100_000) or []) > 20, f"{address} is blank"
        seen.add(answer.content)
    # The first page has two addresses here; partners and frameworks differ in their title.
    assert len(seen) >= len(addresses(alba)) - 1


def test_a_known_picture_is_not_sent_again(
    alba_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = alba_client.get("/preview.png?of=timeline")
    monkeypatch.setattr(preview_image, "draw", lambda _view: pytest.fail("drawn again"))

    assert alba_client.get("/preview.png?of=timeline&utm_x=1").content == first.content
    again = alba_client.get(
        "/preview.png?of=timeline", headers={"if-none-match": first.headers["etag"]}
    )
    assert again.status_code == 304
    assert again.content == b""
    head = alba_client.head("/preview.png?of=timeline&theme=ports")
    assert head.status_code == 200
    assert head.headers["etag"] != first.headers["etag"]


def test_only_so_many_pictures_are_kept(
    alba_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_image, "draw", lambda _view: b"picture")
    monkeypatch.setattr(preview_image, "_KEPT", 5)
    for number in range(12):
        alba_client.get(f"/preview.png?q=word{number}")
    assert len(preview_image._kept) <= 5
    preview_image._kept.clear()


def test_macrons_are_drawn_as_such(real: Corpus) -> None:
    """Without any font of the system: a missing letter would be a box, or nothing at all."""

    def picture(words: str) -> Image.Image:
        return opened(preview_image.draw(linked_view(real, "timeline", {"q": [words]})))

    with_macrons, without = picture("Māori ōū"), picture("Maori ou")
    box = ImageChops.difference(with_macrons, without).getbbox()
    assert box is not None
    missing = picture("M語ori 語語")  # a letter that these fonts lack
    assert ImageChops.difference(with_macrons, missing).getbbox() is not None
    ink = [
        sum(1 for value in image.convert("L").tobytes() if value < 128)
        for image in (with_macrons, without)
    ]
    assert 0 < ink[0] - ink[1] < 2_000, "four short strokes more, twice, and nothing else"


@pytest.mark.parametrize("words", ['"><script>', "&amp;", "]]>", "\x00\x08", "x" * 190, "語"])
def test_any_words_give_a_picture(alba_client: TestClient, words: str) -> None:
    answer = alba_client.get("/preview.png", params={"q": words, "of": words})
    assert answer.status_code == 200
    assert opened(answer.content).size == (1200, 630)


def test_a_broken_corpus_has_no_picture(broken_client: TestClient) -> None:
    answer = broken_client.get("/preview.png")
    assert answer.status_code == 503
    assert "site.yaml" not in answer.text
