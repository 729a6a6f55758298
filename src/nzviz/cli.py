"""The command line: ``nzviz COMMAND --help`` explains each command with examples."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from nzviz import __version__
from nzviz.corpus import check as checks
from nzviz.corpus import schema as schemas
from nzviz.corpus import verbatim
from nzviz.corpus.corpus import DATA_VARIABLE, data_folder
from nzviz.corpus.kinds import RECORD_KINDS
from nzviz.corpus.problems import CorpusError, Problem
from nzviz.corpus.reading import Records, read_records

#: Exit code when the data have problems; click exits with 2 on wrong use.
PROBLEMS = 1

_data = click.option(
    "--data",
    "data",
    type=click.Path(path_type=Path),
    envvar=DATA_VARIABLE,
    show_envvar=True,
    help="Data folder (default: data/ of this checkout).",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="nzviz")
def main() -> None:
    """Serve and check a corpus of a country's security partnerships.

    Exit codes: 0 all is well, 1 the data have problems, 2 wrong use.
    """


@main.command()
@_data
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Port."
)
@click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen on.")
def serve(data: Path | None, port: int, address: str) -> None:
    """Serve the dashboard in the browser.

    \b
    Examples:
      nzviz serve
      nzviz serve --port 8600 --address 0.0.0.0
      nzviz serve --data ~/my-corpus
    """
    folder = (data or data_folder()).resolve()
    _read(folder)
    os.environ[DATA_VARIABLE] = str(folder)
    entry = Path(__file__).resolve().parents[2] / "dashboard.py"
    click.echo(f"nzviz {__version__} at http://{address}:{port} (stop with Ctrl+C)")
    os.chdir(entry.parent)  # Streamlit looks for .streamlit/config.toml here
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(entry),
        "--server.port",
        str(port),
        "--server.address",
        address,
        "--server.headless",
        "true",
    ]
    os.execv(sys.executable, command)


@main.command()
@_data
def check(data: Path | None) -> None:
    """Check every record; print the counts, or each problem as file:line:column: message.

    \b
    Examples:
      nzviz check
      nzviz check --data tests/corpora/alba
    """
    records = _read(data)
    _report(checks.check(records))
    for kind in RECORD_KINDS:
        click.echo(f"{len(records.by_kind[kind.name]):6,} {kind.plural}")
    for source_id, share in checks.quoted_shares(records).items():
        click.echo(f"{share:6.1f} percent of {source_id} quoted (context included)")


@main.command()
@_data
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the source texts; without it the stored fingerprints are used.",
)
def verify(data: Path | None, texts: Path | None) -> None:
    """Prove that every quote is verbatim.

    \b
    Examples:
      nzviz verify
      nzviz verify --texts ~/source-texts
    """
    records = _read(data)
    proven, problems = verbatim.verify(records, texts)
    _report(problems)
    against = "the source texts" if texts else "the fingerprints"
    click.echo(f"{proven:,} quotes are verbatim, proven against {against}")


@main.command()
@_data
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Folder with the source texts.",
)
def fingerprint(data: Path | None, texts: Path) -> None:
    """Write the fingerprints that prove quotes where the source texts are not at hand.

    \b
    Example:
      nzviz fingerprint --texts ~/source-texts
    """
    written, problems = verbatim.write_fingerprints(_read(data), texts)
    for path in written:
        click.echo(path)
    _report(problems)


@main.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path), default="data/schema")
def schema(out: Path) -> None:
    """Write the JSON Schema of every data file into OUT (default: data/schema).

    \b
    Example:
      nzviz schema data/schema
    """
    for path in schemas.write_schemas(out):
        click.echo(path)


def _read(data: Path | None) -> Records:
    try:
        return read_records(data or data_folder())
    except CorpusError as error:
        _report(error.problems)
        raise AssertionError("a CorpusError without problems") from error


def _report(problems: list[Problem]) -> None:
    """Print problems and leave with exit code 1, if there are any."""
    if not problems:
        return
    for problem in problems:
        click.echo(str(problem), err=True)
    noun = "problem" if len(problems) == 1 else "problems"
    click.echo(f"{len(problems)} {noun}", err=True)
    sys.exit(PROBLEMS)
