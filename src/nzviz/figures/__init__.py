"""Plotly figures as plain data, made from the frames and the filters."""
