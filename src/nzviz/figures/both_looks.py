"""One SVG for both looks: its colours become CSS variables, which a page sets for each look."""

from __future__ import annotations

import re

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b|rgba\([^)]*\)")


def in_both_looks(light: str, dark: str) -> tuple[str, dict[str, str], dict[str, str]]:
    """The same picture drawn in the light and in the dark look as one, and its variables' values.

    Variables are named ``--c0``, ``--c1`` and so on. Raises ValueError when the two differ in
    more than colours.
    """
    pairs = list(zip(_COLOUR.findall(light), _COLOUR.findall(dark), strict=True))
    if _COLOUR.split(light) != _COLOUR.split(dark):
        raise ValueError("the two pictures differ in more than their colours")
    names = {pair: f"--c{number}" for number, pair in enumerate(dict.fromkeys(pairs))}
    following = iter(pairs)
    joined = _COLOUR.sub(lambda _: f"var({names[next(following)]})", light)
    values = [(name, pair) for pair, name in names.items()]
    return joined, {n: pair[0] for n, pair in values}, {n: pair[1] for n, pair in values}
