"""click's own words in Dutch; what the commands themselves say is Dutch already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

_WOORDEN = {"Options": "Opties", "Commands": "Opdrachten"}


class _Vormgever(click.HelpFormatter):
    """Writes a page of help with Dutch heads."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        args = args.replace("[OPTIONS]", "[OPTIES]").replace("COMMAND [ARGS]...", "OPDRACHT [OPTIES]")
        super().write_usage(prog, args, "Gebruik: " if prefix is None else prefix)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write what is within, under a head."""
        with super().section(_WOORDEN.get(name, name)):
            yield

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options with what they are for."""
        nederlands = [
            (naam.replace(" TEXT", " NAAM").replace(" PATH", " MAP"), wat.replace("[default: ", "[standaard: "))
            for naam, wat in rows
        ]
        super().write_dl(nederlands, col_max, col_spacing)


class Context(click.Context):
    """A context whose help is Dutch."""

    formatter_class = _Vormgever


class Opdracht(click.Command):
    """A command whose help is Dutch."""

    context_class = Context


class Groep(click.Group):
    """A group of such commands."""

    context_class = Context
    command_class = Opdracht
