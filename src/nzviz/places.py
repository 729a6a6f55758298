"""Where the parts of the dashboard that are no Python modules of this package lie.

In a checkout they lie at its top (``dashboard.py``, ``pages/``, ``data/``, ``.streamlit/``). A
wheel carries the same files in the folder ``bundle`` of the package (``tool.hatch.build.targets``
in pyproject.toml says so), for names as common as these must not land in site-packages.
"""

from __future__ import annotations

import os
from pathlib import Path

_BUNDLE = Path(__file__).resolve().parent / "bundle"

#: Is this the installed package? Then what it brought along is not for editing.
INSTALLED = _BUNDLE.is_dir()
#: The folder with everything below.
ROOT = _BUNDLE if INSTALLED else Path(__file__).resolve().parents[2]
#: What ``streamlit run`` is given.
ENTRY = ROOT / "dashboard.py"
#: The scripts of the pages.
PAGES = ROOT / "pages"
#: The curated records that the dashboard shows unless it is told to show others.
DATA = ROOT / "data"

#: Environment variable that names another cache folder, or says ``off``.
CACHE_VARIABLE = "NZVIZ_CACHE"


def cache_folder() -> Path | None:
    """Where results are kept between starts; None when they are not to be kept.

    It is the folder that ``NZVIZ_CACHE`` names, else ``nzviz`` in the user's cache folder
    (https://specifications.freedesktop.org/basedir-spec/). A user without a home has none.
    """
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return None if named == "off" else Path(named)
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "nzviz"
    except RuntimeError:
        return None
