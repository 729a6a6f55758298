"""Side by side: two frameworks, or one on two days."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nzviz.explore.compare import (
    SIGNS,
    TITLES,
    Fact,
    Item,
    Section,
    Side,
    compare,
    default_sides,
    facts,
    side_label,
    summary,
)
from nzviz.explore.obligations import parse_code
from nzviz.figures import comparison as figure
from nzviz.figures.style import Figure
from nzviz.ui import state
from nzviz.ui.evidence import evidence_list
from nzviz.ui.frameworks.common import below, day_choice, download, framework_link, picture
from nzviz.ui.text import capital, md
from nzviz.ui.view import View

#: Narrower pages get the facts as a list.
_WIDE = 560
_KEY = (
    f"● has it · ○ does not · = shared · {SIGNS['lost']} lost: only on the left · "
    "+ gained: only on the right. Codes describe a framework as a whole; parties and status are "
    "those of the day chosen."
)


def sides(view: View) -> tuple[Side, Side]:
    """The two sides that the link names (``a=``, ``b=``, ``a_on=``, ``b_on=``), each with its
    controls; what is not named is chosen so that the comparison tells something.
    """
    if view.filters.active:
        st.caption("The filters above do not act here: both frameworks are shown whole.")
    asked = [_asked(view, key) for key in ("a", "b")]
    known = [framework for framework in asked if framework]
    default = default_sides(view.corpus, known[0] if known else view.opened("framework"))
    frameworks = [one or side.framework for one, side in zip(asked, default, strict=True)]
    if len(known) == 1:
        mine = asked.index(known[0])
        others = [side.framework for side in default if side.framework != known[0]]
        frameworks[1 - mine] = others[0] if others else known[0]
    found = []
    for column, key, framework in zip(st.columns(2), ("a", "b"), frameworks, strict=True):
        with column, st.container(horizontal=True, vertical_alignment="bottom"):
            _pick(view, key, framework)
            day = day_choice(view, f"{key}_on", "On (optional)", None)
        found.append(Side(framework, day))
    return found[0], found[1]


def _asked(view: View, key: str) -> str | None:
    asked = state.first(key)
    if not asked:
        return None
    record = view.corpus.find("framework", asked)
    if record is None:
        st.warning(f"{key}={md(asked)} is not a framework here.")
        return None
    return str(record.id)


def _pick(view: View, key: str, framework: str) -> None:
    widget = f"compare-{key}"
    names = {i: view.corpus.label("framework", i) for i in view.corpus.frames.frameworks.index}
    state.set_widget(widget, framework)
    st.selectbox(
        "Compare" if key == "a" else "With",
        sorted(names, key=lambda one: names[one].casefold()),
        format_func=names.__getitem__,
        key=widget,
        on_change=_write,
        width="stretch",
    )


def _write() -> None:
    """Both sides go into the link, so that the default of one does not follow the other."""
    chosen = {key: st.session_state[f"compare-{key}"] for key in ("a", "b")}
    state.change({**{key: [value] for key, value in chosen.items() if value}, "code": []})


def chart(view: View, first: Side, second: Side, width: int) -> None:
    """Facts, then every party and code with what became of it."""
    corpus = view.corpus
    sections = compare(corpus, first, second)
    if first == second:
        st.info("Both sides are the same. Choose another framework, or a day for each side.")
    told = summary(corpus, first, second, sections)
    found = facts(corpus, first, second, view.today)
    st.markdown(f"**{md(told)}.**{_changes(found)}")
    with st.container(
        horizontal=True, gap="small", vertical_alignment="center", key="compare-links"
    ):
        for framework in dict.fromkeys((first.framework, second.framework)):
            name = corpus.label("framework", framework)
            framework_link(view, framework, f"Open {name}")
        st.button("Swap sides", on_click=_swap, args=(first, second), type="tertiary", key="swap")
    names = (side_label(corpus, first), side_label(corpus, second))
    st.markdown(_fact_table(found, names) if width >= _WIDE else _fact_list(found))

    def drawn(width: int) -> Figure:
        return figure.comparison(sections, names, view.look, width)

    picture(
        drawn(width),
        "compare-chart",
        figure.alt_text(told, sections),
        ("side", "code"),
        window=False,
    )
    below(
        view,
        "comparison",
        drawn,
        _KEY,
        "Choose a dot for the evidence.",
        title=f"{names[0]} and {names[1]} compared",
        said=f"{told}.",
        ids={first.framework, second.framework},
    )
    _evidence(view, first, second, sections)


def _swap(first: Side, second: Side) -> None:
    state.change(
        {
            "a": [second.framework],
            "b": [first.framework],
            "a_on": [second.day.isoformat()] if second.day else [],
            "b_on": [first.day.isoformat()] if first.day else [],
        }
    )


def _changes(found: list[Fact]) -> str:
    """What differs in status, in a sentence."""
    return "".join(
        f" {md(fact.label)}: {md(fact.first)}, then {md(fact.second)}."
        for fact in found
        if fact.label.startswith("Status") and not fact.same
    )


def _fact_list(found: list[Fact]) -> str:
    """The facts for a narrow page: what both share once, what differs from left to right."""
    lines = []
    for fact in found:
        values = md(capital(fact.first))
        if not fact.same:
            values += f" → {md(capital(fact.second))}"
        lines.append(f"**{md(fact.label)}** {'= same:' if fact.same else '≠ differs:'} {values}")
    return "  \n".join(lines)


def _fact_table(found: list[Fact], names: tuple[str, str]) -> str:
    lines = [f"| | {md(names[0])} | {md(names[1])} | |", "|---|---|---|---|"]
    lines += [
        f"| {md(fact.label)} | {md(capital(fact.first))} | {md(capital(fact.second))} | "
        f"{'= same' if fact.same else '≠ differs'} |"
        for fact in found
    ]
    return "\n".join(lines)


def _evidence(view: View, first: Side, second: Side, sections: list[Section]) -> None:
    code = parse_code(state.first("code") or "")
    if code is None:
        return
    items = [
        item
        for section in sections
        if section.kind == code.scheme
        for item in section.items
        if item.id == code.code
    ]
    if items:
        _both_sides(view, first, second, items[0])


def _both_sides(view: View, first: Side, second: Side, item: Item) -> None:
    with st.container(border=True, key="compared-code"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{md(capital(item.label))}**: {SIGNS[item.change]} "
                f"{'not comparable' if item.change == 'open' else item.change}",
                width="stretch",
            )
            st.button(
                "Close",
                icon=":material/close:",
                on_click=_close,
                key="close-compared",
                type="tertiary",
            )
        for column, side, part in zip(st.columns(2), (first, second), item.parts, strict=True):
            with column:
                st.caption(md(view.corpus.label("framework", side.framework)))
                if part:
                    evidence_list(view, "framework", side.framework, part)
                else:
                    st.markdown("Not coded with it.")


def _close() -> None:
    state.change({"code": [], "side": []})


def table(view: View, first: Side, second: Side) -> None:
    """The same comparison as a table."""
    twin = rows(view, first, second)
    st.dataframe(
        twin,
        hide_index=True,
        column_config={
            "section": "Section",
            "item": st.column_config.TextColumn("Item", width="medium"),
            "change": "Change",
            "a": side_label(view.corpus, first),
            "b": side_label(view.corpus, second),
        },
        alt=f"Table of the {len(twin)} rows compared.",
    )
    names = [view.corpus.label("framework", side.framework) for side in (first, second)]
    download(
        view,
        f"{names[0]} and {names[1]} compared",
        twin,
        f"{first.framework}-and-{second.framework}",
    )


def rows(view: View, first: Side, second: Side) -> pd.DataFrame:
    """Facts and items: section, item, change, and what either side has."""
    found = [
        {
            "section": "Facts",
            "item": fact.label,
            "change": "same" if fact.same else "differs",
            "a": fact.first,
            "b": fact.second,
        }
        for fact in facts(view.corpus, first, second, view.today)
    ]
    found += [
        {
            "section": TITLES[section.kind],
            "item": item.label,
            "change": f"{'not comparable' if item.change == 'open' else item.change}",
            "a": "yes" if item.first else "not coded" if item.change == "open" else "no",
            "b": "yes" if item.second else "not coded" if item.change == "open" else "no",
        }
        for section in compare(view.corpus, first, second)
        for item in section.items
    ]
    return pd.DataFrame(found, columns=["section", "item", "change", "a", "b"])
