"""Partner by area: in what New Zealand, or whoever is at home, cooperates with whom."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.obligations import Code, evidence_part
from nzviz.explore.partners import AreaCell, areas_by_partner
from nzviz.explore.status import in_words, standings
from nzviz.figures import areas as figure
from nzviz.figures.style import Figure
from nzviz.ui import state
from nzviz.ui.evidence import evidence_list
from nzviz.ui.frameworks.common import below, download, framework_link, picture, shown_ids
from nzviz.ui.text import capital, md
from nzviz.ui.view import View


def chart(view: View, as_of: date, _group: str, _opened: str | None, width: int) -> None:
    """The matrix and, below it, the frameworks of the cell that the link (``cell=``) names."""
    cells = areas_by_partner(view.corpus, shown_ids(view), as_of)
    if not cells:
        st.markdown("None of these frameworks has coded areas of cooperation.")
        return
    chosen = _chosen(cells)
    day = dates.in_words(as_of.isoformat())

    def matrix(width: int) -> Figure:
        return figure.matrix(view.corpus, cells, view.look, width, chosen)

    picture(matrix(width), "areas-chart", figure.alt_text(view.corpus, cells, day), ("cell",))
    below(
        view,
        "areas",
        matrix,
        figure.KEY,
        "Choose a disc to list its frameworks.",
        title=f"partners by area of cooperation on {day}",
        ids={framework for cell in cells.values() for framework in cell.ever},
    )
    if chosen:
        _cell(view, chosen, cells[chosen], as_of)


def _chosen(cells: dict[tuple[str, str], AreaCell]) -> tuple[str, str] | None:
    asked = state.first("cell")
    if not asked:
        return None
    partner, _, area = asked.partition(".")
    if (partner, area) in cells:
        return partner, area
    st.warning(f"cell={md(asked)} is not a partner and area shown here.")
    return None


def _cell(view: View, key: tuple[str, str], cell: AreaCell, as_of: date) -> None:
    corpus = view.corpus
    partner, area = key
    with st.container(border=True, key="cell"):
        with st.container(horizontal=True, vertical_alignment="center"):
            head = f"{corpus.label('relationship', partner)}: {corpus.label('area', area)}"
            day = md(dates.in_words(as_of.isoformat()))
            st.markdown(
                f"**{md(head)}**. {len(cell.on_day)} in force on {day}, {len(cell.ever)} ever.",
                width="stretch",
            )
            st.button(
                "Close",
                icon=":material/close:",
                on_click=_close,
                key="close-cell",
                type="tertiary",
            )
        for framework in cell.ever:
            framework_link(view, framework, code=f"area.{area}", cell=f"{partner}.{area}")
            st.caption(md(capital(in_words(corpus, standings(corpus, framework, as_of)))))
            part = evidence_part(corpus, framework, Code("area", area))
            evidence_list(view, "framework", framework, part or "")


def _close() -> None:
    state.change({"cell": []})


def table(view: View, as_of: date) -> None:
    """Every cell, a row each."""
    corpus = view.corpus
    cells = areas_by_partner(corpus, shown_ids(view), as_of)
    partners, areas = figure.axes(corpus, cells)
    twin = pd.DataFrame(
        [
            {
                "area": corpus.label("area", area),
                "partner": corpus.label("relationship", partner),
                "in_force": len(cells[partner, area].on_day),
                "ever": len(cells[partner, area].ever),
                "frameworks": ", ".join(
                    corpus.label("framework", framework) for framework in cells[partner, area].ever
                ),
            }
            for area in areas
            for partner in partners
            if (partner, area) in cells
        ],
        columns=["area", "partner", "in_force", "ever", "frameworks"],
    )
    st.dataframe(
        twin,
        hide_index=True,
        column_config={
            "area": "Area",
            "partner": "Partner",
            "in_force": f"In force on {dates.in_words(as_of.isoformat())}",
            "ever": "Ever",
            "frameworks": st.column_config.TextColumn("Frameworks", width="large"),
        },
        alt=f"Table of the {len(twin)} cells of the matrix.",
    )
    what = f"Partners by area of cooperation on {dates.in_words(as_of.isoformat())}"
    download(view, what, twin, f"areas-{as_of.isoformat()}")
