"""Plotly's little HTML becomes styled stretches; anything else stays text."""

from xml.etree import ElementTree

import pytest

from nzviz.figures.svg.texts import first_line, lines, text, title

_FONT = {"size": 10, "color": "#123456"}


def _stretches(words: str) -> list[tuple[str | None, dict[str, str]]]:
    drawn = ElementTree.fromstring(text(words, 0, 0, "start", _FONT))
    (line,) = drawn
    return [(part.text, part.attrib) for part in line]


def test_bold_italic_colour_and_size() -> None:
    assert _stretches("<b>ANZUS</b>") == [("ANZUS", {"font-weight": "600"})]
    assert _stretches("<i>not coded</i>") == [("not coded", {"font-style": "italic"})]
    ((words, style),) = _stretches("9 <span style='color:#AA0000;font-size:8px'>events</span>")
    assert words == "events"
    assert (style["fill"], style["font-size"]) == ("#AA0000", "8")


def test_what_is_not_a_tag_stays_text() -> None:
    drawn = ElementTree.fromstring(text("a &lt;b&gt; &amp; <img src=x>  c", 0, 0, "start", _FONT))
    assert "".join(drawn.itertext()).replace("\u00a0", " ") == "a <b> & <img src=x>  c"
    assert len(list(drawn.iter())) == 2


def test_tags_in_one_another_are_closed() -> None:
    drawn = ElementTree.fromstring(text("<b><i>outside</i>", 0, 0, "start", _FONT))
    assert "".join(drawn.itertext()) == "outside"


def test_lines_have_one_middle() -> None:
    drawn = ElementTree.fromstring(text("one<br>two<br>three", 5, 20, "end", _FONT))
    assert [float(line.get("dy", 0)) for line in drawn] == [0, 13, 13]
    middle = first_line("one", 20, 10)
    assert first_line("one<br>two<br>three", 20, 10) == pytest.approx(middle - 13)
    assert lines("<b>one</b><br>two &amp; three") == ["one", "two & three"]


def test_hover_texts_are_titles_unless_skipped() -> None:
    trace = {"hovertext": ["<b>A &amp; B</b><br>in force"], "hoverinfo": "text"}
    assert title(trace, 0) == "<title>A &amp; B\nin force</title>"
    assert title({**trace, "hoverinfo": "skip"}, 0) == ""
    assert title({}, 0) == ""
