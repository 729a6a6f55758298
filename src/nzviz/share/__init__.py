"""What leaves the dashboard: links, citations and downloads."""
