"""The colour of a framework: that of its main theme."""

from __future__ import annotations

from nzviz.corpus.corpus import Corpus
from nzviz.figures.style import Look


def main_colours(corpus: Corpus, look: Look) -> dict[str, str]:
    """Colour of the main theme of every framework, in this look."""
    inks = corpus.frames.themes[look.name].to_dict()
    links = corpus.frames.record_themes
    main = links[(links["kind"] == "framework") & (links["position"] == 0)]
    return {
        framework: inks[theme] for framework, theme in zip(main["id"], main["theme"], strict=True)
    }
