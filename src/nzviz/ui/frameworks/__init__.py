"""The views of the frameworks page, a module each, and what they share."""
