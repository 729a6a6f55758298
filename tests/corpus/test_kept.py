"""What is kept with a corpus is shared while it lives, and goes when it goes."""

from __future__ import annotations

import ast
import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nzviz.corpus.corpus import Corpus, load
from nzviz.corpus.kept import kept_with_corpus


def test_kept_by_arguments_and_by_corpus(alba: Corpus, alba_folder: Path) -> None:
    calls: list[tuple[str, int]] = []

    @kept_with_corpus(maxsize=2)
    def count(corpus: Corpus, number: int, *, more: int = 0) -> list[int]:
        """Counts."""
        calls.append((corpus.digest, number))
        return [number + more]

    other = load(alba_folder)
    assert count(alba, 1) is count(alba, 1)
    assert count(other, 1) is not count(alba, 1)
    assert count(alba, 1, more=4) == [5]
    assert len(calls) == 3
    count(alba, 2)  # the third of this corpus: the oldest goes
    count(alba, 1)
    assert len(calls) == 5
    count.cache_clear()
    count(other, 1)
    assert len(calls) == 6
    assert (count.__name__, count.__doc__) == ("count", "Counts.")


def test_a_corpus_goes_with_what_is_kept_of_it(alba_folder: Path) -> None:
    @kept_with_corpus(maxsize=4)
    def itself(corpus: Corpus) -> list[Corpus]:
        return [corpus]  # a result that holds the corpus, as a search index may

    corpus = load(alba_folder)
    itself(corpus)
    seen = weakref.ref(corpus)
    del corpus
    gc.collect()
    assert seen() is None


def test_many_threads_get_one_store(alba_folder: Path) -> None:
    @kept_with_corpus(maxsize=4)
    def thing(_corpus: Corpus) -> object:
        return object()

    corpus = load(alba_folder)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: thing(corpus), range(20)))
    assert len(corpus.kept) == 1
    assert thing(corpus) is thing(corpus)


def test_no_plain_cache_is_keyed_by_a_corpus(root: Path) -> None:
    """It would hold corpora that nobody shows any longer."""
    found = []
    for path in (root / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            decorators = [ast.unparse(decorator) for decorator in node.decorator_list]
            plain = any("cache" in name for name in decorators)
            by_digest = any("corpus.digest" in name for name in decorators)
            takes = {ast.unparse(a.annotation) for a in node.args.args if a.annotation}
            if plain and not by_digest and takes & {"Corpus", "Records"}:
                found.append(f"{path.name}: {node.name}")
    assert not found, "use nzviz.corpus.kept.kept_with_corpus"
