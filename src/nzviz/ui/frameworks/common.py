"""What the views of frameworks share: choices in the link, clicks, links and downloads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from nzviz.explore.filters import select
from nzviz.explore.grouping import GROUPINGS
from nzviz.figures.style import Figure
from nzviz.share.export.pack import table_pack
from nzviz.ui import state
from nzviz.ui.charts import Chosen, chart
from nzviz.ui.download_menu import view_export
from nzviz.ui.frameworks.window import scrolls
from nzviz.ui.pages import page_object
from nzviz.ui.pictures import picture_menu
from nzviz.ui.text import md
from nzviz.ui.view import View

#: The views of the page by their link value (``view=``), the first one the default.
VIEWS = {
    "lifespans": "Lifespans",
    "obligations": "Obligations",
    "lineage": "Lineage",
    "areas": "Partner by area",
    "compare": "Compare",
}
#: The views whose frameworks stand in groups.
GROUPED = ("lifespans", "obligations")
#: Link parameters that belong to these pages alone; links between records here keep them.
LOCAL_KEYS = ("view", "asof", "group", "steps", "cell", "a", "b", "a_on", "b_on", "partner")
#: Taller pictures scroll in a window of this height, so that an opened record stays beside them.
WINDOW = 720


def shown_ids(view: View) -> list[str]:
    """Ids of the frameworks that the shared filters leave, in order of time."""
    return [str(framework) for framework in select(view.corpus, view.filters, "framework")]


def choice(key: str, label: str, options: Mapping[str, str]) -> str:
    """A choice among *options* (value to words) that the link holds under *key*; the first one
    is the default. A value that is not among them is named.
    """
    asked = state.first(key)
    default = next(iter(options))
    if asked and asked not in options:
        st.warning(f"{key}={md(asked)} is not a choice here; {md(options[default])} is shown.")
    chosen = asked if asked in options else default
    widget = f"choose-{key}"
    state.set_widget(widget, chosen)
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=widget,
        required=True,
        on_change=_write_choice,
        args=(key, default),
    )
    return str(chosen)


def _write_choice(key: str, default: str) -> None:
    chosen = st.session_state[f"choose-{key}"]
    state.change({key: [] if chosen in (None, default) else [chosen], "code": [], "cell": []})


def view_choice() -> str:
    """Which view of the frameworks is shown, as the link (``view=``) says."""
    return choice("view", "View", VIEWS)


def group_choice() -> str:
    """How frameworks are grouped, as the link (``group=``) says."""
    return choice("group", "Group by", GROUPINGS)


def day_choice(view: View, key: str, label: str, default: date | None) -> date | None:
    """A day that the link holds under *key*, else *default*; a wrong value is named."""
    asked = state.first(key)
    day = a_day(asked) if asked else None
    if asked and day is None:
        instead = "no day is taken" if default is None else "today is shown"
        st.warning(f"{key}={md(asked)} is not a day such as 1986-12-31; {instead}.")
    widget = f"choose-{key}"
    state.set_widget(widget, day or default)
    st.date_input(
        label,
        key=widget,
        min_value=date(1900, 1, 1),
        max_value=date(2100, 12, 31),
        format="YYYY-MM-DD",
        on_change=_write_day,
        args=(key, default),
        width=190,
    )
    return day or default


def as_of_choice(view: View) -> date:
    """The day for which statuses are shown, as the link (``asof=``) says; else today."""
    return day_choice(view, "asof", "In force on", view.today) or view.today


def a_day(text: str) -> date | None:
    """The day that a link's value names, as 1986-12-31; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if len(text) == 10 and 1900 <= day.year <= 2100 else None


def _write_day(key: str, default: date | None) -> None:
    day = st.session_state[f"choose-{key}"]
    state.change({key: [] if day is None or day == default else [day.isoformat()]})


def picture(
    figure: Figure,
    key: str,
    alt: str,
    opens: Iterable[str] = ("framework",),
    window: bool = True,
) -> None:
    """A figure with its alternative text; a click writes the mark's ``customdata`` to the link.

    *opens* are the link parameters that the parts of ``customdata`` go to, in order. A tall figure
    scrolls in a *window*, so that an opened record stays beside it; ``meta`` of its layout is
    then the height at which the opened record stands.
    """
    keys = tuple(opens)

    def choose(chosen: Chosen) -> None:
        parts = [chosen] if isinstance(chosen, str) else chosen
        told = dict(zip(keys, parts, strict=False))
        cleared: dict[str, list[str]] = {"code": [], "cell": []}
        state.change({**cleared, **{name: [str(part)] for name, part in told.items() if part}})

    tall = window and int(figure["layout"]["height"]) > WINDOW
    with st.container(height=WINDOW if tall else "content", border=False, key=f"window-{key}"):
        chart(figure, key=key, alt=alt, on_choose=choose)
    if tall:
        place = figure["layout"].get("meta")
        top = None if place is None else float(place)
        scrolls(f"window-{key}", "Picture, scrolls", int(figure["layout"]["height"]), top)


def below(
    view: View,
    name: str,
    make: Callable[[int], Figure | Sequence[Figure]],
    key: str,
    hint: str = "",
    *,
    title: str,
    said: str = "",
    ids: Collection[str] | None = None,
) -> None:
    """What stands below a picture: the key to its marks, a *hint* at what they open, and the menu
    to take it away (see :func:`nzviz.ui.pictures.picture_menu`).
    """
    with st.container(horizontal=True, key=f"below-{name}"):
        st.caption(f"{key} {hint}".rstrip(), width="stretch")
        picture_menu(view, name, make, title=title, said=said, ids=ids, key=key)


def local_query(view: View) -> dict[str, list[str]]:
    """The link parameters that a link within these pages keeps."""
    asked = state.query()
    return {**view.carried(), **{key: asked[key] for key in LOCAL_KEYS if key in asked}}


def framework_link(view: View, framework: str, label: str | None = None, **more: str) -> None:
    """A link that opens a framework and keeps the view around it, when that is one of ours."""
    path = view.page.path if view.page.kind == "framework" else "frameworks"
    kept = local_query(view) if path == view.page.path else view.carried()
    st.page_link(
        page_object(path),
        label=md(label or view.corpus.label("framework", framework)),
        query_params={
            **kept,
            **{key: [value] for key, value in more.items()},
            "framework": [framework],
        },
    )


def download(view: View, what: str, table: pd.DataFrame, name: str, index: bool = False) -> None:
    """A button that gives *table*, which shows *what*, as CSV in a zip that explains itself."""
    export = view_export(view, ("framework",))
    st.download_button(
        f"Download this table ({len(table):,} rows, CSV)",
        data=partial(table_pack, export, what, name, table, index),
        file_name=f"{name}.zip",
        mime="application/zip",
        icon=":material/download:",
        on_click="ignore",
        disabled=table.empty,
        key=f"csv-{name}",
        help="With a README and the licence, in one zip",
    )
