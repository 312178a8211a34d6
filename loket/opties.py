"""The options that commands share, and what was chosen with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from loket.basis.afspraken import CONCEPT, INTERN, PUBLIEKEN
from loket.basis.meldingen import LoketFout, lijkt_op
from loket.rapporten import JAARVERSLAG, Rapport, lees_rapport, parameters_voor, zoek_rapport

if TYPE_CHECKING:
    from loket.bouw.opdracht import Opdracht

HULP = click.help_option("-h", "--help", help="Toon deze hulp.")

OUTPUT = click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="De map voor het verslag.",
)


PEILDATUM = click.option(
    "--peildatum",
    default=None,
    metavar="JJJJ-MM-DD",
    help="Wat daarna gebeurde, weet het verslag niet. Standaard de laatste dag van de periode.",
)
STATUS = click.option(
    "--status", default=CONCEPT, show_default=True, help="concept, of definitief: dan mag er niets meer openstaan."
)


def _een_publiek(_: click.Context, __: click.Parameter, waarde: str) -> str:
    if waarde in PUBLIEKEN:
        return waarde
    naar_buiten = waarde.casefold().startswith(("ext", "buiten"))  # “extern” is nearest to its opposite
    raad = (
        " Voor lezers buiten het loket is het PUBLIEK=openbaar."
        if naar_buiten
        else lijkt_op(waarde.casefold(), PUBLIEKEN)
    )
    raise LoketFout(f"PUBLIEK={waarde} bestaat niet.{raad}")


PUBLIEK = click.option(
    "--publiek",
    callback=_een_publiek,
    metavar="VOOR WIE",
    default=INTERN,
    show_default=True,
    help="Voor wie: intern, partner (bij --report partner) of openbaar. Voor anderen zijn kleine aantallen afgerond.",
)
VOORBEELDDATA = click.option("--voorbeelddata", is_flag=True, help="Maak ook van voorbeelddata een definitief rapport.")


class Jaar(click.ParamType[int]):
    """Four digits, and nothing else."""

    name = "jaar"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the year as a number."""
        from loket.basis.periode import controleer_jaar

        if not str(value).strip():
            raise LoketFout("YEAR ontbreekt.\n  wat te doen: geef bijvoorbeeld YEAR=2022")
        return controleer_jaar(str(value))


def jaar_en_data(functie: click.decorators.FC) -> click.decorators.FC:
    """Add the options that every command about a year shares."""
    jaar = click.option("--year", "jaar", type=Jaar(), default="", metavar="JJJJ", help="Het jaar, zoals 2022.")
    return jaar(loket_en_data(functie))


def loket_en_data(functie: click.decorators.FC) -> click.decorators.FC:
    """Add the options that say which desk."""
    for optie in (
        click.option("--loket", default="maastricht", show_default=True, help="De map van het loket in de datamap."),
        click.option("--data", type=click.Path(path_type=Path), default=Path("data"), show_default=True,
                     help="De datamap. Een echt register staat buiten dit project."),
    ):  # fmt: skip
        functie = optie(functie)
    return functie


def rapport_en_keuzes(functie: click.decorators.FC) -> click.decorators.FC:
    """Add the options that say which report, and with what."""
    for optie in (
        click.option("--report", "rapport", default=JAARVERSLAG, show_default=True, metavar="NAAM",
                     help="Het rapport: de naam van een notebook in notebooks/."),
        click.option("--notebook", type=click.Path(path_type=Path), default=None,
                     help="Een notebook dat ergens anders staat, in plaats van een rapport."),
        click.option("--quarter", "kwartaal", default=None, metavar="1-4",
                     help="Het kwartaal, bij een rapport dat daarom vraagt."),
        PEILDATUM,
        click.option("-p", "--parameter", "extra", multiple=True, metavar="NAAM=WAARDE",
                     help="Nog een parameter van het notebook."),
    ):  # fmt: skip
        functie = optie(functie)
    return functie


class Keuze:
    """What was chosen on the command line: a report with its parameters, each of its own type, and for whom.

    Raises
    ------
    LoketFout
        When there is no such report, it has no such parameter, or no version for those.
    """

    def __init__(
        self,
        jaar: int,
        loket: str,
        rapport: str,
        notebook: Path | None,
        kwartaal: str | None,
        peildatum: str | None,
        extra: tuple[str, ...],
        status: str = CONCEPT,
        publiek: str = INTERN,
    ) -> None:
        self.rapport: Rapport = lees_rapport(notebook) if notebook else zoek_rapport(rapport)
        self.publiek = self.rapport.controleer_publiek(publiek)
        gegeven = {"kwartaal": kwartaal} if kwartaal else {}
        gegeven |= {"peildatum": peildatum} if peildatum else {}
        for naam, waarde in map(_paar, extra):
            if naam in ("loket", "jaar", "status", *gegeven):
                raise LoketFout(
                    f"De parameter ‘{naam}’ is er al.\n  wat te doen: gebruik --year, --loket of --peildatum"
                )
            gegeven[naam] = waarde
        self.parameters = parameters_voor(self.rapport, loket, jaar, status, **gegeven)

    def opdracht(self, data: Path, uitvoer: Path = Path(), *, voorbeelddata: bool = False) -> Opdracht:
        """Return the order to build it of what is in ``data``."""
        from loket.bouw.opdracht import Opdracht

        notebook = self.rapport.notebook
        return Opdracht(notebook, data, uitvoer, self.parameters, voorbeelddata=voorbeelddata, publiek=self.publiek)


def _paar(tekst: str) -> tuple[str, str]:
    naam, is_, waarde = tekst.partition("=")
    if not is_:
        raise LoketFout(f"‘{tekst}’ is geen parameter.\n  verwacht: NAAM=WAARDE")
    return naam, waarde
