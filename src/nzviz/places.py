"""Where the parts of the dashboard that are no Python modules of this package lie.

In a checkout they lie at its top (``dashboard.py``, ``pages/``, ``data/``, ``.streamlit/``). A
wheel carries the same files in the folder ``bundle`` of the package (``tool.hatch.build.targets``
in pyproject.toml says so), for names as common as these must not land in site-packages.
"""

from __future__ import annotations

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
