"""The first view of a page as plain HTML, shown until the app has drawn its own.

A Streamlit page is blank until its scripts have run and the first message has come. This addition
puts what the link names in front of the app's root: title, filters, sentence, the picture as SVG
and the first rows, at the places where the app draws them. A small script takes it away when the
app's page stands (``templates/hand_over.js``); without scripts, or should the app never start, it
stays. The app's scripts are fetched when it has been painted (``templates/start.js``): to fetch
and compile them takes a browser as long as all the rest until then.

A reader who points at a link to another page of the app is shown that page's first view at the
click, until the app has drawn it (``templates/switch.js``).
"""

from __future__ import annotations

import logging
import secrets
import threading
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup
from starlette.requests import Request

from nzviz.corpus import live
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.corpus.problems import CorpusError
from nzviz.server import frontend
from nzviz.server.first_paint.asked import KEYS
from nzviz.server.first_paint.pictures import palette_css
from nzviz.server.first_paint.styles import used_rules
from nzviz.server.first_paint.view import first_view
from nzviz.server.html_page import Addition, script_text
from nzviz.server.page_of import page_of
from nzviz.server.security import nonce_attribute
from nzviz.ui.filter_bar import WORDS_HINT
from nzviz.ui.pages import PAGES
from nzviz.ui.result_line import ELSEWHERE

_log = logging.getLogger("nzviz")
#: Longer links are nobody's view; they get the app alone.
_LONGEST = 4_000
#: Views that are drawn at the same time: a crowd with many links must not keep readers waiting
#: who are already in the app. Who waits longer (in seconds) gets the app alone.
_DRAWING = threading.BoundedSemaphore(1)
_PATIENCE = 1.0
#: Where the nonce and the style's rules go; words that no link can name.
_NONCE, _RULES = (f"%{secrets.token_hex(16)}%" for _ in range(2))
_ID = "nzviz-first"

Asked = tuple[tuple[str, tuple[str, ...]], ...]


def first_paint(request: Request) -> Addition:
    """What *request*'s page shows first; nothing while there is no corpus to show."""
    try:
        corpus = live.current()
    except CorpusError:
        return Addition()
    if len(request.url.query) > _LONGEST:
        return Addition()
    query = request.query_params
    asked = tuple((key, tuple(query.getlist(key))) for key in KEYS if key in query)
    try:
        page = _page(corpus, page_of(request).path, asked, datetime.now().astimezone().date())
    except TimeoutError:
        return Addition()
    except Exception:
        # The app itself says what is wrong with a view; its first paint is only a help.
        _log.exception("the first paint failed")
        return Addition()
    nonce = nonce_attribute(request)
    scripts = _environment().globals
    start = f"<script{nonce}>{scripts['start_js']}\n{scripts['switch_js']}</script>"
    return Addition(body=page.replace(_NONCE, nonce), start=start)


def draw_page(corpus: Corpus, path: str) -> None:
    """Draw a page without filters, to be kept for its first readers."""
    with suppress(TimeoutError):  # a reader is being drawn for
        _page(corpus, path, (), datetime.now().astimezone().date())


@kept_with_corpus(maxsize=128)
def _page(corpus: Corpus, path: str, asked: Asked, today: date) -> str:
    """The HTML for one page and link, to be given its nonce."""
    if not _DRAWING.acquire(timeout=_PATIENCE):
        raise TimeoutError
    try:
        info = next(page for page in PAGES if page.path == path)
        view = first_view(corpus, info, dict(asked), today)
        page = (
            _environment()
            .get_template("page.html")
            .render(
                view=view,
                hint=WORDS_HINT,
                elsewhere=ELSEWHERE,
                marks=Markup(view.palette.marks.defined()),  # our own drawing
                id=_ID,
                nonce=_NONCE,
                rules=_RULES,
                palette="".join(palette_css(view.palette, f"#{_ID}")),
                fonts=_fonts(),
            )
        )
        return page.replace(_RULES, used_rules(page), 1)
    finally:
        _DRAWING.release()


@cache
def _environment() -> jinja2.Environment:
    folder = Path(__file__).parent / "templates"
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Our own files, put in as they are but for what only we read.
    for name in ("hand_over.js", "first.js", "look.js", "start.js", "switch.js"):
        text = (folder / name).read_text(encoding="utf-8")
        environment.globals[name.replace(".", "_")] = script_text(text)
    return environment


def _visible(value: object) -> object:
    """Text without what nobody sees: NULs, and marks that turn the direction of what follows."""
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable():
        return "".join(letter for letter in value if letter.isprintable() or letter == "\n")
    return value


@cache
def _fonts() -> dict[str, str]:
    """Addresses of the app's own fonts, by their family."""
    found = {}
    for family, start in (("Source Sans", "SourceSansVF-Upright"), ("Source Serif", "SourceSerif")):
        paths = sorted((frontend.folder() / "static" / "media").glob(f"{start}*.woff2"))
        names = [path.name for path in paths if "Italic" not in path.name]
        if names:
            found[family] = f"./static/media/{names[0]}"
    return found
