"""The command line: ``nzviz COMMAND --help`` explains each command with examples."""

from __future__ import annotations

import os
import socket
import sys
from datetime import datetime
from pathlib import Path

import click

from nzviz import __version__, places
from nzviz.cli.export import export
from nzviz.cli.hosting import TRUSTED_PROXIES_VARIABLE, ProxyAddresses, WebAddress
from nzviz.cli.new_record import new
from nzviz.cli.shared import (
    data_option,
    from_here,
    leave_with,
    prepare,
    read,
    reading_bar,
    to_write,
)
from nzviz.corpus import addresses, canonical, coverage, placeholders, verbatim
from nzviz.corpus import check as checks
from nzviz.corpus import schema as schemas
from nzviz.corpus.corpus import DATA_VARIABLE, data_folder
from nzviz.corpus.kinds import RECORD_KINDS
from nzviz.corpus.problems import CorpusError, Problem
from nzviz.corpus.reading import read_records
from nzviz.server.public_address import PUBLIC_URL_VARIABLE

_texts = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="nzviz")
def main() -> None:
    """Serve, check and extend a corpus of a country's security partnerships.

    Every command takes --data DIR; without it the folder that NZVIZ_DATA names is used.

    Exit codes: 0 all is well, 1 the data have problems, 2 wrong use.
    """


@main.command()
@data_option
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--public-url",
    type=WebAddress(),
    envvar=PUBLIC_URL_VARIABLE,
    show_envvar=True,
    help="Address by which readers know it, with the path if it has one.",
)
@click.option(
    "--trust-proxy",
    type=ProxyAddresses(),
    envvar=TRUSTED_PROXIES_VARIABLE,
    show_envvar=True,
    help="Proxies whose X-Forwarded headers count: addresses and networks, with commas between "
    "them, or * for all (default: this machine).",
)
@click.option("--no-cache", is_flag=True, help="Keep nothing on disk for the next start.")
def serve(
    data: Path | None,
    port: int,
    address: str,
    public_url: str | None,
    trust_proxy: str | None,
    no_cache: bool,
) -> None:
    """Serve the dashboard in the browser.

    Behind a proxy, say with --public-url what readers type; links, feeds and previews then name
    it. SIGTERM and Ctrl+C end the server: it finishes what it has begun, and open pages go on at
    the next server that answers at their address.

    \b
    Examples:
      nzviz serve
      nzviz serve --port 8600 --address 0.0.0.0
      nzviz serve --data ~/my-corpus
      nzviz serve --public-url https://www.example.org/security-record
      nzviz serve --address 0.0.0.0 --trust-proxy 10.0.0.0/24
    """
    folder = (data or data_folder()).absolute()  # a link may be turned to another folder later
    if no_cache:
        os.environ[places.CACHE_VARIABLE] = "off"
    prepare(folder)
    _refuse_taken(address, port)
    os.environ[DATA_VARIABLE] = str(folder)
    if public_url:
        os.environ[PUBLIC_URL_VARIABLE] = public_url
    if trust_proxy:
        os.environ[TRUSTED_PROXIES_VARIABLE] = trust_proxy
    for_readers = f", for readers at {public_url}" if public_url else ""
    click.echo(f"nzviz {__version__} at http://{address}:{port}{for_readers} (stop with Ctrl+C)")
    sys.stdout.flush()  # what is still in the buffer is lost when Streamlit takes over
    os.chdir(places.ROOT)  # Streamlit also takes settings from where one stands
    options = (f"--server.port={port}", f"--server.address={address}", "--server.headless=true")
    command = [sys.executable, "-m", "streamlit", "run", str(places.ENTRY), *options]
    os.execv(sys.executable, command)


def _refuse_taken(address: str, port: int) -> None:
    """Say now, in one line, what Streamlit would say in many: nobody can listen there."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":  # elsewhere it would let two servers share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        raise click.UsageError(
            f"cannot listen on port {port} of {address} ({error.strerror}): "
            "choose another with --port or --address"
        ) from None


@main.command()
@data_option
@click.option("--report", is_flag=True, help="Print what is covered and what is missing.")
def check(data: Path | None, report: bool) -> None:
    """Check every record.

    Prints the counts or, with exit code 1, each problem as file:line:column: message. Texts with
    the word TODO are problems: they are still to be written.

    \b
    Examples:
      nzviz check
      nzviz check --report
      nzviz check --data tests/corpora/alba
    """
    folder = data or data_folder()
    try:
        with reading_bar() as progress:
            records = read_records(folder, progress)
    except CorpusError as error:
        leave_with(placeholders.instead_of(error.problems, placeholders.of_folder(folder)))
    problems = checks.check(records)
    if report:
        click.echo(coverage.text(coverage.report(records)))
    if problems:
        leave_with(problems)
    if not report:
        for kind in RECORD_KINDS:
            click.echo(f"{len(records.by_kind[kind.name]):6,} {kind.plural}")
        for source_id, share in checks.quoted_shares(records).items():
            click.echo(f"{share:6.1f} percent of {source_id} quoted (context included)")


@main.command("format")
@data_option
@click.option("--check", "only_check", is_flag=True, help="Only list files that would change.")
def format_(data: Path | None, only_check: bool) -> None:
    """Bring every data file into its canonical form.

    \b
    - The line that names the schema comes first.
    - Events are sorted by date and id; sources, actors and quotes by id. Themes, tours and
      governments keep their order.
    - Fields stand in one order, the same for all records of a kind.
    - Dates are quoted, other texts only where they must be; long texts are folded at 100 columns.
    - Comments are kept: one on its own line goes with what follows it, one at the end of a line
      moves above it. Comments at the top with an empty line below stay at the top.

    Nothing else changes: a file is replaced, in one step, only when the new one reads back equal
    and has every comment. A file that cannot be read is left alone and reported (exit code 1).

    \b
    Examples:
      nzviz format
      nzviz format --check
    """
    folder = (data or data_folder()) if only_check else to_write(data)
    if not folder.is_dir():
        read(folder)  # says what is wrong, and leaves
    changed, problems = canonical.format_folder(folder, check=only_check)
    for path in changed:
        if only_check:
            name = canonical.shown_name(folder, path)
            problems.append(Problem(name, 1, 1, "not in canonical form; nzviz format mends it"))
        else:
            click.echo(f"formatted {from_here(path)}")
    if problems:
        leave_with(sorted(problems))
    click.echo("all files are in canonical form")


@main.command()
@data_option
@click.option("--texts", type=_texts, help="Folder with the source texts; else fingerprints.")
def verify(data: Path | None, texts: Path | None) -> None:
    """Prove that every quote is verbatim.

    With --texts against the full source texts, without it against the stored fingerprints.

    \b
    Examples:
      nzviz verify
      nzviz verify --texts ~/source-texts
    """
    records = read(data)
    proven, problems = verbatim.verify(records, texts)
    if problems:
        leave_with(problems)
    against = "the source texts" if texts else "the fingerprints"
    click.echo(f"{proven:,} quotes are verbatim, proven against {against}")


@main.command()
@data_option
@click.option("--texts", type=_texts, required=True, help="Folder with the source texts.")
def fingerprint(data: Path | None, texts: Path) -> None:
    """Write the fingerprints of the sources.

    They prove quotes where the source texts are not at hand.

    \b
    Example:
      nzviz fingerprint --texts ~/source-texts
    """
    written, problems = verbatim.write_fingerprints(read(to_write(data)), texts)
    for path in written:
        click.echo(from_here(path))
    if problems:
        leave_with(problems)


@main.command()
@data_option
def links(data: Path | None) -> None:
    """Ask the sources' addresses whether they still answer.

    For a scheduled job with a network. Statuses and the day go into addresses.json of the data
    folder; quotes and records are never changed. Without a network nothing is written.

    \b
    Example:
      nzviz links
    """
    records = read(to_write(data))
    found = addresses.check_addresses(records, datetime.now().astimezone().date())
    if not found:
        click.echo("nothing answered: no network; nothing was written")
        return
    click.echo(from_here(addresses.write_statuses(records.folder, found)))
    for source, status in addresses.dead(found.items()):
        click.echo(f"{source}: {status.in_words()}: {status.url}")


@main.command()
@data_option
@click.argument("out", type=click.Path(file_okay=False, path_type=Path), required=False)
def schema(data: Path | None, out: Path | None) -> None:
    """Write the JSON Schemas, by which editors check data files.

    They go into OUT (default: schema/ in the data folder).

    \b
    Examples:
      nzviz schema
      nzviz schema /var/www/schema
    """
    for path in schemas.write_schemas(out or to_write(data) / "schema"):
        click.echo(from_here(path))


main.add_command(export)
main.add_command(new)
