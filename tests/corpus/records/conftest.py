"""How the tests of this folder see what a model refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from nzviz.corpus.records import Record

#: A model, valid fields, and changes to them (None: leave the field out).
Refusals = Callable[[type[Record], dict[str, Any], dict[str, Any]], list[str]]


@pytest.fixture(scope="session")
def refusals() -> Refusals:
    """What a model says of changed fields, as ``place: type or message``; nothing if they fit."""

    def found(model: type[Record], fields: dict[str, Any], changes: dict[str, Any]) -> list[str]:
        changed = {**fields, **changes}
        changed = {name: value for name, value in changed.items() if value is not None}
        try:
            model.model_validate(changed)
        except ValidationError as error:
            items = error.errors()
        else:
            return []
        return [
            f"{'.'.join(map(str, item['loc']))}: "
            + (
                item["msg"].removeprefix("Value error, ")
                if item["type"] == "value_error"
                else item["type"]
            )
            for item in items
        ]

    return found
