"""Footnotes and bibliography: the original sources, as Chicago writes them."""

from __future__ import annotations

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.wording import speaker_line
from nzviz.share.briefing.document import Note, Paragraph, Style, linked
from nzviz.share.citation import chicago_entry, chicago_note
from nzviz.share.csl import one_line, source_item


class Notes:
    """The notes of one document, numbered in the order in which they are asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.paragraphs: list[Paragraph] = []
        self._first: dict[str, int] = {}

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources cited, in the order of their first note."""
        return tuple(self._first)

    def of(self, kind: str, record_id: str, part: str = "evidence") -> tuple[Note, ...]:
        """Notes for all evidence of one field of a record."""
        frame = self.corpus.frames.evidence
        mine = frame[(frame["kind"] == kind) & (frame["id"] == record_id) & (frame["part"] == part)]
        return tuple(
            self._evidence(item.source, item.quote, item.note, item.locator)
            for item in mine.itertuples()
        )

    def quoted(self, quote_id: str) -> Note:
        """A note for the place in which a quote is printed."""
        row = self.corpus.frames.quotes.loc[quote_id]
        return self._add(row["source"], row["locator"], "")

    def bibliography(self) -> tuple[Paragraph, ...]:
        """The sources cited, in the order of the alphabet."""
        lines = {source: _entry(self.corpus, source) for source in self._first}
        ordered = sorted(lines, key=lambda source: (_filed(lines[source]), source))
        return tuple(self._paragraph(source, lines[source]) for source in ordered)

    def _evidence(self, source: str, quote: object, note: object, locator: object) -> Note:
        said = [one_line(note)] if isinstance(note, str) else []
        if isinstance(quote, str):
            row = self.corpus.frames.quotes.loc[quote]
            said.insert(0, f"“{one_line(row['exact'])}” ({speaker_line(self.corpus, quote)}).")
            if not isinstance(locator, str):
                locator = row["locator"]
        return self._add(source, locator, " ".join(said))

    def _add(self, source: str, locator: object, said: str) -> Note:
        number = len(self.paragraphs) + 1
        place = one_line(locator) if isinstance(locator, str) else ""
        if source in self._first:
            line = f"{_short(self.corpus, source)} (note {self._first[source]})"
            line += f", {place}." if place else "."
        else:
            self._first[source] = number
            line = _note(self.corpus, source, place)
        self.paragraphs.append(self._paragraph(source, f"{line} {said}".strip()))
        return Note(number)

    def _paragraph(self, source: str, line: str) -> Paragraph:
        url = self.corpus.records.by_kind["source"][source].url or ""
        return Paragraph(linked(line, url), Style.BODY)


@kept_with_corpus(maxsize=4096)
def _note(corpus: Corpus, source: str, place: str) -> str:
    return one_line(chicago_note(source_item(corpus, source), place))


@kept_with_corpus(maxsize=2048)
def _entry(corpus: Corpus, source: str) -> str:
    return one_line(chicago_entry(source_item(corpus, source)))


def _short(corpus: Corpus, source: str) -> str:
    """A source that was cited in full before: its author, or else its title."""
    record = corpus.records.by_kind["source"][source]
    names = [author.family or author.literal for author in record.author]
    title = record.title or f"[{record.description}]"
    shown = f"“{one_line(title)}”" if record.title else one_line(title)
    return f"{' and '.join(names)}, {shown}" if names else shown


def _filed(line: str) -> str:
    """*line* as the alphabet files it: without signs and articles at its start."""
    text = line.casefold().lstrip("“\"'‘[(").strip()
    return next(
        (text.removeprefix(word) for word in ("the ", "a ", "an ") if text.startswith(word)), text
    )
