"""The dashboard's entry point: ``streamlit run dashboard.py``.

It declares the ASGI application; the Streamlit script is ``src/nzviz/ui/shell.py``.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

import streamlit as st

if find_spec("nzviz") is None:  # a host that installs requirements.txt alone
    sys.path.insert(0, str(Path(__file__).parent / "src"))

from nzviz.server.app import SHELL, lifespan, middleware

app = st.App(SHELL, lifespan=lifespan, middleware=middleware)
