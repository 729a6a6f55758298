"""The Streamlit shell and the pieces that its pages are made of."""
