"""Every cited record in every format, read back by parsers that did not write it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import bibtexparser
import citeproc
import pytest
import RISparser
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from nzviz.corpus.corpus import Corpus
from nzviz.share.bibtex import bibtex
from nzviz.share.citation import apa, chicago
from nzviz.share.csl import csl_date, record_item, source_item
from nzviz.share.formats import FORMATS, bibliography, citations, view_citations
from nzviz.share.ris import ris

TODAY = date(2026, 3, 4)
ADDRESS = "https://example.org/app/quotes?quote=a_b&theme=c%20d"
KINDS = ("source", "quote", "event", "framework", "dispute")
#: The Citation Style Language's own schema; LICENSE.txt beside it says whence.
SCHEMA = Path(__file__).parent / "csl-schema"
#: Text that each format has to carry unharmed.
HOSTILE = [
    "Plain words",
    "50% of {these} $5 & #1_x ~ ^ \\ \\emph{no}",
    "Māori, Türkiye, “quoted” – and ‘more’",
    'A "straight" quote @article{x,',
    "Ends with a backslash \\",
    "Unbalanced { brace",
    "ER  - not the end",
]


def every_item(corpus: Corpus) -> list[dict[str, Any]]:
    return [
        record_item(corpus, kind, record_id, ADDRESS, TODAY)
        for kind in KINDS
        for record_id in corpus.records.by_kind[kind]
    ]


@pytest.fixture(scope="module", params=["alba", "real"])
def items(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return every_item(request.getfixturevalue(request.param))


def read_bibtex(text: str) -> dict[str, Any]:
    # pylatexenc, behind the parser, knows braces by their other name alone.
    text = text.replace(r"\textbraceleft", r"\lbrace").replace(r"\textbraceright", r"\rbrace")
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    return {entry.key: entry for entry in library.entries}


def same(text: str) -> str:
    """*text* on one line; the parser decodes LaTeX's circumflex as a letter's accent."""
    return " ".join(text.split()).replace("\N{MODIFIER LETTER CIRCUMFLEX ACCENT}", "^")


def read_ris(text: str) -> list[dict[str, Any]]:
    return list(RISparser.read(text.splitlines()))


def test_bibtex_is_read_back(items: list[dict[str, Any]]) -> None:
    text = bibtex(items)
    entries = read_bibtex(text)
    as_written = bibtexparser.parse_string(text).entries_dict  # addresses are not LaTeX

    assert list(entries) == [item["id"] for item in items]
    for item in items:
        fields = entries[item["id"]].fields_dict
        assert fields["title"].value.split() == item["title"].split()
        if "issued" in item:
            assert fields["year"].value == str(item["issued"]["date-parts"][0][0])
        if "URL" in item:
            assert as_written[item["id"]].fields_dict["url"].value == item["URL"]
        assert ("author" in fields) == ("author" in item)


def test_ris_is_read_back(items: list[dict[str, Any]]) -> None:
    references = read_ris(ris(items))

    assert len(references) == len(items)
    for item, reference in zip(items, references, strict=True):
        assert reference["id"] == item["id"]
        assert reference["title"].split() == item["title"].split()
        assert reference.get("url") == item.get("URL")
        if "issued" in item:
            assert reference["year"] == str(item["issued"]["date-parts"][0][0])
        assert len(reference.get("authors", [])) == len(item.get("author", []))


def schema_words(name: str) -> set[str]:
    """What the official schema, which citeproc-py ships as Relax NG, allows by this name."""
    folder = Path(citeproc.__file__).parent / "data/schema/schemas/styles"
    return set(re.findall(r'"([a-z-]+)"', (folder / name).read_text(encoding="utf-8"))) | set(
        re.findall(r'"(URL|DOI|ISBN|ISSN|PMID|PMCID)"', (folder / name).read_text(encoding="utf-8"))
    )


def test_csl_json_passes_the_official_schema(items: list[dict[str, Any]]) -> None:
    schema = json.loads((SCHEMA / "csl-data.json").read_text(encoding="utf-8"))
    written = json.loads(FORMATS["csl-json"].write(items))

    Draft7Validator.check_schema(schema)
    faults = [error.message for error in Draft7Validator(schema).iter_errors(written)]
    assert faults == []
    assert len(written) == len(items)
    # The schema would find a fault: one item spoilt in each of three ways.
    for spoilt in ({"type": "tweet"}, {"issued": {"date-parts": []}}, {"colour": "red"}):
        assert not Draft7Validator(schema).is_valid([{**items[0], **spoilt}])


def test_csl_json_uses_the_official_vocabulary(items: list[dict[str, Any]]) -> None:
    types = schema_words("csl-types.rnc")
    variables = schema_words("csl-variables.rnc") | {"id", "type"}

    written = json.loads(FORMATS["csl-json"].write(items))

    assert written == items
    for item in written:
        assert item["type"] in types
        assert set(item) <= variables
        for author in item.get("author", ()):
            assert set(author) in ({"literal"}, {"family"}, {"family", "given"})
        for name in ("issued", "accessed"):
            for parts in item.get(name, {}).get("date-parts", ()):
                assert 1 <= len(parts) <= 3
                assert all(isinstance(part, int) for part in parts)


def test_ids_are_keys(items: list[dict[str, Any]]) -> None:
    ids = [item["id"] for item in items]

    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9-]+", each) for each in ids)


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_come_back(title: str) -> None:
    item = {"id": "x", "type": "report", "title": title, "author": [{"literal": title}]}

    entry = read_bibtex(bibtex([item, {"id": "y", "type": "book", "title": "Next"}]))
    assert same(entry["x"].fields_dict["title"].value) == same(title)
    assert entry["y"].fields_dict["title"].value == "Next"
    references = read_ris(ris([item, {"id": "y", "type": "book", "title": "Next"}]))
    assert [same(reference["title"]) for reference in references] == [same(title), "Next"]


@given(
    st.lists(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1), max_size=3)
)
def test_no_text_breaks_out_of_its_reference(titles: list[str]) -> None:
    items = [
        {"id": f"n{number}", "type": "webpage", "title": f"T {title} T\nER  - \n@misc{{z,"}
        for number, title in enumerate(titles)
    ]

    assert len(read_bibtex(bibtex(items))) == len(items)
    if items:
        assert len(read_ris(ris(items))) == len(items)


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("2012-09-21", {"date-parts": [[2012, 9, 21]]}),
        ("2012-09", {"date-parts": [[2012, 9]]}),
        ("2012", {"date-parts": [[2012]]}),
        ("1984~", {"date-parts": [[1984]], "circa": True}),
        ("2013-10?", {"date-parts": [[2013, 10]], "circa": True}),
        ("2001-09/2003", {"date-parts": [[2001, 9], [2003]]}),
        ("2001/..", {"date-parts": [[2001]]}),
    ],
)
def test_dates_say_no_more_than_is_known(edtf: str, csl: dict[str, Any]) -> None:
    assert csl_date(edtf) == csl


HERALD = {
    "id": "h",
    "type": "article-newspaper",
    "title": "Ships: will they come?",
    "container-title": "The Herald",
    "author": [{"family": "Holt", "given": "Mira"}],
    "issued": {"date-parts": [[2012, 9, 21]]},
    "URL": "https://example.org/a",
}
UNSIGNED = {key: value for key, value in HERALD.items() if key != "author"}


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (
            HERALD,
            ("Holt, Mira. 2012. “Ships: Will They Come?” The Herald, September 21. "
            "https://example.org/a."),
        ),
        (
            {**HERALD, "type": "webpage", "title": "Ports open"},
            "Holt, Mira. 2012. “Ports Open.” The Herald. September 21. https://example.org/a.",
        ),
        (
            {**UNSIGNED, "type": "webpage", "title": "Ports open"},
            "“Ports Open.” 2012. The Herald. September 21. https://example.org/a.",
        ),
        (
            {"id": "t", "type": "treaty", "title": "The League", "publisher": "The Office"},
            "The League. n.d. The Office.",
        ),
        (
            {**UNSIGNED, "type": "webpage", "title": "[A notice without a headline]",
             "issued": {"date-parts": [[2013]], "circa": True}},
            "[A notice without a headline]. ca. 2013. The Herald. https://example.org/a.",
        ),
        (
            {**HERALD, "type": "document", "title": "Span",
             "issued": {"date-parts": [[2001, 9, 29], [2001, 10, 1]]}},
            "Holt, Mira. 2001. “Span.” The Herald. https://example.org/a.",
        ),
    ],
)  # fmt: skip
def test_lines_of_chicago(item: dict[str, Any], line: str) -> None:
    assert chicago(item) == line


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (
            HERALD,
            (
                "Holt, M. (2012, September 21). Ships: will they come? The Herald. "
                "https://example.org/a"
            ),
        ),
        (
            UNSIGNED,
            "Ships: will they come? (2012, September 21). The Herald. https://example.org/a",
        ),
        (
            {"id": "t", "type": "treaty", "title": "The League", "publisher": "The Office"},
            "The League. (n.d.). The Office.",
        ),
    ],
)
def test_lines_of_apa(item: dict[str, Any], line: str) -> None:
    assert apa(item) == line


def test_every_source_has_clean_lines(real: Corpus) -> None:
    for source in list(real.records.by_kind["source"])[::9]:
        item = source_item(real, source)
        for line in (chicago(item), apa(item)):
            assert "\ue000" not in line
            assert "Edition." not in line
            assert not re.search(r"\.\.|,,|\?\.| \.|None|In \.", line.split("http")[0]), line


def test_a_quote_cites_its_source_and_carries_its_words(alba: Corpus) -> None:
    found = citations(alba, "quote", "vik-sail-harbour-news", ADDRESS, TODAY)

    assert list(found) == ["Text", "Chicago", "APA", "BibTeX", "RIS", "CSL-JSON"]
    exact = alba.frames.quotes.at["vik-sail-harbour-news", "exact"]
    for name in ("Text", "BibTeX", "RIS", "CSL-JSON"):
        assert exact in found[name]
        assert alba.label("actor", "ena-vik") in found[name]
    for text in found.values():
        assert "Patrol" in text


def test_other_records_cite_this_collection(alba: Corpus) -> None:
    for kind in ("event", "framework", "dispute"):
        record_id = next(iter(alba.records.by_kind[kind]))
        found = citations(alba, kind, record_id, ADDRESS, TODAY)
        assert all(
            ADDRESS in text or ADDRESS.replace("_", r"\_") in text for text in found.values()
        )
        assert alba.site.version in found["Chicago"]


def test_a_view_is_cited_with_version_day_and_address_in_every_format(alba: Corpus) -> None:
    found = view_citations(alba, "Timeline: 2 of 4 events", ADDRESS, TODAY)

    assert list(found) == ["Chicago", "APA", "BibTeX", "RIS", "CSL-JSON"]
    day = {"Chicago": "Accessed March 4, 2026. http", "APA": "Retrieved March 4, 2026, from http"}
    for name, text in found.items():
        assert ADDRESS in text
        assert alba.site.version in text
        assert day.get(name, "2026") in text
    (item,) = json.loads(found["CSL-JSON"])
    assert item["accessed"] == {"date-parts": [[2026, 3, 4]]}
    ((key, entry),) = read_bibtex(found["BibTeX"]).items()
    assert key == item["id"]
    assert entry.fields_dict["urldate"].value == "2026-03-04"
    (reference,) = read_ris(found["RIS"])
    assert reference["url"] == ADDRESS


def test_two_views_can_stand_in_one_bibliography(alba: Corpus) -> None:
    found = [view_citations(alba, "Same title", f"https://h/{n}", TODAY) for n in range(2)]

    assert len(read_bibtex("\n".join(each["BibTeX"] for each in found))) == 2


def test_a_bibliography_holds_the_sources_asked_for(alba: Corpus) -> None:
    ids = sorted(alba.records.by_kind["source"])[:2]

    assert list(read_bibtex(bibliography(alba, ids, "bibtex"))) == ids
    assert [item["id"] for item in json.loads(bibliography(alba, ids, "csl-json"))] == ids
