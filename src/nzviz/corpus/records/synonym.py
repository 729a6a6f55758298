"""Spellings and names that a search takes as the same."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from nzviz.corpus.records.base import Identified, Line


class Synonym(Identified):
    """Forms of one name or word; a search for one of them finds all of them."""

    forms: Annotated[list[Line], Field(min_length=2)]
    """Words or short phrases as they are printed. Case and accents do not matter."""
