"""A first view takes the rules of its style that it uses, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from nzviz.server import first_paint
from nzviz.server.first_paint.styles import used_rules

SHEET = (Path(first_paint.__file__).parent / "templates" / "page.css").read_text(encoding="utf-8")


def test_a_bare_page_takes_the_rules_without_a_class() -> None:
    taken = used_rules("<main><p>words</p></main>").splitlines()
    assert taken
    assert set(taken) < set(SHEET.splitlines())
    assert not any(re.match(r"#nzviz-first \.[a-z]", rule) for rule in taken)


def test_a_class_brings_its_rules_and_the_order_stays() -> None:
    sheet = SHEET.splitlines()
    taken = used_rules('<p class="page"><a class="button plain">x</a></p>').splitlines()
    places = [sheet.index(rule) for rule in taken]
    assert places == sorted(places)
    assert any(".button" in rule for rule in taken)
    assert not any(rule.startswith("#nzviz-first .tour") for rule in taken)


def test_all_classes_bring_the_whole_sheet() -> None:
    every = " ".join(set(re.findall(r"\.([a-z][a-z-]*)", SHEET)))
    assert used_rules(f'<p class="{every}">').splitlines() == SHEET.splitlines()
