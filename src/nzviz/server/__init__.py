"""The ASGI application around the Streamlit script."""
