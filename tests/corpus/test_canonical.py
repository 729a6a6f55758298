"""The canonical form: what goes where, and that bringing files into it loses nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus import canonical, schema, yaml_comments, yaml_reader
from nzviz.corpus.canonical import CanonicalError
from nzviz.corpus.kinds import ACTOR, EVENT, FRAMEWORK, KINDS, QUOTE, SITE, SOURCE, THEME, Kind
from nzviz.corpus.reading import read_records
from nzviz.corpus.yaml_comments import FoundComments

FOLDER = Path("corpus")


def form(kind: Kind, text: str) -> str:
    """The canonical form of a file, without its first line."""
    location = FOLDER / kind.location
    path = location if kind.layout == "file" else location / "file.yaml"
    first, _, rest = canonical.canonical(kind, text.encode(), FOLDER, path).partition("\n")
    assert first == schema.modeline(kind)
    return rest


FORMS = {
    "events by date, then id": (
        EVENT,
        """- {id: e, date: "2012-02"}
- {id: d, date: "2012-01-31"}
- {id: c, date: "2012~"}
- {id: b, date: 2012-02/..}
- {id: a}
""",
        """- id: a
- id: c
  date: "2012~"
- id: d
  date: "2012-01-31"
- id: b
  date: "2012-02/.."
- id: e
  date: "2012-02"
""",
    ),
    "actors by id": (ACTOR, "- id: b\n- id: a\n", "- id: a\n- id: b\n"),
    "sources by id": (SOURCE, "- id: b\n- id: a\n", "- id: a\n- id: b\n"),
    "quotes by id": (QUOTE, "- id: b\n- id: a\n", "- id: a\n- id: b\n"),
    "themes as they are": (THEME, "- id: b\n- id: a\n", "- id: b\n- id: a\n"),
    "fields in model order, unknown ones last": (
        ACTOR,
        "- zzz: x\n  offices: [{end: x, title: y, evidence: [{note: b, source: a}]}]\n  id: a\n",
        """- id: a
  offices:
  - title: y
    end: x
    evidence:
    - source: a
      note: b
  zzz: x
""",
    ),
    "models behind a choice": (
        FRAMEWORK,
        "signed: {evidence: [], date: x}\nid: a\n",
        "id: a\nsigned:\n  date: x\n  evidence: []\n",
    ),
    "keys that no model knows": (
        SITE, "published_counts: {b: 1, a: 2}\n", "published_counts:\n  b: 1\n  a: 2\n"
    ),
    "a file of another shape": (ACTOR, "[b, a]\n", "- b\n- a\n"),
    "comments go with their records": (
        ACTOR,
        "# of the file\n\n# b's\n- id: b\n  # name\n  name: B # too\n# a's\n- id: a\n# end\n",
        "# of the file\n\n# a's\n- id: a\n# b's\n- id: b\n  # name\n  # too\n  name: B\n# end\n",
    ),
    "line ends, byte order mark": (ACTOR, "\ufeff- id: a\r\n  name: b\r\n", "- id: a\n  name: b\n"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "before", "after"), FORMS.values(), ids=FORMS)
def test_forms(kind: Kind, before: str, after: str) -> None:
    assert form(kind, before) == after
    assert form(kind, after) == after


ORDINARY = "# yaml-language-server: $schema=../schema/events.schema.json"
MODELINES = [
    ("events/2010.yaml", "", ORDINARY),
    ("events/2010.yaml", ORDINARY, ORDINARY),
    ("events/2010.yaml", ORDINARY.replace("events", "actors"), ORDINARY),
    ("events/2010.yaml", "# a comment", ORDINARY),
    ("events/2010s/2010.yaml", "", ORDINARY.replace("../", "../../")),
    (
        "events/2010.yaml",
        ORDINARY.replace("../", "https://example.org/v1/"),
        ORDINARY.replace("../", "https://example.org/v1/"),
    ),
    ("events/2010.yaml", ORDINARY.replace("../schema/", "../"), ORDINARY),
    ("events/2010.yaml", ORDINARY.replace("../schema/", "../my-schema/"), ORDINARY),
]


@pytest.mark.parametrize(("path", "line", "wanted"), MODELINES)
def test_modelines(path: str, line: str, wanted: str) -> None:
    assert canonical.modeline(EVENT, FOLDER, FOLDER / path, line) == wanted


def test_a_modeline_moves_to_the_top_and_never_stays_twice() -> None:
    text = f"- id: a\n{ORDINARY}\n- id: b\n{ORDINARY}\n"
    raw = canonical.canonical(EVENT, text.encode(), FOLDER, FOLDER / "events/a.yaml")
    assert raw == f"{ORDINARY}\n- id: a\n- id: b\n"


@pytest.mark.parametrize("lost", ["value", "comment"])
def test_what_would_be_lost_is_refused(lost: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*_: Any) -> str:
        return "- id: b\n# c\n" if lost == "value" else "- id: a\n"

    monkeypatch.setattr(canonical.yaml_writer, "write", write)
    with pytest.raises(CanonicalError, match="equal" if lost == "value" else "comment"):
        form(ACTOR, "- id: a\n# c\n")


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_RECORDS = st.lists(
    st.dictionaries(st.sampled_from(["id", "date", "title", "evidence"]), _TEXTS, min_size=1),
    min_size=1,
)


@given(_RECORDS)
def test_no_record_is_lost_and_a_second_time_changes_nothing(value: list[dict[str, str]]) -> None:
    path = FOLDER / "events/a.yaml"
    once = canonical.compose(EVENT, value, FoundComments(), FOLDER, path)
    read = yaml_reader.parse(once.encode()).value
    assert sorted(map(repr, map(sorted, map(dict.items, read)))) == sorted(
        map(repr, map(sorted, map(dict.items, value)))
    )
    assert canonical.canonical(EVENT, once.encode(), FOLDER, path) == once


def test_records_read_the_same_after_formatting(alba_copy: Path) -> None:
    for path in alba_copy.rglob("*.yaml"):
        # One line each, as no canonical file is.
        value = yaml_reader.read(path).value
        path.write_text(f"# kept\n{json.dumps(value, ensure_ascii=False)}\n", encoding="utf-8")
    before = read_records(alba_copy).by_kind
    changed, problems = canonical.format_folder(alba_copy, check=False)
    assert (len(changed), problems) == (len(list(alba_copy.rglob("*.yaml"))), [])
    assert read_records(alba_copy).by_kind == before
    for path in changed:
        _, comments = canonical.read(path.read_bytes())
        assert "# kept" in comments.texts
    assert canonical.format_folder(alba_copy, check=False) == ([], [])


def test_alba_is_canonical(alba_folder: Path) -> None:
    assert canonical.format_folder(alba_folder, check=True) == ([], [])


def test_this_projects_own_data_are_canonical(real_folder: Path) -> None:
    assert canonical.format_folder(real_folder, check=True) == ([], [])


def test_every_file_of_every_kind_is_formatted(alba_folder: Path) -> None:
    found = list(canonical.data_files(alba_folder))
    assert {path for _, path in found} == set(alba_folder.rglob("*.yaml"))
    assert all(kind in KINDS for kind, _ in found)


def test_looking_writes_nothing(alba_copy: Path) -> None:
    path = alba_copy / "actors/all.yaml"
    path.write_text("- {id: b}\n- {id: a}\n")
    assert canonical.format_folder(alba_copy, check=True) == ([path], [])
    assert path.read_text() == "- {id: b}\n- {id: a}\n"


def test_what_cannot_be_read_is_left_and_the_rest_is_formatted(alba_copy: Path) -> None:
    broken, loose = alba_copy / "actors/all.yaml", alba_copy / "themes.yaml"
    broken.write_text("- id: a\n- id: *x\n")
    loose.write_text("- {id: a}\n")
    changed, problems = canonical.format_folder(alba_copy, check=False)
    assert changed == [loose]
    assert [str(problem).partition(": ")[0] for problem in problems] == ["alba/actors/all.yaml:2:7"]
    assert broken.read_text() == "- id: a\n- id: *x\n"


def test_a_file_that_changed_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"somebody else's")
    with pytest.raises(CanonicalError, match="meanwhile"):
        canonical.replace(path, b"as I read it", b"new")
    assert path.read_bytes() == b"somebody else's"
    assert list(tmp_path.iterdir()) == [path]


def test_replacing_keeps_links_and_permissions(tmp_path: Path) -> None:
    path, link = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    canonical.replace(link, b"old", b"new")
    assert link.is_symlink()
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_new_file_and_its_folder_are_made(tmp_path: Path) -> None:
    path = tmp_path / "inner/a.yaml"
    canonical.replace(path, None, b"new")
    assert (path.read_bytes(), os.access(path, os.R_OK)) == (b"new", True)


def test_comments_are_found_where_lines_end_in_two_characters() -> None:
    _, comments = canonical.read(b"- id: a # x\r\n# y\r\n- id: b\r\n")
    assert isinstance(comments, yaml_comments.FoundComments)
    assert comments.of_value == {(0,): ["# x"], (1,): ["# y"]}
