"""Whether the sources' addresses still answer: asked when there is a network, kept with the day.

The result lies in ``addresses.json`` beside the records and never touches them: an address that is
gone is a fact about the address, not about the words that were printed there.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from nzviz.corpus.reading import Records

FILE = "addresses.json"
#: Seconds that an address has to answer.
PATIENCE = 20.0
#: How many addresses are asked at once.
AT_ONCE = 8
_AGENT = "Mozilla/5.0 (compatible; nzviz links; checks that cited pages still answer)"

#: HTTP status of an address after redirects; None when nothing answered.
Ask = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Status:
    """What an address answered, and on which day (ISO 8601)."""

    url: str
    status: int | None
    checked: str

    @property
    def answers(self) -> bool:
        """Whether a page came back."""
        return self.status is not None and self.status < 400

    def in_words(self) -> str:
        """What a reader should know: "The address answers", "The address is gone (404)"."""
        match self.status:
            case None:
                return "The address does not answer"
            case 404 | 410:
                return f"The address is gone ({self.status})"
            case 401 | 403 | 429:
                return f"The address refuses programs ({self.status}); a browser may open it"
            case status if status < 400:
                return "The address answers"
            case _:
                return f"The address answers with an error ({self.status})"


def ask(url: str, patience: float = PATIENCE) -> int | None:
    """The HTTP status of *url*, redirects followed; None when nothing answers in time."""
    status = None
    for method in ("HEAD", "GET"):
        try:
            request = urllib.request.Request(url, method=method, headers={"User-Agent": _AGENT})
            with urllib.request.urlopen(request, timeout=patience) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            status = error.code
            error.close()
        except (OSError, ValueError, http.client.HTTPException):
            return status
    return status  # many servers refuse HEAD: what GET was told counts


def check_addresses(records: Records, today: date, asks: Ask = ask) -> dict[str, Status]:
    """Ask every source's address; statuses by source id.

    When nothing at all answers there is no network, and an empty mapping comes back: what was
    known before stays.
    """
    urls = {source.id: source.url for source in records.by_kind["source"].values() if source.url}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        statuses = dict(zip(urls, pool.map(asks, urls.values()), strict=True))
    if all(status is None for status in statuses.values()):
        return {}
    return {
        source: Status(urls[source], status, today.isoformat())
        for source, status in statuses.items()
    }


def write_statuses(folder: Path, found: Mapping[str, Status]) -> Path:
    """Write ``addresses.json`` in a data folder, sorted by source id; returns its path."""
    path = folder / FILE
    content = {source: asdict(found[source]) for source in sorted(found)}
    beside = path.with_suffix(".new")  # in one step: whoever reads meanwhile reads a whole file
    beside.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    beside.replace(path)
    return path


def read_statuses(folder: Path) -> dict[str, Status]:
    """The statuses that a data folder keeps; none without a file. Raises ValueError for damage."""
    try:
        content = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {source: Status(**fields) for source, fields in content.items()}
    except FileNotFoundError:
        return {}
    except (AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"{FILE} is damaged ({error}): run nzviz links again") from error


def dead(found: Iterable[tuple[str, Status]]) -> list[tuple[str, Status]]:
    """Those that are gone or did not answer; a server that refuses programs is not dead."""
    return [(source, s) for source, s in found if s.status in (None, 404, 410)]


def known_status(folder: Path, source: str) -> Status | None:
    """What is known of a source's address; None when it was never asked or the file is damaged."""
    path = folder / FILE
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        return None
    return _kept(folder, stamp).get(source)


@lru_cache(maxsize=4)
def _kept(folder: Path, _stamp: int) -> dict[str, Status]:
    try:
        return read_statuses(folder)
    except ValueError:
        return {}
