"""How many replicas some number of readers an hour need, from what one replica was measured to do.

The model, which is queueing theory's simplest part (Little's law) and nothing else:

- A reader comes once, reads for a while, and makes so many interactions (:class:`Reading`).
- Work comes at the rate at which readers come, at the busiest time of the hour. Cores are what
  that work takes, at a load that leaves room for waiting times to stay short.
- Sessions that are open at once are that rate times the time a session lives: while the page is
  open, and for as long as the server keeps it afterwards. They need memory.
- A replica works on one core at a time, so replicas are whichever of the two asks for more, and
  spare ones, so that one may fail and one be updated.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Measured:
    """What one replica takes: seconds of one core, and megabytes."""

    view: float
    """Seconds of work for a first view by a browser with an empty cache, files included."""
    click: float
    """Seconds of work for an interaction."""
    base: float
    """Megabytes of a replica that has served some readers."""
    session: float
    """Megabytes that one more session takes."""

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            if value <= 0:
                raise ValueError(f"{name} is {value}: a measurement is more than nothing")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader is assumed to do, and how much room is left. Every figure is a choice."""

    views: float = 1.5
    """Pages loaded anew, as by following a link from elsewhere."""
    clicks: float = 20
    """Interactions: filters, searches, records opened, page switches."""
    minutes: float = 8
    """How long the page stays open."""
    kept_minutes: float = 2
    """How long a session is kept after that (``server.disconnectedSessionTTL``)."""
    peak: float = 2
    """The busiest minutes, compared with the average of the hour."""
    load: float = 0.6
    """Share of a core that is used at the peak; the rest keeps waiting times short."""
    memory: float = 2048
    """Megabytes that a replica may take."""
    memory_share: float = 0.75
    """Share of that memory which is planned with."""
    spare: int = 1
    """Replicas more than are needed."""

    def __post_init__(self) -> None:
        if not (0 < self.load < 1 and 0 < self.memory_share <= 1):
            raise ValueError("load and memory_share are shares of a whole")
        if self.peak < 1:
            raise ValueError("the busiest minutes are no quieter than the average: peak is too low")
        if min(self.views, self.clicks, self.minutes, self.kept_minutes, self.spare) < 0:
            raise ValueError("nothing that readers do can be less than nothing")


@dataclass(frozen=True, slots=True)
class Size:
    """What some number of readers an hour need."""

    readers: int
    """Readers an hour."""
    rate: float
    """Interactions and first views a second at the peak."""
    cores: float
    """Cores' worth of work at the peak."""
    sessions: int
    """Sessions that are open at the peak."""
    replicas: int
    """Processes to run, the spare ones included; each wants one core."""
    memory: float
    """Gigabytes that they then take together."""


def size(readers: int, measured: Measured, reading: Reading | None = None) -> Size:
    """What *readers* an hour need; raises ValueError where no number of replicas would do."""
    if readers < 0:
        raise ValueError("readers cannot be fewer than none")
    reading = reading or Reading()
    arrivals = readers / 3600 * reading.peak
    work = arrivals * (reading.views * measured.view + reading.clicks * measured.click)
    sessions = ceil(
        arrivals * 60 * (reading.minutes + reading.kept_minutes) * max(reading.views, 1)
    )
    room = reading.memory * reading.memory_share - measured.base
    if room < measured.session:
        raise ValueError(f"{reading.memory} MB hold not one session beside what a replica takes")
    needed = max(1, ceil(work / reading.load), ceil(sessions / (room // measured.session)))
    replicas = needed + reading.spare
    return Size(
        readers,
        arrivals * (reading.views + reading.clicks),
        work,
        sessions,
        replicas,
        (replicas * measured.base + sessions * measured.session) / 1024,
    )


def table(measured: Measured, counts: tuple[int, ...] = (100, 10_000, 1_000_000)) -> str:
    """A Markdown table of what several numbers of readers an hour need."""
    heads = ("readers an hour", "requests a second", "cores at work", "open sessions", "replicas")
    lines = [f"| {' | '.join(heads)} | memory, GB |", "| --- " * (len(heads) + 1) + "|"]
    for count in counts:
        found = size(count, measured)
        lines.append(
            f"| {count:,} | {found.rate:,.1f} | {found.cores:,.1f} | {found.sessions:,} "
            f"| {found.replicas:,} | {found.memory:,.1f} |"
        )
    return "\n".join(lines) + "\n"
