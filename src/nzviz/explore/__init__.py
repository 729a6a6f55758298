"""Filter, count, search and relate what a corpus holds. No drawing, no Streamlit."""
