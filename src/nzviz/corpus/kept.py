"""Results that are kept with the corpus that they were made of, and go when it goes.

A plain ``lru_cache`` keyed by a corpus would hold every corpus that it has ever seen: after an
edit of the data the old one would stay in memory for as long as newer results do not push it out.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache, partial, update_wrapper
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar
from weakref import WeakSet

from nzviz.corpus.corpus import Corpus

P = ParamSpec("P")
R = TypeVar("R")


class Kept(Generic[P, R]):
    """A function of a corpus and hashable arguments whose latest results are kept."""

    def __init__(self, function: Callable[Concatenate[Corpus, P], R], maxsize: int) -> None:
        self._function = function
        self._maxsize = maxsize
        self._corpora: WeakSet[Corpus] = WeakSet()
        self._making = threading.Lock()
        update_wrapper(self, function)

    def __call__(self, corpus: Corpus, *args: P.args, **kwargs: P.kwargs) -> R:
        """The result, made now or kept from before; shared, so nobody changes it."""
        kept: Callable[..., R] | None = corpus.kept.get(self)
        if kept is None:
            with self._making:
                made: Any = lru_cache(self._maxsize)(partial(self._function, corpus))
                kept = corpus.kept.setdefault(self, made)
                self._corpora.add(corpus)
        return kept(*args, **kwargs)

    def cache_clear(self) -> None:
        """Forget the results for every corpus."""
        with self._making:
            for corpus in self._corpora:
                corpus.kept.pop(self, None)
            self._corpora.clear()


def kept_with_corpus(
    maxsize: int,
) -> Callable[[Callable[Concatenate[Corpus, P], R]], Kept[P, R]]:
    """Keep the latest *maxsize* results for each corpus, the function's first argument.

    All further arguments have to be hashable.
    """

    def decorate(function: Callable[Concatenate[Corpus, P], R]) -> Kept[P, R]:
        return Kept(function, maxsize)

    return decorate
