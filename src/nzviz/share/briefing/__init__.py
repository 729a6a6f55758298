"""A brief as a document with footnotes and bibliography, to be read, printed and passed on."""

from nzviz.share.briefing.content import document
from nzviz.share.briefing.document import Document
from nzviz.share.briefing.markdown import markdown
from nzviz.share.briefing.word import word

__all__ = ["Document", "document", "markdown", "word"]
