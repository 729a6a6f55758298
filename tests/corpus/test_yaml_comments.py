"""Comments are found where they are, not where a # stands in a text, and know their values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus import yaml_comments, yaml_reader, yaml_writer
from nzviz.corpus.yaml_comments import FoundComments

TEXT = """\
# of the file
# in two lines

# above the first record
- id: one # at its first line
  # above a list
  evidence:
  # above an item
  - note: x # at an item
    # above a field
    source: y
  folded: >- # at a block text
    words 😀 # no comment
    # no comment either
  quoted: "a # no comment"
  'plain': it's#no comment # at a key that is quoted
  # above what comes next
  flow: [a, # at a list
    b] # at an item of it
# above the second record
- id: two

# at the end
"""
OWNERS = {
    (0,): ["# above the first record", "# at its first line"],
    (0, "evidence"): ["# above a list"],
    (0, "evidence", 0): ["# above an item", "# at an item"],
    (0, "evidence", 0, "source"): ["# above a field"],
    (0, "folded"): ["# at a block text"],
    (0, "plain"): ["# at a key that is quoted"],
    (0, "flow"): ["# above what comes next", "# at a list"],
    (0, "flow", 1): ["# at an item of it"],
    (1,): ["# above the second record"],
}


def find(text: str) -> FoundComments:
    return yaml_comments.find(text, yaml_reader.parse(text.encode()))


def test_every_comment_has_its_owner() -> None:
    found = find(TEXT)
    assert found.of_file == ["# of the file", "# in two lines"]
    assert found.of_value == OWNERS
    assert found.at_end == ["# at the end"]


def test_a_comment_right_above_the_first_record_is_its_own() -> None:
    assert find("# mine\n- id: one\n").of_value == {(0,): ["# mine"]}


def test_a_file_of_one_record() -> None:
    assert find("# mine\nid: one # too\n").of_value == {("id",): ["# mine", "# too"]}


def test_a_file_without_values() -> None:
    assert find("# one\n[] # two\n").texts == ["# one", "# two"]


def test_what_was_found_is_found_again_where_it_was_written() -> None:
    found = find(TEXT)
    value = yaml_reader.parse(TEXT.encode()).value
    again = find(
        yaml_writer.write(value, found.of_value, [*found.of_file, ""], found.at_end),
    )
    assert again == found


#: Lines of a file, and the comments that may stand above and at the end of each.
_BEFORE = st.lists(st.tuples(st.sampled_from(["", " "]), st.text("abc#: é'\"[]{}-", max_size=8)))
_AFTER = st.text("abc#: é'\"[]{}-", max_size=8) | st.none()
_LINES = ["- id: one", "  list: [a, b]", "  text: >-", "- id: two", "  k: 'v'"]


@given(st.lists(st.tuples(_BEFORE, _AFTER), min_size=len(_LINES), max_size=len(_LINES)))
def test_none_is_lost_wherever_it_stands(placed: list[tuple[list[tuple[str, str]], str]]) -> None:
    lines, wanted = [], []
    for line, (before, after) in zip(_LINES, placed, strict=True):
        above = [f"{indent}# {text}".rstrip() for indent, text in before]
        at_end = [] if after is None else [f"# {after}".rstrip()]
        lines += [*above, " ".join([line, *at_end]), *(["    words"] if ">-" in line else [])]
        wanted += [comment.strip() for comment in above] + at_end
    text = "\n".join(lines) + "\n"
    found = find(text)
    assert found.texts == sorted(wanted)
    value = yaml_reader.parse(text.encode()).value
    again = find(yaml_writer.write(value, found.of_value, [*found.of_file, ""], found.at_end))
    assert again == found
