"""What Streamlit's theme cannot say: links that wrap, readable captions, large targets, paper."""

from __future__ import annotations

import streamlit as st

from nzviz.figures.style import LIGHT, Look

#: Said above a table on paper: it is a canvas there, or has not come yet.
TABLES_ON_PAPER = (
    "On paper a table has at most the rows that were in sight. Download has all of them."
)
# Should a later Streamlit name an element differently, its rule does nothing and all else stays.
_RULES = """
<style>
/* Streamlit cuts the label of a link at the end of its line. Ours are titles: on a phone they
   must wrap. */
[data-testid="stPageLink-NavLink"] {{ height: auto; }}
[data-testid="stPageLink-NavLink"] span, [data-testid="stPageLink-NavLink"] p {{
  white-space: normal; overflow: visible; line-height: 1.35;
}}
/* Streamlit makes captions of the ink at 60 percent, which on white is 4.1 to 1. */
[data-testid="stCaptionContainer"] {{ color: {quiet}; opacity: 1; }}
/* Day, month and year of a date field are targets of their own (WCAG 2.2, 2.5.8: 24 pixels). */
[data-testid="stDateInput"] [role="spinbutton"] {{
  display: inline-block; min-width: 24px; min-height: 24px; line-height: 24px; text-align: center;
}}
.nzviz-chart {{ position: relative; }}
.nzviz-chart[data-on-mark] .drag {{ cursor: pointer; }}
.nzviz-behind {{ position: absolute; inset: 0 0 auto; visibility: hidden; }}
/* A menu finds its place before its content has come. One that then grew would not move, and on a
   phone would hang out of the screen. */
[data-testid="stPopoverBody"]:has(.st-key-shared, .st-key-downloads)
  {{ min-height: min(28rem, 70vh); }}
/* The heading of a view inside another page is its first, and no larger than its words. */
.stApp .st-key-embed-head h1
  {{ font-size: 1rem; line-height: 1.2; letter-spacing: normal; padding: 0.5rem 0 1rem; }}
/* What stands apart beside each other needs no such room when it comes to stand below. */
.st-key-source-facets {{ row-gap: 1rem; }}
/* Streamlit marks a link that has the focus with the grey of the page that one is on. */
.stApp :is(a, button, summary, [tabindex="-1"]):focus-visible
  {{ outline: 2px solid {accent}; outline-offset: 2px; }}
/* Streamlit writes white on the main colour, which in the dark look is a light one. */
.stApp button[kind="primary"], .stApp button[kind="primary"] * {{ color: {paper}; }}
/* What others say of the same is quoted in a brief, and not a whisper. */
.stApp blockquote {{ opacity: 1; color: {quiet}; }}
/* With colours of the reader's own, what was drawn by its background has a border, and what was
   told by a tint is told by the system's own highlight. */
@media (forced-colors: active) {{
  [data-testid="stButtonGroup"] :is([aria-pressed="true"], [aria-checked="true"]),
  [data-testid="stPageLink-NavLink"][aria-current]
    {{ forced-color-adjust: none; background: Highlight !important; }}
  [data-testid="stButtonGroup"] :is([aria-pressed="true"], [aria-checked="true"]) *,
  [data-testid="stPageLink-NavLink"][aria-current] *
    {{ color: HighlightText !important; }}
  [data-testid="stCheckbox"] label > div:first-of-type
    {{ forced-color-adjust: none; background: ButtonFace; border: 1px solid ButtonText; }}
  [data-testid="stCheckbox"] label:has(input:checked) > div:first-of-type
    {{ background: Highlight; }}
  [data-testid="stCheckbox"] label > div:first-of-type > div {{ background: ButtonText; }}
  [data-testid="stSlider"] [data-orientation] > div:first-child
    {{ border-top: 2px solid ButtonText; }}
  [data-testid="stSlider"] [data-orientation] > [data-rac]:has(input)
    {{ border: 3px solid ButtonText; }}
  .nzviz-chart, .st-key-density {{ forced-color-adjust: none; background: {paper}; }}
}}
@media (prefers-reduced-motion: reduce) {{
  *, *::before, *::after {{
    animation-duration: 0.01ms !important; animation-iteration-count: 1 !important;
    transition-duration: 0.01ms !important; scroll-behavior: auto !important;
  }}
}}
/* On paper: what was found, without the controls that found it; nothing scrolls there. */
@media print {{
  /* Browsers break columns of flexible boxes across pages so that their ends cover one another. */
  [data-testid="stVerticalBlock"] {{ display: block !important; height: auto !important; }}
  [data-testid="stVerticalBlock"] > * {{ margin-bottom: 0.75rem; }}
  .st-key-navigation, .st-key-filters, .st-key-tour, .st-key-share, .st-key-download,
  .st-key-clear-all, .st-key-range-presets, [data-testid="stHeader"], [data-testid="stToolbar"],
  [data-testid="stButton"], [data-testid="stPopover"], [data-testid="stDownloadButton"],
  [data-testid="stButtonGroup"], [data-testid="stElementToolbar"], [data-testid="stCheckbox"],
  [data-testid="stTextInput"], [class*="st-key-facets-"], .modebar-container
    {{ display: none !important; }}
  [class*="st-key-near-"] {{ height: auto !important; }}
  [class*="st-key-near-"]::after {{ content: "{tables}"; font-size: 0.875rem; color: {quiet}; }}
  .stApp, [data-testid="stAppViewContainer"], [data-testid="stMain"], [class*="st-key-window-"],
  :has(> [class*="st-key-window-"]) {{
    position: static !important; height: auto !important; max-height: none !important;
    overflow: visible !important;
  }}
  /* A chart that was made ready for paper (server/templates/paper.js) has its width. */
  :is([data-testid="stElementContainer"], .nzviz-chart, .js-plotly-plot, .plot-container):has(
    [style*="aspect-ratio"])
    {{ height: auto !important; }}
  .svg-container[style*="aspect-ratio"] {{ width: 100% !important; height: auto !important; }}
  .svg-container[style*="aspect-ratio"] > .main-svg {{ width: 100%; height: 100%; }}
  .svg-container:not([data-tall]), [class*="st-key-card-"] p, h1, h2, h3, h4, h5
    {{ break-inside: avoid; }}
  h1, h2, h3, h4, h5 {{ break-after: avoid; }}
}}
</style>
"""
#: Streamlit prints its theme as it is, and a dark sheet is ink to the edges. Texts stay texts;
#: pictures are turned from dark to light as a whole and keep their hues.
_DARK_ON_PAPER = f"""
<style>
@media print {{
  html, body, .stApp {{ background: {LIGHT.paper} !important; color: {LIGHT.ink} !important; }}
  .stApp * {{
    color: inherit !important; background-color: transparent !important;
    border-color: {LIGHT.hairline} !important;
  }}
  .stApp :is(.stMarkdownBadge, .stMarkdownColoredBackground)
    {{ background-color: {LIGHT.pale(LIGHT.accent, 0.15)} !important; }}
  .stApp [data-testid="stCaptionContainer"] {{ color: {LIGHT.quiet} !important; }}
  .stApp a {{ color: {LIGHT.accent} !important; }}
  .stApp :is(.main-svg, img, canvas) {{ filter: invert(1) hue-rotate(180deg); }}
}}
</style>
"""


def page_style(look: Look) -> None:
    """Put the rules into the page, for the reader's *look*."""
    rules = _RULES.format(
        quiet=look.quiet, accent=look.accent, paper=look.paper, tables=TABLES_ON_PAPER
    )
    st.html(rules + (_DARK_ON_PAPER if look is not LIGHT else ""))
