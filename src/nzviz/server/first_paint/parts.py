"""What a first view is made of: each part is plain data, drawn by the template of its ``shape``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from nzviz.server.first_paint.pictures import Picture

#: The share of a slider that a year's digits take.
_NEAR = 0.16


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another view. ``current``, whether it is the one that is shown."""

    label: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, with a *lead* in bold, lines of its own where *text* has them. ``only`` names
    the one width of window (wide, narrow) in which it is said.
    """

    shape: ClassVar[str] = "words"
    text: str
    tone: Literal["", "strong", "quiet", "faint", "read"] = ""
    only: Literal["", "wide", "narrow"] = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a part of the page (2) or of something in it (3)."""

    shape: ClassVar[str] = "heading"
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice among links under a label, joined or each by itself."""

    shape: ClassVar[str] = "choice"
    label: str
    links: tuple[Link, ...]
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Switch:
    """Something to switch on, or off where it is ``on``; without an address it cannot be."""

    shape: ClassVar[str] = "switch"
    label: str
    address: str
    on: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A field that takes a choice, a day or words once the app stands; *width* in pixels, *icon* by
    its name in the template. ``said``, whether its value is the reader's own.
    """

    shape: ClassVar[str] = "box"
    label: str
    value: str
    kind: Literal["list", "day", "words", "text"] = "list"
    width: int | None = None
    icon: str = ""
    said: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """A button with an icon (by its name in the template). With an *address* it is a link, else it
    answers once the app stands. ``plain``, whether it has no border; ``menu``, whether it opens.
    """

    shape: ClassVar[str] = "button"
    label: str
    icon: str = ""
    address: str = ""
    plain: bool = False
    menu: bool = False


@dataclass(frozen=True, slots=True)
class Buttons:
    """Links that look like buttons in a row; *close* to each other, or *plain* as links."""

    shape: ClassVar[str] = "buttons"
    links: tuple[Link, ...]
    close: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Controls:
    """Controls in a row, on one base line and perhaps far *apart*; the row wraps."""

    shape: ClassVar[str] = "controls"
    parts: tuple[Choice | Switch | Box | Button, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers with what they count."""

    shape: ClassVar[str] = "figures"
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tags:
    """A filter of ids: its name, and the words of the values that are chosen."""

    label: str
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilterBar:
    """All shared filters. ``span`` is where the chosen years lie, as shares of the slider."""

    shape: ClassVar[str] = "filters"
    themes: Choice
    tags: tuple[Tags, ...]
    years: tuple[int, int]
    span: tuple[float, float]
    words: str

    @property
    def near(self) -> bool:
        """Whether the two years would hide each other in the middle of their marks."""
        return self.span[1] - self.span[0] < _NEAR


@dataclass(frozen=True, slots=True)
class Row:
    """One record in a list. ``eyebrow`` is its date, kind or publisher."""

    eyebrow: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The first records of a page's table."""

    shape: ClassVar[str] = "rows"
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Links below each other, each with what is known of it after it."""

    shape: ClassVar[str] = "lines"
    links: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts as bars: label, count, and its share of the longest bar in percent."""

    shape: ClassVar[str] = "bars"
    values: tuple[tuple[str, int, float], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words as they stand in a list of quotes, with their context, speaker and source."""

    shape: ClassVar[str] = "quoted"
    before: str
    exact: str
    after: str
    said: str
    source: str
    printed: str
    proven: bool
    disputes: tuple[Button, ...]
    actions: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a dispute that differ in words alone."""

    shape: ClassVar[str] = "answers"
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure something is, and why."""

    shape: ClassVar[str] = "sureness"
    level: str
    reason: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks of a picture mean: drawings with their words, and a note."""

    shape: ClassVar[str] = "legend"
    items: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Fold:
    """A box that opens. Where it is ``open`` it is so on desks only."""

    shape: ClassVar[str] = "fold"
    label: str
    parts: tuple[Part, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Framed:
    """Parts in a frame."""

    shape: ClassVar[str] = "framed"
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Close:
    """Parts that stand closer to each other than others do."""

    shape: ClassVar[str] = "close"
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Parts in a row, of which the first takes the room that the others leave."""

    shape: ClassVar[str] = "beside"
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole period as HTML of the figures' own."""

    shape: ClassVar[str] = "strip"
    html: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Parts beside each other, on a phone below each other."""

    shape: ClassVar[str] = "columns"
    columns: tuple[tuple[Part, ...], ...]
    widths: Literal["even", "two-fifths"] = "even"


@dataclass(frozen=True, slots=True)
class Divider:
    """A line between what is listed."""

    shape: ClassVar[str] = "divider"


@dataclass(frozen=True, slots=True)
class Card:
    """The record that a link opens: its head, the parts of its body, a way to close it.

    ``first``, whether a phone shows it before the list that it was opened from.
    """

    eyebrow: str
    title: str
    parts: tuple[Part, ...]
    facts: tuple[tuple[str, str], ...]
    close: str
    first: bool = False


Part = (
    Words
    | Heading
    | Choice
    | Switch
    | Box
    | Button
    | Buttons
    | Controls
    | Figures
    | FilterBar
    | Rows
    | Lines
    | Bars
    | Quoted
    | Answers
    | Sureness
    | Legend
    | Fold
    | Framed
    | Close
    | Beside
    | Strip
    | Columns
    | Divider
    | Picture
)


@dataclass(frozen=True, slots=True)
class Content:
    """What a page shows below its head: parts above the opened record, beside it, and below both.

    ``measured``, whether the page measures its width, which takes a line of its own.
    """

    above: tuple[Part, ...] = ()
    main: tuple[Part, ...] = ()
    below: tuple[Part, ...] = ()
    measured: bool = False
