"""``nzviz new``: begin a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, get_args

import click

from nzviz.cli.shared import data_option, from_here, leave_with, to_write
from nzviz.corpus import adding, skeletons
from nzviz.corpus.adding import AddingError
from nzviz.corpus.canonical import CanonicalError
from nzviz.corpus.problems import CorpusError
from nzviz.corpus.records.actor import ActorKind
from nzviz.corpus.records.event import Direction, Significance
from nzviz.corpus.records.framework import FrameworkKind, LegalForm
from nzviz.corpus.records.quote import Voice
from nzviz.corpus.records.source import SourceKind

_Command = Callable[..., None]


@click.group()
def new() -> None:
    """Begin a record in the right file.

    Writes what is known, and TODO for the rest, and prints where to go on as file:line. Until
    every TODO is replaced (or its line removed, where it says so) nzviz check reports it. The
    file is brought into canonical form.

    \b
    Example:
      nzviz new source --kind news --title "Ministers meet" --publisher Stuff \\
          --published 2026-03-01 --url https://www.stuff.co.nz/...
      nzviz new event --date 2026-03-01 --title "Ministers meet in Wellington" \\
          --source stuff-2026-ministers-meet
      nzviz format && nzviz check
    """


def _options(*names: str) -> Callable[[_Command], _Command]:
    """The options of that name in :data:`_OPTIONS`, --id and --data."""

    def decorate(command: _Command) -> _Command:
        command = data_option(command)
        for name in reversed((*names, "id")):
            command = _OPTIONS[name](command)
        return command

    return decorate


def _many(name: str, plural: str, text: str) -> Callable[[_Command], _Command]:
    return click.option(f"--{name}", plural, multiple=True, metavar="ID", help=f"{text} Repeat.")


def _choice(name: str, values: Any, text: str) -> Callable[[_Command], _Command]:
    return click.option(f"--{name}", type=click.Choice(get_args(values)), help=text)


def _kind(values: Any) -> Callable[[_Command], _Command]:
    return click.option("--kind", type=click.Choice(get_args(values)), required=True)


_OPTIONS: Mapping[str, Callable[[_Command], _Command]] = {
    "id": click.option("--id", metavar="ID", help="Its id (default: made of the other values)."),
    "source": _many("source", "sources", "Source that is evidence for it."),
    "theme": _many("theme", "themes", "Theme, the main one first."),
    "relationship": _many("relationship", "relationships", "Tie that it concerns."),
    "actor": _many("actor", "actors", "Actor that takes part."),
    "event": _many("event", "events", "Event that it touches."),
    "framework": _many("framework", "frameworks", "Framework that it touches."),
    "short": click.option("--short", help="Usual short name."),
    "country": click.option("--country", help="As in ISO 3166-1 (NZ), INT for international."),
}


@new.command("event")
@click.option("--date", required=True, help="When, as in 2026-03-01, 2026-03, 1984~.")
@click.option("--title", help="Headline in our own words.")
@_choice("direction", Direction, "Closer or further apart.")
@_choice("significance", Significance, "How much it matters.")
@_options("source", "theme", "relationship", "actor", "framework")
def new_event(data: Path | None, **given: Any) -> None:
    """Begin an event in the file of its year.

    \b
    Example:
      nzviz new event --date 2026-03-01 --title "Ministers meet in Wellington" \\
          --source stuff-2026-ministers-meet --theme diplomacy --relationship nz-us
    """
    _new("event", data, given)


@new.command("source")
@_kind(SourceKind)
@click.option("--title", required=True, help="The document's own title.")
@click.option("--publisher", help="Who published it.")
@click.option("--published", help="When, as in 2026-03-01.")
@click.option("--url", help="Its address.")
@_options("country")
def new_source(data: Path | None, **given: Any) -> None:
    """Begin a source in the file of its kind.

    \b
    Example:
      nzviz new source --kind news --title "Ministers meet" --publisher Stuff \\
          --published 2026-03-01 --url https://www.stuff.co.nz/... --country NZ
    """
    _new("source", data, given)


@new.command("quote")
@click.option("--source", required=True, metavar="ID", help="Source that prints it.")
@click.option("--exact", required=True, help="The words, letter by letter as printed.")
@click.option("--speaker", required=True, metavar="ID", help="Actor who says or writes it.")
@_choice("voice", Voice, "Own words, reported by the author, or the author's.")
@click.option("--said", help="When, as in 2026-03-01.")
@_options("theme", "relationship", "event", "framework")
def new_quote(data: Path | None, **given: Any) -> None:
    """Begin a quote in the file of its source.

    \b
    Example:
      nzviz new quote --source seed-bbc --speaker leon-panetta --voice direct \\
          --exact "the words exactly as printed"
    """
    _new("quote", data, given)


@new.command("framework")
@click.option("--name", required=True, help="Full name.")
@_kind(FrameworkKind)
@_choice("legal-form", LegalForm, "How it binds.")
@_many("party", "parties", "Actor that belongs to it.")
@_options("short", "source", "theme", "relationship")
def new_framework(data: Path | None, **given: Any) -> None:
    """Begin a framework in a file of its own.

    \b
    Example:
      nzviz new framework --kind treaty --name "Straits Treaty" --party new-zealand
    """
    _new("framework", data, given)


@new.command("dispute")
@click.option("--question", required=True, help="On what sources disagree.")
@_options("source", "theme", "event", "framework")
def new_dispute(data: Path | None, **given: Any) -> None:
    """Begin a dispute in a file of its own.

    It gets a position for each source, and at least two.

    \b
    Example:
      nzviz new dispute --question "When did the talks begin?" \\
          --source stuff-2026-ministers-meet --source rnz-2026-talks
    """
    _new("dispute", data, given)


@new.command("actor")
@_kind(ActorKind)
@click.option("--name", required=True, help="Full name, with macrons.")
@click.option("--office", "offices", multiple=True, help="Office that a person held. Repeat.")
@_options("short", "country", "source")
def new_actor(data: Path | None, **given: Any) -> None:
    """Begin an actor in the file of its kind.

    \b
    Example:
      nzviz new actor --kind person --name "Judith Collins" --office "Minister of Defence" \\
          --source stuff-2026-ministers-meet
    """
    _new("actor", data, given)


def _new(kind: str, data: Path | None, given: Mapping[str, Any]) -> None:
    try:
        folder = adding.look(to_write(data))
        record = skeletons.MAKERS[kind](folder, given)
        added = adding.add(folder, kind, record)
    except CorpusError as error:
        leave_with(error.problems)
    except AddingError as error:
        raise click.UsageError(str(error)) from None
    except (CanonicalError, OSError) as error:
        raise click.ClickException(f"nothing was written: {error}") from None
    name = from_here(added.path)
    click.echo(f"{name}:{added.line}: new {kind} {record['id']}; still to write:")
    for line, text in added.unwritten:
        click.echo(f"{name}:{line}: {text}")
