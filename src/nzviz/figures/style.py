"""Inks of the two looks, and what all figures share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: A Plotly figure as plain data. Building the dict is about ten times faster than graph objects.
Figure = dict[str, Any]

#: How a date axis names its ticks: days as 5 Mar 1946, months, years.
DATE_TICKS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b %Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]

SERIF = "Source Serif, Georgia, serif"
SANS = "Source Sans, Helvetica, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of one look (see .streamlit/config.toml, which must agree)."""

    name: str
    paper: str
    ink: str
    quiet: str
    accent: str
    hairline: str

    def pale(self, colour: str, opacity: float) -> str:
        """*colour* (#RRGGBB) with an opacity, as CSS."""
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return f"rgba({red},{green},{blue},{opacity})"


LIGHT = Look("light", "#FFFFFF", "#1B2A2F", "#5A6B70", "#0B5D5B", "#DDE3E2")
DARK = Look("dark", "#0F1718", "#E6ECEA", "#9FB0AE", "#5CC2B0", "#2A3638")


def look(name: str | None) -> Look:
    """The look of this name; the light one for any other."""
    return DARK if name == "dark" else LIGHT


def base_layout(look: Look, height: int) -> dict[str, Any]:
    """Layout without chart border, grid or legend; hover in ink on paper."""
    return {
        "height": height,
        "margin": {"l": 8, "r": 12, "t": 8, "b": 8, "pad": 4},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "barmode": "overlay",
        "font": {"color": look.ink, "size": 13, "family": SANS},
        "hoverlabel": {
            "bgcolor": look.paper,
            "bordercolor": look.quiet,
            "font": {"color": look.ink, "size": 13},
            "align": "left",
        },
    }


#: No toolbar: the range belongs to the years filter, and downloads have their own button.
CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def plain(text: str) -> str:
    """Plotly reads a little HTML in texts; curated text must stay text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
