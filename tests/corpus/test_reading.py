"""What is wrong with a record is told at its place, in words that say what would be right.

Each row breaks Alba in one file: a text is replaced by another, in which ``@@`` marks the place
that the message must name (the mark itself is not written).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from nzviz.corpus.problems import CorpusError
from nzviz.corpus.reading import read_records

EVENTS = "events/2010.yaml"
CLOSED = "events/1999.yaml"
ARRANGEMENT = "frameworks/port-arrangement.yaml"
LEAGUE = "frameworks/straits-league.yaml"
DISPUTE = "disputes/length-of-closure.yaml"
HARBOUR = "quotes/harbour-news.yaml"
POST = "quotes/northern-post.yaml"

TITLE = "title: Joint patrols are held in the strait"
ID = "- id: joint-patrols"
MARKED_ID = "- @@id: joint-patrols"
EVIDENCE = "  evidence:\n  - source: league-charter\n    note: Lists the patrols in its annex.\n"
CODES = """\
activities:
- code: exercises
  evidence:
  - source: league-charter
    note: Provides for joint patrols.
"""


def break_file(path: Path, *edits: tuple[str, str]) -> str:
    """Replace texts (each stands once in the file); returns ``line:column`` of the mark."""
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} must stand once in {path.name}"
        text = text.replace(old, new)
    before = text[: text.index("@@")].split("\n")
    path.write_text(text.replace("@@", ""), encoding="utf-8")
    return f"{len(before)}:{len(before[-1]) + 1}"


def problems(folder: Path) -> list[str]:
    with pytest.raises(CorpusError) as error:
        read_records(folder)
    return [str(problem) for problem in error.value.problems]


REFERENCES = [
    (EVENTS, "themes: [ports, patrols]", "themes: [ports, @@patrolz]",
     'ports-opened: themes: unknown theme "patrolz"; nearest: "patrols"'),
    (EVENTS, "themes: [ports, patrols]", "themes:\n  - ports\n  -   @@port",
     'ports-opened: themes: unknown theme "port"; nearest: "ports"'),
    (EVENTS, "themes: [ports, patrols]", "themes: [@@zzz]",
     'ports-opened: themes: unknown theme "zzz"'),
    (EVENTS, "actors: [alba, borea, ena-vik]", "actors: [alba, @@boria, ena-vik]",
     'ports-opened: actors: unknown actor "boria"; nearest: "borea"'),
    (EVENTS, "actors: [alba, borea, ena-vik]", "actors: [alba, borea, @@e-vik]",
     'ports-opened: actors: unknown actor "e-vik"; nearest: "ena-vik"'),
    (EVENTS, "  - source: northern-post", "  - @@source: northen-post",
     'ports-opened: evidence.source: unknown source "northen-post"; nearest: "northern-post"'),
    (EVENTS, "- quote: vik-sail-harbour-news", "- @@quote: vik-sail",
     'ports-opened: evidence.quote: unknown quote "vik-sail"; nearest: "vik-sail-harbour-news"'),
    (EVENTS, "[port-arrangement, straits-league]", "[port-arrangement, @@straits]",
     'joint-patrols: frameworks: unknown framework "straits"; nearest: "straits-league"'),
    (EVENTS, "[alba-borea, alba-league]", "[alba-borea, @@alba-liga]",
     'joint-patrols: relationships: unknown relationship "alba-liga"; nearest: "alba-league"'),
    (HARBOUR, "events: [ports-opened]", "events: [@@strait-opened]",
     'vik-sail-harbour-news: events: unknown event "strait-opened"; nearest: "ports-opened"'),
    (HARBOUR, "source: harbour-news", "@@source: harbour",
     'vik-sail-harbour-news: source: unknown source "harbour"; nearest: "harbour-news"'),
    (HARBOUR, "speaker: ena-vik", "@@speaker: harbour",
     'vik-sail-harbour-news: speaker: unknown actor "harbour"; nearest: "harbour-news-staff"'),
    (POST, "variant_of: vik-sail-harbour-news", "@@variant_of: vik-sail",
     ('vik-sail-northern-post: variant_of: unknown quote "vik-sail"; '
     'nearest: "vik-sail-harbour-news"')),
    (ARRANGEMENT, "- code: patrols", "- @@code: patrol",
     'port-arrangement: areas.code: unknown area "patrol"; nearest: "patrols"'),
    (ARRANGEMENT, "  framework: straits-league", "  @@framework: straits",
     ('port-arrangement: relations.framework: unknown framework "straits"; '
     'nearest: "straits-league"')),
    (ARRANGEMENT, "between: [alba, borea]", "between: [alba, @@boreas]",
     'port-arrangement: periods.between: unknown actor "boreas"; nearest: "borea"'),
    (ARRANGEMENT, "- actor: borea\n", "- @@actor: boreas\n",
     'port-arrangement: parties.actor: unknown actor "boreas"; nearest: "borea"'),
    (ARRANGEMENT, "- actor: ena-vik", "- @@actor: vik",
     'port-arrangement: signatories.actor: unknown actor "vik"; nearest: "ena-vik"'),
    (LEAGUE, "documents: [league-charter]", "documents: [@@charter]",
     'straits-league: documents: unknown source "charter"; nearest: "league-charter"'),
    (DISPUTE, "events: [ports-closed, ports-opened]", "events: [ports-closed, @@ports-open]",
     'length-of-closure: events: unknown event "ports-open"; nearest: "ports-opened"'),
    (DISPUTE, "quotes: [vik-sail-harbour-news]", "quotes: [@@vik]",
     'length-of-closure: quotes: unknown quote "vik"; nearest: "vik-sail-harbour-news"'),
    ("actors/all.yaml", "of: alba", "@@of: albania",
     'ena-vik: offices.of: unknown actor "albania"; nearest: "alba"'),
    ("governments.yaml", "state: alba", "@@state: albania",
     'alba-vik: state: unknown actor "albania"; nearest: "alba"'),
    ("site.yaml", "home: alba", "@@home: albania",
     'home: unknown actor "albania"; nearest: "alba"'),
]  # fmt: skip

FIELDS = [
    (EVENTS, f"  {TITLE}\n", f"  {TITLE}\n  @@titel: x\n",
     'joint-patrols: titel: unknown field; nearest: "title"'),
    (EVENTS, "    locator: paragraph 1", "    @@lokator: paragraph 1",
     'ports-opened: evidence.1.lokator: unknown field; nearest: "locator"'),
    (ARRANGEMENT, "    note: Notes a pause", "    note: x\n    @@sourcs: Notes a pause",
     'port-arrangement: periods.1.evidence.0.sourcs: unknown field; nearest: "source"'),
    ("site.yaml", "- id: patrols", "- @@zzz: red\n  id: patrols",
     "areas.0.zzz: unknown field"),
    (EVENTS, TITLE, "@@title: 2010",
     "joint-patrols: title: must be text (write it in quotes), not 2010"),
    (EVENTS, TITLE, "@@title: true",
     "joint-patrols: title: must be text (write it in quotes), not True"),
    (EVENTS, TITLE, "@@title: [a]",
     "joint-patrols: title: must be text (write it in quotes), not ['a']"),
    ("site.yaml", "version: 1.2.3", "@@version: 1.2",
     "version: must be text (write it in quotes), not 1.2"),
    (EVENTS, "themes: [ports, patrols]", "@@themes: ports",
     "ports-opened: themes: must be a list"),
    ("tours.yaml", "theme: [ports]", "@@theme: ports",
     "closed-harbour: steps.0.query.theme: must be a list"),
    (EVENTS, EVIDENCE, "  evidence:\n  - @@league-charter\n",
     "joint-patrols: evidence.0: must be fields (name: value)"),
    (DISPUTE, "value: 11", "@@value: eleven",
     "length-of-closure: positions.0.value: must be a number, not 'eleven'"),
    (EVENTS, EVIDENCE, "  @@evidence: []\n",
     "joint-patrols: evidence: needs at least one piece of evidence"),
    (EVENTS, "themes: [ports, patrols]", "@@themes: []",
     "ports-opened: themes: has 0 entries; at least 1"),
    (EVENTS, "themes: [ports, patrols]", "@@themes: [ports, patrols, ports]",
     'ports-opened: themes: "ports" is listed twice'),
    (EVENTS, "themes: [ports, patrols]", "themes: [@@Ports]",
     "ports-opened: themes.0: 'Ports' is not an id: use a-z, 0-9 and single hyphens"),
    (EVENTS, TITLE, "@@title: " + "x" * 91,
     "joint-patrols: title: has 91 characters; at most 90"),
    (EVENTS, TITLE, '@@title: ""',
     "joint-patrols: title: has 0 characters; at least 1"),
    (EVENTS, TITLE, '@@title: " x"',
     "joint-patrols: title: blanks at the start or the end"),
    (EVENTS, TITLE, '@@title: "a \\u202e b"',
     "joint-patrols: title: the control character U+202E"),
    (EVENTS, "direction: neutral", "@@direction: nearer",
     "league-member: direction: 'nearer' is not one of 'closer', 'further' or 'neutral'"),
    ("sources/all.yaml", "url: https://example.org/harbour", "@@url: ftp://example.org",
     ('harbour-news: url: "ftp://example.org" is not a web address: '
     "URL scheme should be 'http' or 'https'")),
    ("sources/all.yaml", "url: https://example.org/harbour", "@@url: https://example.org/a b",
     "harbour-news: url: an address has no blanks or control characters: write %20 and so on"),
    (EVENTS, 'date: "2010-06/2011"', "@@date: 2010",
     "joint-patrols: date: must be text (write it in quotes), not 2010"),
    (EVENTS, 'date: "2010-06/2011"', '@@date: "2011/2010-06"',
     'joint-patrols: date: "2011/2010-06": the end lies before the start'),
    (EVENTS, 'date: "2010-06/2011"', '@@date: "2011/"',
     'joint-patrols: date: "2011/": an interval without a known end is written "2011/.."'),
]  # fmt: skip

#: A record, or a part of it, that is wrong as a whole is shown at its beginning.
WHOLES = [
    (EVENTS, [("- id: joint-patrols\n  date", "- @@date")],
     "id: is missing"),
    (EVENTS, [(ID, MARKED_ID), (f"  {TITLE}\n", "")],
     "joint-patrols: title: is missing"),
    (EVENTS, [(ID, MARKED_ID), (EVIDENCE, "")],
     "joint-patrols: evidence: is missing"),
    (EVENTS, [(ID, MARKED_ID), ("  direction_reason: A joint operation.\n", "")],
     "joint-patrols: direction_reason: a direction that is not neutral needs its reason"),
    (EVENTS, [(EVIDENCE, "  evidence:\n  - @@source: league-charter\n")],
     "joint-patrols: evidence.0: evidence from a source needs a note: what the source says"),
    (EVENTS, [(EVIDENCE, "  evidence:\n  - @@note: x\n")],
     "joint-patrols: evidence.0: evidence names either a quote or a source"),
    (EVENTS, [(ID, f"- @@just a text\n{ID}")],
     "must be fields (name: value)"),
    (EVENTS, [(ID, "- @@id: Joint_Patrols")],
     "Joint_Patrols: id: 'Joint_Patrols' is not an id: use a-z, 0-9 and single hyphens"),
    (POST, [("- id", "- @@id"), ("  source: northern-post\n", "")],
     "vik-sail-northern-post: source: is missing"),
    (POST, [("- id", "- @@id"), ("voice: direct", "voice: reported")],
     "vik-sail-northern-post: reporting: reported speech names the actor whose statement it is"),
    (ARRANGEMENT, [("id: port-arrangement", "@@id: port-arrangement"), (CODES, CODES + CODES[12:])],
     "port-arrangement: activities: a code is given twice; put its evidence together"),
    ("site.yaml", [("title: Alba's straits p", "@@title: Alba's straits p"), ("home: alba\n", "")],
     "home: is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "edits", "message"), WHOLES)
def test_wrong_wholes(
    alba_copy: Path, file: str, edits: list[tuple[str, str]], message: str
) -> None:
    place = break_file(alba_copy / file, *edits)
    assert problems(alba_copy) == [f"alba/{file}:{place}: {message}"]


@pytest.mark.parametrize(("file", "old", "new", "message"), REFERENCES)
def test_unknown_references(alba_copy: Path, file: str, old: str, new: str, message: str) -> None:
    place = break_file(alba_copy / file, (old, new))
    assert problems(alba_copy) == [f"alba/{file}:{place}: {message}"]


@pytest.mark.parametrize(("file", "old", "new", "message"), FIELDS)
def test_wrong_fields(alba_copy: Path, file: str, old: str, new: str, message: str) -> None:
    place = break_file(alba_copy / file, (old, new))
    assert problems(alba_copy) == [f"alba/{file}:{place}: {message}"]
