"""The link as the state of a page, when a reader acts faster than the browser hears."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

State = dict[str, list[str]]


def _script() -> None:
    import streamlit as st

    from nzviz.ui import state

    state.show_in_address()
    for key, values in {"theme": ["a"], "event": ["b"], "no theme": []}.items():
        args = ({key.removeprefix("no "): values},)
        st.button(key, key=key, on_click=state.change, args=args)
    st.json(state.query())


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(_script).run()


def _act(app: AppTest, button: str, address: State) -> State:
    """Press a button in a browser that has this address; gives back the link's parameters."""
    _visit(app, address)
    app.button(key=button).click().run()
    assert not app.exception
    return {
        key: [value] if isinstance(value, str) else value for key, value in app.query_params.items()
    }


def _visit(app: AppTest, address: State) -> None:
    app.query_params.clear()
    for key, values in address.items():
        app.query_params[key] = values


def test_actions_follow_one_another(app: AppTest) -> None:
    assert _act(app, "theme", {}) == {"theme": ["a"]}
    assert _act(app, "event", {"theme": ["a"]}) == {"theme": ["a"], "event": ["b"]}


def test_what_the_browser_has_not_heard_of_is_kept(app: AppTest) -> None:
    _act(app, "theme", {})
    assert _act(app, "event", {}) == {"theme": ["a"], "event": ["b"]}
    assert _act(app, "no theme", {}) == {"event": ["b"]}
    assert _act(app, "theme", {"theme": ["a"]}) == {"theme": ["a"], "event": ["b"]}


def test_what_is_undone_before_the_browser_has_heard_of_it_is_undone(app: AppTest) -> None:
    _act(app, "theme", {})
    assert _act(app, "no theme", {}) == {}
    assert _act(app, "event", {}) == {"event": ["b"]}


def test_back_and_links_are_no_delay(app: AppTest) -> None:
    _act(app, "theme", {})
    _visit(app, {})
    app.run()
    assert _act(app, "event", {}) == {"event": ["b"]}
