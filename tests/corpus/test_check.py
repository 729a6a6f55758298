"""Every editorial check passes on Alba and fails, at the right place, when Alba is broken.

Each row changes Alba in one or more files: a text is replaced by another. A problem is expected
as its file, the text at the place that it names, and the end of its message.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nzviz.corpus import check as checks
from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.problems import CorpusError, Problem
from nzviz.corpus.reading import read_records

OPENED = "events/2010.yaml"
CLOSED = "events/1999.yaml"
ARRANGEMENT = "frameworks/port-arrangement.yaml"
LEAGUE = "frameworks/straits-league.yaml"
HARBOUR = "quotes/harbour-news.yaml"
POST = "quotes/northern-post.yaml"
SOURCES = "sources/all.yaml"
ACTORS = "actors/all.yaml"
SITE = "site.yaml"

MODELINE = "# yaml-language-server: $schema=../../../../data/schema/"
HELD_TWICE = """\
- id: doubled
  date: "1999~"
  title: Alba and Borea close their ports to one another
  summary: Again.
  themes: [ports]
  relationships: [alba-borea]
  direction: neutral
  significance: context
  evidence:
  - source: harbour-news
    note: Says so.
- id: ports-closed
"""
EVIDENCE_2010 = """\
  - source: northern-post
    note: Reports that ports may be used again.
    locator: paragraph 1
"""
UNUSED = """\
- id: unused
  title: Nobody cites it
  kind: news
  level: secondary
  csl: webpage
- id: harbour-news
"""
LONG_QUOTE = " ".join(f"word{number}" for number in range(61))

Edit = tuple[str, str, str]
Expected = tuple[str, str, str]

WANTED_LINE = (
    'the first line must be "# yaml-language-server: $schema=../schema/events.schema.json"; '
    "nzviz format writes it"
)
VARIANT = "variant_of: is a variant itself; write"
NOT_FAIR = "percent of the article; at most 40 are fair"
ON_REPRINTS = "evidence: a landmark rests on reprints alone"
KINDS_SAID = "actors, disputes, events, frameworks, governments, quotes, sources, synonyms, themes"

#: What is broken, the edits (file, old text, new text), and the problems.
BROKEN: dict[str, tuple[list[Edit], list[Expected]]] = {
    "a text still to write": (
        [(CLOSED, "After a collision in the strait", "TODO")],
        [
            (
                CLOSED,
                "summary: TODO",
                "still to write: summary: each closed its ports to the other's boats.",
            )
        ],
    ),
    "no modeline": (
        [(CLOSED, f"{MODELINE}events.schema.json\n", "")],
        [(CLOSED, "- id: ports-closed", WANTED_LINE)],
    ),
    "the modeline of another kind": (
        [(CLOSED, f"{MODELINE}events", f"{MODELINE}sources")],
        [(CLOSED, "# yaml", WANTED_LINE)],
    ),
    "an event in the file of another year": (
        [(CLOSED, 'date: "1999~"', 'date: "1998"')],
        [(CLOSED, 'date: "1998"', "date: belongs into events/1998.yaml")],
    ),
    "a quote in the file of another source": (
        [(POST, "source: northern-post", "source: league-charter")],
        [(POST, "source: league", "source: belongs into quotes/league-charter.yaml")],
    ),
    "fewer records than were published": (
        [(SITE, "method:", "published_counts:\n  events: 5\n  quotes: 2\nmethod:")],
        [(SITE, "events: 5", "published_counts: 4 events are left of 5 published")],
    ),
    "a published count of nothing": (
        [(SITE, "method:", "published_counts:\n  happenings: 5\nmethod:")],
        [
            (
                SITE,
                "happenings: 5",
                f'published_counts: "happenings" is not one of {KINDS_SAID}, tours',
            )
        ],
    ),
    "a year without events in a stretch that must have them": (
        [
            (
                SITE,
                "method:",
                "limits:\n  every_year:\n  - label: x\n    first: 2010\n    last: 2011\nmethod:",
            )
        ],
        [(SITE, "label: x", "limits.every_year: no event of 2011 (x)")],
    ),
    "a decade without events": (
        [(SITE, "method:", "limits:\n  every_decade: true\nmethod:")],
        [(SITE, "every_decade: true", "limits.every_decade: no event of the 2000s")],
    ),
    "a theme with too few events": (
        [(SITE, "method:", "limits:\n  theme_percent_least: 51\nmethod:")],
        [
            (
                "themes.yaml",
                "id: ports",
                "50.0 percent of the events have this theme; site.yaml limits it to 51 to 100",
            )
        ],
    ),
    "a theme with too many events": (
        [(SITE, "method:", "limits:\n  theme_percent_most: 74\nmethod:")],
        [
            (
                "themes.yaml",
                "id: patrols",
                "75.0 percent of the events have this theme; site.yaml limits it to 0 to 74",
            )
        ],
    ),
    "a quote that is too long": (
        [(POST, "we would sooner sail than sulk", LONG_QUOTE)],
        [
            (POST, "exact: word0", "exact: 61 words; at most 60 may be quoted at once"),
            (SOURCES, "id: northern-post", f"its quotes reproduce 148.8 {NOT_FAIR}"),
        ],
    ),
    "too much quoted of an article": (
        [(SITE, "method:", "limits:\n  quoted_percent: 20\nmethod:")],
        [
            (
                SOURCES,
                "id: harbour-news",
                "its quotes reproduce 32.3 percent of the article; at most 20 are fair",
            )
        ],
    ),
    "a quote that is too short": (
        [(POST, "we would sooner sail than sulk", "sooner sail than sulk")],
        [(POST, "exact: sooner", "exact: too short to prove: at least 5 words and marks")],
    ),
    "a variant in the same source": (
        [(POST, "source: northern-post", "source: harbour-news")],
        [
            (POST, "source: harbour", "source: belongs into quotes/harbour-news.yaml"),
            (POST, "variant_of", "variant_of: both are from the same source"),
            (SOURCES, "id: harbour-news", f"its quotes reproduce 41.5 {NOT_FAIR}"),
        ],
    ),
    "a variant of a variant": (
        [
            (
                HARBOUR,
                "frameworks: [port-arrangement]",
                "frameworks: [port-arrangement]\n  variant_of: vik-sail-northern-post",
            )
        ],
        [
            (HARBOUR, "variant_of", f'{VARIANT} "vik-sail-harbour-news"'),
            (POST, "variant_of", f'{VARIANT} "vik-sail-northern-post"'),
        ],
    ),
    "an attested day before the term": (
        [(ACTORS, 'attested: ["2010-03-01"]', 'attested: ["2010-03-01", "2007-12"]')],
        [(ACTORS, '"2007-12"', "offices.attested: 2007-12 lies outside the term")],
    ),
    "an attested day after the term": (
        [
            (ACTORS, 'start: "2008"', 'start: "2008"\n    end: "2010-02"'),
            (ARRANGEMENT, '  office: Harbour minister\n  date: "2010-03-01"\n', ""),
        ],
        [(ACTORS, '"2010-03-01"', "offices.attested: 2010-03-01 lies outside the term")],
    ),
    "a signatory out of office": (
        [
            (
                ARRANGEMENT,
                '  date: "2010-03-01"\n  evidence:\n  - quote',
                '  date: "2007"\n  evidence:\n  - quote',
            )
        ],
        [(ARRANGEMENT, 'date: "2007"', 'signatories: ena-vik was not "Harbour minister" on 2007')],
    ),
    "a period between others than parties": (
        [(ARRANGEMENT, "between: [alba, borea]", "between: [alba, ena-vik]")],
        [(ARRANGEMENT, "ena-vik]", 'periods.between: "ena-vik" is not a party')],
    ),
    "an event twice": (
        [(CLOSED, "- id: ports-closed\n", HELD_TWICE)],
        [
            (
                CLOSED,
                "title: Alba and Borea close their ports to each",
                'title: nearly that of "doubled" on the same date; merge them',
            )
        ],
    ),
    "a landmark with a reprint alone": (
        [(SOURCES, "  country: IS\n", "  country: IS\n  reprint_of: Borea Times\n")],
        [(CLOSED, "evidence:", f"{ON_REPRINTS} (harbour-news); add an original")],
    ),
    "a source that nothing rests on": (
        [(SOURCES, "- id: harbour-news\n", UNUSED)],
        [(SOURCES, "id: unused", "no record rests on it; remove it")],
    ),
    "a framework without event and document": (
        [
            (OPENED, "[port-arrangement, straits-league]", "[port-arrangement]"),
            (OPENED, "  frameworks: [straits-league]\n", ""),
            (LEAGUE, "documents: [league-charter]\n", ""),
        ],
        [(LEAGUE, "id: straits-league", "neither an event nor a document belongs to it")],
    ),
}

#: Edits near those above that no check minds.
FINE: dict[str, list[Edit]] = {
    "a modeline elsewhere": [(CLOSED, "../../../../data/", "https://example.org/v1/")],
    "an interval from another year's file on": [(CLOSED, '"1999~"', '"1999/2001"')],
    "as many records as were published": [
        (SITE, "method:", "published_counts:\n  events: 4\nmethod:")
    ],
    "every decade with an event": [
        (SITE, "method:", "limits:\n  every_decade: true\nmethod:"),
        (CLOSED, 'date: "1999~"', 'date: "2000~"'),
    ],
    "themes at their limits": [
        (SITE, "method:", "limits:\n  theme_percent_least: 50\n  theme_percent_most: 75\nmethod:")
    ],
    "a quote at the limit": [(SITE, "method:", "limits:\n  quote_words: 17\nmethod:")],
    "a quote of five words and marks": [
        (POST, "we would sooner sail than sulk", "sooner sail than sulk!")
    ],
    "a title like another on another date": [
        (CLOSED, "- id: ports-closed\n", HELD_TWICE.replace("1999~", "1999-02"))
    ],
    "a signatory whose office is not listed": [
        (ARRANGEMENT, "office: Harbour minister", "office: Minister")
    ],
    "an attested day in an open term": [
        (ACTORS, 'attested: ["2010-03-01"]', 'attested: ["2010-03-01", "2024"]')
    ],
    "a landmark with a reprint and an original": [
        (
            SOURCES,
            "  publisher: Northern Post\n",
            "  publisher: Northern Post\n  reprint_of: Borea Times\n",
        )
    ],
    "a context event with a reprint alone": [
        (SOURCES, "  country: IS\n", "  country: IS\n  reprint_of: Borea Times\n"),
        (CLOSED, "significance: landmark", "significance: context"),
    ],
    "a framework with a document alone": [
        (OPENED, "[port-arrangement, straits-league]", "[port-arrangement]"),
        (OPENED, "  frameworks: [straits-league]\n", ""),
    ],
}


def change(folder: Path, edits: list[Edit]) -> None:
    for file, old, new in edits:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} must stand once in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")


def found(folder: Path) -> list[Problem]:
    problems = checks.check(read_records(folder))
    assert problems == sorted(problems)
    return problems


def text_at(folder: Path, problem: Problem) -> str:
    lines = (folder.parent / problem.file).read_text(encoding="utf-8").split("\n")
    return lines[problem.line - 1][problem.column - 1 :]


def test_alba_has_no_problem(alba: Corpus) -> None:
    assert checks.check(alba.records) == []


@pytest.mark.parametrize(("edits", "problems"), BROKEN.values(), ids=BROKEN)
def test_broken(alba_copy: Path, edits: list[Edit], problems: list[Expected]) -> None:
    change(alba_copy, edits)
    told = found(alba_copy)
    assert [problem.file for problem in told] == [f"alba/{file}" for file, _, _ in problems]
    for problem, (_, text, message) in zip(told, problems, strict=True):
        assert text_at(alba_copy, problem).startswith(text)
        assert problem.message.endswith(message)


@pytest.mark.parametrize("edits", FINE.values(), ids=FINE)
def test_fine(alba_copy: Path, edits: list[Edit]) -> None:
    change(alba_copy, edits)
    if any('"2000~"' in new for _, _, new in edits):
        (alba_copy / CLOSED).rename(alba_copy / "events/2000.yaml")
    assert found(alba_copy) == []


def test_limits_that_no_theme_can_keep(alba_copy: Path) -> None:
    limits = "limits:\n  theme_percent_least: 9\n  theme_percent_most: 8\n"
    change(alba_copy, [(SITE, "method:", f"{limits}method:")])
    with pytest.raises(CorpusError, match="theme_percent_least: more than theme_percent_most"):
        read_records(alba_copy)


def test_shares_of_articles_whose_length_is_known(alba_copy: Path) -> None:
    (alba_copy / "fingerprints/northern-post.json").write_text("damaged")
    shares = checks.quoted_shares(read_records(alba_copy))
    assert {name: round(share, 1) for name, share in shares.items()} == {"harbour-news": 32.3}


def test_publishers_and_sources_behind_an_event(alba: Corpus) -> None:
    event = alba.records.by_kind["event"]["ports-opened"]
    assert checks.publishers_behind(alba.records, event) == ["Harbour News", "Northern Post"]
    names = [source.id for source in checks.sources_behind(alba.records, event)]
    assert names == ["harbour-news", "northern-post"]


def test_a_reprint_counts_as_its_true_publishers(alba_copy: Path) -> None:
    change(
        alba_copy,
        [(SOURCES, "publisher: Northern Post\n", "publisher: x\n  reprint_of: harbour news\n")],
    )
    records = read_records(alba_copy)
    event = records.by_kind["event"]["ports-opened"]
    assert checks.publishers_behind(records, event) == ["Harbour News"]


def test_dates_are_held_against_the_edtf_package(
    alba: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(checks.dates_agree_with_edtf(alba.records)) == []
    other = (date(1998, 1, 1), date(1999, 12, 31))
    monkeypatch.setattr(dates, "edtf_bounds", lambda _text: other)
    told = [str(problem) for problem in checks.dates_agree_with_edtf(alba.records)]
    assert any(
        line.startswith("alba/events/1999.yaml:") and "ports-closed: 1999~: 1999-01-01" in line
        for line in told
    )
    assert any("joint-patrols: 2010-06/2011" in line for line in told)
