"""Plotly's basic bundle: scatter and bar traces, which are all that we draw with.

``plotly-basic.min.js`` is the file of the npm package ``plotly.js-basic-dist-min`` as Plotly
released it, unchanged, under the MIT licence beside it. No package that pip installs has this
bundle; the one with every kind of trace, which ``plotly`` and Streamlit bring, is four times as
large, and a browser takes a second longer until it can draw. ``make plotly-js`` takes another
release.
"""

VERSION = "4.1.1"
#: SHA-512 of the file, in hexadecimal.
DIGEST = (
    "a2b67a3a054bad1a7cbd27c427d5d71acc04ccb8265b89ea1f58dad5c58944fa"
    "b0024c94d0672b338d9a0ef21c263acaf449865b2559deda4c9875db0abac868"
)
