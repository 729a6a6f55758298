"""What all commands share: the data folder, and how problems are told."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click

from nzviz import places
from nzviz.corpus import files
from nzviz.corpus.corpus import DATA_VARIABLE, data_folder, from_snapshot
from nzviz.corpus.problems import CorpusError, Problem
from nzviz.corpus.reading import Progress, Records, read_records

#: Exit code when the data have problems; click exits with 2 on wrong use.
PROBLEMS = 1

data_option = click.option(
    "--data",
    "data",
    type=click.Path(path_type=Path),
    envvar=DATA_VARIABLE,
    show_envvar=True,
    help="Data folder (default: the one that came with nzviz).",
)


def from_here(path: Path) -> str:
    """*path* as the shell and editors take it: short where it lies below this folder."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def read(data: Path | None) -> Records:
    """The records of a data folder (the usual one when None); leaves when they have problems."""
    try:
        with reading_bar() as progress:
            return read_records(data or data_folder(), progress)
    except CorpusError as error:
        leave_with(error.problems)


def prepare(folder: Path) -> None:
    """Read a data folder as a server does, and keep it for the server that starts next.

    Leaves when there are problems.
    """
    try:
        with reading_bar() as progress:
            from_snapshot(files.take(folder), progress=progress)
    except CorpusError as error:
        leave_with(error.problems)


#: Seconds of reading after which a bar is worth its line.
_PATIENCE = 1.0


@contextmanager
def reading_bar() -> Iterator[Progress]:
    """What to tell of reading: a bar on the terminal, when there is one and it lasts."""
    begun = time.monotonic()
    with ExitStack() as stack:
        bar: Any = None
        shown = 0

        def progress(done: int, total: int) -> None:
            nonlocal bar, shown
            if bar is None:
                if time.monotonic() - begun < _PATIENCE or not sys.stderr.isatty():
                    return
                bar = stack.enter_context(
                    click.progressbar(length=total, label="Reading", file=sys.stderr)
                )
            bar.update(done - shown)
            shown = done

        yield progress


def to_write(data: Path | None) -> Path:
    """The data folder (the usual one when None) of a command that writes into it.

    Raises click.UsageError for the one inside an installed package: the next update would take
    away what is written there.
    """
    folder = data or data_folder()
    if places.INSTALLED and folder.resolve() == places.DATA:
        raise click.UsageError(
            "the records of the installed package are not for writing: copy them and name your "
            f"folder with --data or {DATA_VARIABLE} (they are in {places.DATA})"
        )
    return folder


def leave_with(problems: list[Problem]) -> NoReturn:
    """Print problems and leave with exit code 1."""
    for problem in problems:
        click.echo(str(problem), err=True)
    noun = "problem" if len(problems) == 1 else "problems"
    click.echo(f"{len(problems)} {noun}", err=True)
    sys.exit(PROBLEMS)
