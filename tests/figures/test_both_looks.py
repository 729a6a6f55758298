"""One picture for both looks."""

from __future__ import annotations

import pytest

from nzviz.figures.both_looks import in_both_looks

LIGHT = '<p fill="#FFFFFF" stroke="rgba(1,2,3,0.5)"/><p fill="#FFFFFF"/><a href="#event-a"/>'
DARK = '<p fill="#000000" stroke="#111111"/><p fill="#222222"/><a href="#event-a"/>'


def test_each_pair_of_colours_is_a_variable() -> None:
    both, light, dark = in_both_looks(LIGHT, DARK)
    assert both == (
        '<p fill="var(--c0)" stroke="var(--c1)"/><p fill="var(--c2)"/><a href="#event-a"/>'
    )
    assert light == {"--c0": "#FFFFFF", "--c1": "rgba(1,2,3,0.5)", "--c2": "#FFFFFF"}
    assert dark == {"--c0": "#000000", "--c1": "#111111", "--c2": "#222222"}


@pytest.mark.parametrize("dark", [DARK.replace("<a", "<b"), DARK + '<p fill="#000000"/>'])
def test_different_pictures_are_refused(dark: str) -> None:
    with pytest.raises(ValueError, match=r"differ|longer"):
        in_both_looks(LIGHT, dark)
