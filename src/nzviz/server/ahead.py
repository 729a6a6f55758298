"""What is made when a corpus has been read, before anybody asks for it."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import threading

import nzviz.ui
from nzviz.corpus import live
from nzviz.corpus.corpus import Corpus
from nzviz.explore.search import index
from nzviz.server.first_paint import draw_page
from nzviz.ui.pages import PAGES

#: What Streamlit runs for every reader; importing it would run it for nobody.
SCRIPT = "nzviz.ui.shell"


def make_ahead(corpus: Corpus) -> threading.Thread:
    """Import what pages are made of, and make the first paint of every page and the search index,
    in the background: the first reader need not wait for them.

    Where edits follow each other, only the last corpus is worth it.
    """

    def make() -> None:
        for module in pkgutil.walk_packages(nzviz.ui.__path__, "nzviz.ui."):
            if module.name != SCRIPT:
                importlib.import_module(module.name)
        for page in PAGES:
            if live.state().corpus is not corpus:
                return
            draw_page(corpus, page.path)
        index(corpus)
        settle()

    worker = threading.Thread(target=make, name="nzviz-ahead", daemon=True)
    worker.start()
    return worker


def settle() -> None:
    """Collect what can go, and leave what is there out of all later garbage collections.

    A corpus and what is made of it last as long as the process, some hundred thousand objects. A
    full collection looks at each of them to find that none can go: a tenth of a second in which no
    reader is served, which Streamlit wants after every run of the script (``runner.postScriptGC``,
    turned off in .streamlit/config.toml). What was left out the time before is looked at again, so
    an earlier corpus goes.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    # Python puts a full collection off until a quarter as many objects are new as the last one
    # found. Without those left out that is soon: what ended sessions leave behind goes.
    gc.collect()
