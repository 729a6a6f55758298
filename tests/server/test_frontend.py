"""What the installed Streamlit's frontend loads, read from its own files."""

from nzviz.server import frontend, preload
from nzviz.server.chart_files import chart_files
from nzviz.ui.pages import PAGES


def test_every_element_that_a_page_preloads_is_known() -> None:
    """After an upgrade of Streamlit nothing would be preloaded, without a word."""
    elements = {name for names in preload._ELEMENTS.values() for name in names}

    assert {page.path for page in PAGES} == set(preload._ELEMENTS)
    for name in {*elements, *frontend.SHELL_ELEMENTS, preload._TABLE}:
        found = frontend.scripts([name])
        assert any(f"/{name}." in script for script in found), name


def test_scripts_exist_and_none_is_loaded_twice() -> None:
    names = [*frontend.loaded_first(), *preload.first_files()]
    later = frontend.scripts(["PlotlyChart", "DataFrame", "NoSuchElement"])

    assert all((chart_files().get(name) or frontend.folder() / name).is_file() for name in names)
    assert len(later) == len(set(later))
    assert not set(later) & set(frontend.loaded_first())
    assert any("PlotlyChart" in name for name in later)
