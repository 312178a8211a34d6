"""The commands behind make; each hands its options to the module that does the work."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

import click

from loket.basis.meldingen import LoketFout

_HULP = click.help_option("-h", "--help", help="Toon deze hulp.")


_PEILDATUM = click.option(
    "--peildatum",
    default=None,
    metavar="JJJJ-MM-DD",
    help="Wat daarna gebeurde, weet het verslag niet. Standaard de laatste dag van het jaar.",
)
_OUTPUT = click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="De map voor het verslag.",
)


def _notebook(
    naam: str = "jaarverslag", wat: str = "uitgevoerd"
) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """Return the option that names another notebook."""
    return click.option(
        "--notebook",
        type=click.Path(path_type=Path),
        default=Path(f"notebooks/{naam}.ipynb"),
        show_default=True,
        help=f"Het notebook dat wordt {wat}.",
    )


class _Jaar(click.ParamType[int]):
    """Four digits, and nothing else."""

    name = "jaar"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the year as a number."""
        from loket.basis.periode import controleer_jaar

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


@click.group()
@_HULP
def main() -> None:
    """Maakt het jaarverslag van een loket uit zijn register."""


@main.command("report")
@_HULP
@_opties
@_PEILDATUM
@_OUTPUT
@click.option("--status", default="concept", show_default=True,
              help="concept, of definitief: dan mag er niets meer openstaan.")  # fmt: skip
@_notebook()
@click.option(
    "-p", "--parameter", "extra", multiple=True, metavar="NAAM=WAARDE", help="Nog een parameter van het notebook."
)
def report(
    jaar: int,
    loket: str,
    data: Path,
    peildatum: str | None,
    output: Path,
    status: str,
    notebook: Path,
    extra: tuple[str, ...],
) -> None:
    """Maak het jaarverslag: HTML, PDF, notebook en cijfers.csv.

    Is er niets veranderd sinds de vorige keer, dan gebeurt er niets.
    """
    from loket.bouw.opdracht import Opdracht
    from loket.bouw.rapport import bouw

    parameters = _parameters(loket, jaar, peildatum) | ({"status": status} if status != "concept" else {})
    for naam, waarde in map(_paar, extra):
        if naam in parameters:
            raise LoketFout(f"De parameter ‘{naam}’ is er al.\n  wat te doen: gebruik --year, --loket of --peildatum")
        parameters[naam] = waarde
    bouw(Opdracht(notebook, data, output, parameters), click.echo)


@main.command("check")
@_HULP
@_opties
@_PEILDATUM
def check(jaar: int, loket: str, data: Path, peildatum: str | None) -> int:
    """Toets de gegevens en de tekst van een jaar, zonder een verslag te maken.

    De uitkomst is 0 als er geen fout is, en anders 1. Waarschuwingen houden het verslag niet tegen.
    """
    from loket.cijfers.cijfers import lees_cijfers
    from loket.controle import Verslag, onderzoek
    from loket.controle.lijst import als_tekst
    from loket.tonen.verhaal import Verhaal

    os.environ["LOKET_DATA"] = str(data)
    cijfers = lees_cijfers(loket, jaar, peildatum)
    uitkomsten = onderzoek(Verslag.lees(cijfers, Verhaal(cijfers)))
    click.echo(als_tekst(uitkomsten))
    return int(any(u.open for u in uitkomsten if u.controle.ernst == "fout"))


@main.command("check-report")
@_HULP
@_opties
@_PEILDATUM
@_OUTPUT
@_notebook("datacontrole")
def check_report(jaar: int, loket: str, data: Path, peildatum: str | None, output: Path, notebook: Path) -> None:
    """Maak de datacontrole: HTML en notebook met alleen aantallen.

    Lees haar voordat u aan het jaarverslag begint. Zij staat naast het jaarverslag in dezelfde map.
    """
    from loket.bouw.opdracht import Opdracht
    from loket.bouw.rapport import bouw

    bouw(Opdracht(notebook, data, output, _parameters(loket, jaar, peildatum), ("html", "ipynb")), click.echo)


@main.command("diff")
@_HULP
@_opties
@_OUTPUT
@click.option("--sinds", default="", metavar="VERSIE",
              help="De oude versie: een versie in git, een cijfers.csv, of de map van een eerder verslag.")  # fmt: skip
def diff(jaar: int, loket: str, data: Path, output: Path, sinds: str) -> None:
    """Vergelijk het verslag met een eerdere versie: cijfers, oorzaken, zinnen en grafieken.

    De bladzijde verschil.html staat naast het jaarverslag in dezelfde map. Het jaarverslag zelf verandert niet.
    """
    from loket.bouw.opdracht import Opdracht
    from loket.verschil.opdracht import vergelijk

    notebook = Path("notebooks/jaarverslag.ipynb")
    vergelijk(Opdracht(notebook, data, output, _parameters(loket, jaar, None)), sinds, click.echo)


@main.command("watch")
@_HULP
@_opties
@_PEILDATUM
@_OUTPUT
@_notebook()
@click.option("--port", "poort", type=click.IntRange(0, 65535), default=0, metavar="NUMMER",
              help="De poort op 127.0.0.1. Standaard een die vrij is.")  # fmt: skip
@click.option("--browser/--no-browser", "openen", default=True, help="Of de bladzijde in de browser opengaat.")
def watch(
    jaar: int, loket: str, data: Path, peildatum: str | None, output: Path, notebook: Path, poort: int, openen: bool
) -> None:
    """Maak het jaarverslag opnieuw bij elke wijziging, en toon het meteen in de browser.

    De bladzijde is alleen op deze computer te zien. Lukt een verslag niet, dan staat daar waarom.
    """
    from loket.bouw.opdracht import Opdracht
    from loket.volgen.start import volg

    gc.enable()  # this one stays
    volg(Opdracht(notebook, data, output, _parameters(loket, jaar, peildatum)), poort, openen, click.echo)


@main.command("lab")
@_HULP
@_opties
@_notebook(wat="geopend")
@click.argument("extra", nargs=-1)
def lab(jaar: int, loket: str, data: Path, notebook: Path, extra: tuple[str, ...]) -> None:
    """Open het notebook van een jaar in JupyterLab. Wat na -- staat, gaat naar JupyterLab zelf."""
    from loket.lab.start import start_lab

    start_lab(notebook, data, loket, jaar, extra)


@main.command("new-year")
@_HULP
@_opties
def new_year(jaar: int, loket: str, data: Path) -> None:
    """Begin een nieuw jaar: een map met lege tabellen om te vullen."""
    from loket.register.nieuwjaar import begin_jaar

    for pad in begin_jaar(data, loket, jaar):
        click.echo(f"  {pad}")


@main.command("describe-data")
@_HULP
@click.option("--data", type=click.Path(path_type=Path), default=Path("data"), show_default=True, help="De datamap.")
def describe_data(data: Path) -> None:
    """Schrijf het woordenboek van alle kolommen in README.md van de datamap."""
    from loket.register.onderhoud import werk_bij

    werk_bij(data / "README.md")


def _parameters(loket: str, jaar: int, peildatum: str | None) -> dict[str, object]:
    return {"loket": loket, "jaar": jaar} | ({"peildatum": peildatum} if peildatum else {})


def _paar(tekst: str) -> tuple[str, str]:
    naam, is_, waarde = tekst.partition("=")
    if not is_:
        raise LoketFout(f"‘{tekst}’ is geen parameter.\n  verwacht: NAAM=WAARDE")
    return naam, waarde
