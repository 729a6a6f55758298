"""All printings of one statement, one above the other."""

import shutil
from pathlib import Path

import pytest

from nzviz.corpus.corpus import Corpus, load
from nzviz.explore.variants import closest, printings


def differing(stretches: tuple[object, ...]) -> list[str]:
    return [s.text.strip() for s in stretches if not s.same and s.text.strip()]  # type: ignore[attr-defined] # Stretch


def test_texts_stay_whole(corpus: Corpus) -> None:
    for quote in corpus.frames.quotes.index:
        for printing in printings(corpus, quote):
            text = "".join(stretch.text for stretch in printing.stretches)
            assert text == corpus.frames.quotes.at[printing.quote, "exact"]


def test_a_statement_printed_once_has_no_marks(real: Corpus) -> None:
    (alone,) = printings(real, "coleman-manage-both")

    assert all(stretch.same for stretch in alone.stretches)


@pytest.mark.parametrize(
    "opened", ["panetta-new-course-nzherald", "panetta-new-course-bbc-derived"]
)
def test_the_one_word_that_differs_is_marked(real: Corpus, opened: str) -> None:
    found = {printing.quote: differing(printing.stretches) for printing in printings(real, opened)}

    assert found == {
        "panetta-new-course-bbc-derived": ["those"],
        "panetta-new-course-nzherald": ["these"],
    }
    assert closest(printings(real, opened)) is None  # no transcript among them


def test_an_official_transcript_stands_first_and_measures_the_others(
    alba_folder: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(alba_folder, tmp_path / "alba")
    sources = copy / "sources/all.yaml"
    text = sources.read_text(encoding="utf-8")
    begin = text.index("- id: northern-post")
    changed = text[begin:].replace("kind: news", "kind: speech", 1)
    changed = changed.replace("level: secondary", "level: primary", 1)
    sources.write_text(text[:begin] + changed, encoding="utf-8")

    found = printings(load(copy), "vik-sail-harbour-news")

    assert [printing.quote for printing in found] == [
        "vik-sail-northern-post",
        "vik-sail-harbour-news",
    ]
    assert [printing.official for printing in found] == [True, False]
    nearest = closest(found)
    assert nearest is not None
    assert nearest.quote == "vik-sail-harbour-news"
    assert nearest.likeness is not None
    assert 0 < nearest.likeness < 100
