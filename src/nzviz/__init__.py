"""nzviz: an interactive analyst dashboard of New Zealand's security partnerships."""

#: Version of the program; the data have a version of their own (data/site.yaml).
__version__ = "0.1.0"
