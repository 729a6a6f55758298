"""Parts of a long list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nzviz.explore.paging import paged


@given(items=st.lists(st.integers(), max_size=60), size=st.integers(1, 20))
def test_the_parts_are_the_whole_in_order(items: list[int], size: int) -> None:
    _, _, pages = paged(items, {}, size)
    parts = [paged(items, {"page": [str(number)]}, size)[0] for number in range(1, pages + 1)]
    assert [item for part in parts for item in part] == items
    assert all(len(part) == size for part in parts[:-1])


@given(asked=st.text(max_size=8) | st.integers(-5, 10**7).map(str))
def test_any_number_in_a_link_is_a_part_that_is_there(asked: str) -> None:
    items, number, pages = paged(range(25), {"page": [asked]}, 10)
    assert pages == 3
    assert 1 <= number <= pages
    assert list(items) == list(range(25))[(number - 1) * 10 : number * 10]
    if asked in ("1", "2", "3"):
        assert str(number) == asked
