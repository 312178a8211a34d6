"""The command line behind make: ``python -m loket report --year 2022``."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from pathlib import Path
from types import FrameType

import click

from loket.meldingen import LoketFout

_HULP = {"help_option_names": ["-h", "--help"]}


class _Jaar(click.ParamType[int]):
    """Four digits, and nothing else."""

    name = "jaar"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the year as a number."""
        from loket.periode import controleer_jaar

        return controleer_jaar(str(value))


def _opties(functie: click.decorators.FC) -> click.decorators.FC:
    """Add the options that every command about a year shares."""
    for optie in (
        click.option("--year", "jaar", type=_Jaar(), default="", metavar="JJJJ", help="Het jaar, zoals 2022."),
        click.option("--loket", default="maastricht", show_default=True, help="De map van het loket in de datamap."),
        click.option("--data", type=click.Path(path_type=Path), default=Path("data"), show_default=True,
                     help="De datamap. Een echt register staat buiten dit project."),
    ):  # fmt: skip
        functie = optie(functie)
    return functie


@click.group(context_settings=_HULP)
def main() -> None:
    """Maakt het jaarverslag van een loket uit zijn register."""


@main.command("report")
@_opties
@click.option("--peildatum", default=None, metavar="JJJJ-MM-DD",
              help="Wat daarna gebeurde, weet het verslag niet. Standaard de laatste dag van het jaar.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path), default=Path("output"), show_default=True,
              help="De map voor het verslag.")  # fmt: skip
@click.option("--notebook", type=click.Path(path_type=Path), default=Path("notebooks/jaarverslag.ipynb"),
              show_default=True, help="Het notebook dat wordt uitgevoerd.")  # fmt: skip
@click.option(
    "-p", "--parameter", "extra", multiple=True, metavar="NAAM=WAARDE", help="Nog een parameter van het notebook."
)
def report(
    jaar: int, loket: str, data: Path, peildatum: str | None, output: Path, notebook: Path, extra: tuple[str, ...]
) -> None:
    """Maak het jaarverslag: HTML, PDF, notebook en cijfers.csv.

    Is er niets veranderd sinds de vorige keer, dan gebeurt er niets.
    """
    from loket.bouw.rapport import Opdracht, bouw

    parameters: dict[str, object] = {"loket": loket, "jaar": jaar}
    if peildatum:
        parameters["peildatum"] = peildatum
    parameters |= dict(_paar(tekst) for tekst in extra)
    bouw(Opdracht(notebook, data, output, parameters), click.echo)


@main.command("new-year")
@_opties
def new_year(jaar: int, loket: str, data: Path) -> None:
    """Begin een nieuw jaar: een map met lege tabellen om te vullen."""
    from loket.nieuwjaar import begin_jaar

    for pad in begin_jaar(data, loket, jaar):
        click.echo(f"  {pad}")


@main.command("describe-data")
@click.option("--data", type=click.Path(path_type=Path), default=Path("data"), show_default=True, help="De datamap.")
def describe_data(data: Path) -> None:
    """Schrijf het woordenboek van alle kolommen in README.md van de datamap."""
    from loket.woordenboek import werk_bij

    werk_bij(data / "README.md")


def _paar(tekst: str) -> tuple[str, str]:
    naam, is_, waarde = tekst.partition("=")
    if not is_:
        raise LoketFout(f"‘{tekst}’ is geen parameter.\n  verwacht: NAAM=WAARDE")
    return naam, waarde


def _stop(signaal: int, _: FrameType | None) -> None:
    raise KeyboardInterrupt(signaal)


def hoofd() -> int:
    """Run the command line; every problem is one Dutch message and an exit code, never a traceback."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        uitkomst = main(standalone_mode=False)
        return int(uitkomst or 0)
    except LoketFout as fout:
        click.echo(f"\nNiet gelukt. {fout}\n\nWat er al in output/ stond, is niet veranderd.", err=True)
        return 1
    except click.ClickException as fout:
        click.echo(
            f"De opdracht klopt niet: {fout.format_message()}\n  wat te doen: zie python -m loket --help", err=True
        )
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nAfgebroken. Wat er al in output/ stond, is niet veranderd.", err=True)
        return 130
    except Exception as fout:  # a fault of the program, not of the user: still no page of traceback
        if os.environ.get("LOKET_TRACEBACK"):
            raise
        plaats = traceback.extract_tb(fout.__traceback__)[-1]
        click.echo(
            f"\nNiet gelukt. Dit is een fout in het programma zelf: {type(fout).__name__}: {fout}\n"
            f"  waar: {Path(plaats.filename).name}, regel {plaats.lineno}\n"
            "  wat te doen: meld dit aan de makers, met de uitvoer van dezelfde opdracht na: export LOKET_TRACEBACK=1",
            err=True,
        )
        return 1


if __name__ == "__main__":
    sys.exit(hoofd())
