"""``nzviz export``: a view, or everything, as a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import click

from nzviz.cli.shared import data_option, from_here, leave_with
from nzviz.corpus.corpus import Corpus, load
from nzviz.corpus.problems import CorpusError
from nzviz.explore.filters import FACETS, FILTER_KEYS, SELECTABLE, Filters, from_query, select
from nzviz.figures.timeline import LANES
from nzviz.figures.timeline.drawing import drawing
from nzviz.share.export.about import summary, what_is_shown
from nzviz.share.export.formats import EXPORT_FORMATS, exported
from nzviz.share.export.request import Export
from nzviz.share.links import RECORD_PAGES, query_string

#: OUT that stands for the standard output.
STDOUT = "-"
_WHAT = {"theme": "Theme", "rel": "Partner", "actor": "Actor", "fw": "Framework"}
_FORMATS = "\n".join(f"  {name:11} {form.purpose}" for name, form in EXPORT_FORMATS.items())


def _filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of the same names as the link's parameters."""
    command = click.option("--q", "words", metavar="WORDS", help="Words to search for.")(command)
    for key, which in (("to", "last"), ("from", "first")):
        command = click.option(
            f"--{key}", f"{which}_year", metavar="YEAR", help=f"The {which} year."
        )(command)
    for key in reversed(FACETS):
        command = click.option(
            f"--{key}", multiple=True, metavar="ID", help=f"{_WHAT[key]}; may be repeated."
        )(command)
    return command


@click.command(
    epilog="\b\nFormats:\n" + _FORMATS + "\n\n\b\nExamples:\n"
    "  nzviz export pack everything.zip\n"
    "  nzviz export html timeline.html --theme nuclear-free --from 1984 --to 1987\n"
    "  nzviz export csv quotes.csv --kind quote --q 'port ban'\n"
    "  nzviz export ics - --link 'theme=nuclear-free&from=1984' > events.ics"
)
@data_option
@_filter_options
@click.option(
    "--link", default="", metavar="LINK", help="All filters at once, as in a dashboard's address."
)
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(SELECTABLE),
    help="Kind of record; may be repeated. Without it: every kind that "
    "the format can hold (csv and parquet: event).",
)  # fmt: skip
@click.option(
    "--address", default="", metavar="URL",
    help="Where the dashboard is served: records in the file lead there.",
)  # fmt: skip
@click.option(
    "--lane", type=click.Choice(list(LANES)), default="theme", show_default=True,
    help="What the lanes of a drawn timeline are.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.argument("format_name", metavar="FORMAT", type=click.Choice(list(EXPORT_FORMATS)))
@click.argument("out", metavar="OUT", type=click.Path(dir_okay=False, allow_dash=True))
def export(
    data: Path | None,
    link: str,
    kinds: tuple[str, ...],
    address: str,
    lane: str,
    force: bool,
    format_name: str,
    out: str,
    **chosen: Any,
) -> None:
    """Write a view, or everything, into the file OUT.

    OUT may be - for the standard output. Filters are those of the dashboard's address; without any
    the whole collection is written. What the file holds, and how well sourced it is, is told on
    the standard error output.
    """
    target = Path(out)
    if out != STDOUT and target.exists() and not force:
        raise click.UsageError(f"{from_here(target)} is there already: --force writes over it")
    try:
        corpus = load(data)
    except CorpusError as error:
        leave_with(error.problems)
    wanted = Export(
        corpus,
        _filters(corpus, link, chosen),
        _kinds(format_name, kinds),
        "",
        datetime.now().astimezone().date(),
        lane,
        drawing,
    )
    wanted = _addressed(wanted, address)
    if not any(len(select(corpus, wanted.filters, kind)) for kind in wanted.kinds):
        raise click.UsageError(f"nothing is left to export: {what_is_shown(wanted)}")
    content = exported(format_name, wanted)
    if out == STDOUT:
        sys.stdout.buffer.write(content)
    else:
        try:
            target.write_bytes(content)
        except OSError as error:
            raise click.UsageError(f"cannot write {from_here(target)}: {error.strerror}") from None
        click.echo(from_here(target))
    click.echo(f"{what_is_shown(wanted)}. {summary(wanted)}", err=True)


def _filters(corpus: Corpus, link: str, chosen: dict[str, Any]) -> Filters:
    """Filters from --link and from the options, which replace what the link says."""
    text = urlsplit(link).query if "?" in link else link
    query = parse_qs(text, keep_blank_values=True) if text else {}
    for key in query:
        if key not in FILTER_KEYS:
            click.echo(f"--link: {key} is no filter and is left out", err=True)
    options: dict[str, list[str]] = {key: list(chosen[key]) for key in FACETS}
    for key, name in (("from", "first_year"), ("to", "last_year"), ("q", "words")):
        options[key] = [chosen[name]] if chosen[name] is not None else []
    query |= {key: values for key, values in options.items() if values}
    filters, unknown = from_query(query, corpus)
    if unknown:
        raise click.UsageError("; ".join(f"--{item}" for item in unknown))
    return filters


def _kinds(format_name: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of record to write, in the usual order."""
    takes = EXPORT_FORMATS[format_name].takes
    if takes == "events":
        if kinds and set(kinds) != {"event"}:
            raise click.UsageError(f"{format_name} holds events: leave --kind out")
        return ("event",)
    if takes == "one":
        if len(set(kinds)) > 1:
            raise click.UsageError(f"{format_name} holds one kind of record: name one with --kind")
        return kinds[:1] or ("event",)
    return tuple(kind for kind in SELECTABLE if not kinds or kind in kinds)


def _addressed(wanted: Export, base: str) -> Export:
    """The export with the address of its view at a dashboard that is served at *base*."""
    if not base:
        return wanted
    scheme, host, path, *_ = urlsplit(base)
    if scheme not in ("http", "https") or not host:
        raise click.UsageError(f"--address: {base} is not an address such as https://example.org/")
    page, _ = RECORD_PAGES[wanted.kinds[0]] if len(wanted.kinds) == 1 else ("", "")
    query = query_string(wanted.filters.to_query())
    view = f"{scheme}://{host}{path.rstrip('/')}/{page}" + (f"?{query}" if query else "")
    return Export(
        wanted.corpus, wanted.filters, wanted.kinds, view, wanted.today, wanted.lane, wanted.draw
    )
