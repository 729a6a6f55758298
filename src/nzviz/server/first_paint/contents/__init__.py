"""What each page shows first, below its head."""

from collections.abc import Callable, Mapping

from nzviz.server.first_paint.asked import Asked
from nzviz.server.first_paint.contents.briefing import briefing
from nzviz.server.first_paint.contents.disputes import disputes
from nzviz.server.first_paint.contents.frameworks import frameworks
from nzviz.server.first_paint.contents.method import method
from nzviz.server.first_paint.contents.overview import overview
from nzviz.server.first_paint.contents.partners import partners
from nzviz.server.first_paint.contents.quotes import quotes
from nzviz.server.first_paint.contents.sources import sources
from nzviz.server.first_paint.contents.timeline import timeline
from nzviz.server.first_paint.parts import Content

CONTENTS: Mapping[str, Callable[[Asked], Content]] = {
    "overview": overview,
    "timeline": timeline,
    "frameworks": frameworks,
    "partners": partners,
    "quotes": quotes,
    "disputes": disputes,
    "sources": sources,
    "briefing": briefing,
    "data-and-method": method,
}

__all__ = ["CONTENTS"]
