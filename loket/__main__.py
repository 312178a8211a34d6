"""The commands behind make; each hands its options to the module that does the work.

``python -m loket report --year 2022``
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from shlex import quote
from typing import NoReturn

import click

from loket.basis.hulptekst import Groep
from loket.basis.make import keuze_voor_make
from loket.basis.meldingen import MAX_GELIJK, InvoerFout, LoketFout
from loket.basis.proces import voer_uit
from loket.opties import (
    HULP,
    OUTPUT,
    PEILDATUM,
    PUBLIEK,
    STATUS,
    VOORBEELDDATA,
    Jaar,
    Keuze,
    jaar_en_data,
    loket_en_data,
    rapport_en_keuzes,
)
from loket.rapporten import JAARVERSLAG, zoek_rapport


@click.group(cls=Groep)
@HULP
def main() -> None:
    """Maakt de rapporten van een loket uit zijn register, zoals het jaarverslag."""


@main.command("report")
@HULP
@jaar_en_data
@rapport_en_keuzes
@OUTPUT
@STATUS
@PUBLIEK
@VOORBEELDDATA
def report(jaar: int, loket: str, data: Path, output: Path, voorbeelddata: bool, **keuze: object) -> None:
    """Maak een rapport: HTML, PDF, notebook en cijfers. Zonder --report is dat het jaarverslag.

    Is er niets veranderd sinds de vorige keer, dan gebeurt er niets.
    """
    from loket.bouw.bouw import bouw

    opdracht = Keuze(jaar, loket, **keuze).opdracht(data, output, voorbeelddata=voorbeelddata)  # type: ignore[arg-type]
    try:
        bouw(opdracht, click.echo)
    except LoketFout as fout:
        from loket.bouw.proefdraai import met_de_rest

        raise met_de_rest(fout, opdracht) from None


@main.command("partners")
@HULP
@jaar_en_data
@PEILDATUM
@OUTPUT
@STATUS
@PUBLIEK
@VOORBEELDDATA
def partners(
    jaar: int, loket: str, data: Path, peildatum: str | None, output: Path, status: str, publiek: str,
    voorbeelddata: bool,
) -> int:  # fmt: skip
    """Maak het blad van elke partner: elke corporatie en elke zorgorganisatie die in het jaar meedeed.

    Op een blad staan de eigen cijfers van één partner naast die van het hele loket. Wat al bij is, wordt overgeslagen.
    Mislukt er een blad, dan gaan de andere door; de uitkomst is dan 1.
    """
    from loket.bouw.alles import per_partner
    from loket.bouw.opdracht import controleer_loket
    from loket.bouw.reeks import Reeks, bouw_reeks

    gekozen = Keuze(jaar, loket, "partner", None, None, peildatum, (), status, publiek)
    opdracht = gekozen.opdracht(data, output, voorbeelddata=voorbeelddata)
    controleer_loket(opdracht)
    reeks = Reeks(f"partner {jaar}", opdracht.doel, ("blad", "bladen"), lambda blad: blad.naam)
    return int(bool(bouw_reeks(per_partner(opdracht), reeks, click.echo, partial(click.echo, err=True))))


@main.command("all")
@HULP
@click.option("--year", "jaar", type=Jaar(), default=None, metavar="JJJJ", help="Alleen dit jaar.")
@click.option("--loket", default="", help="Alleen dit loket.")
@click.option("--data", type=click.Path(path_type=Path), default=Path("data"), show_default=True, help="De datamap.")
@OUTPUT
@STATUS
@PUBLIEK
@VOORBEELDDATA
@click.option("--scheduler", default="", metavar="tcp://…", help="Laat de werkers van deze dask-scheduler bouwen.")
def alles(
    jaar: int | None, loket: str, data: Path, output: Path, status: str, publiek: str, voorbeelddata: bool,
    scheduler: str,
) -> int:  # fmt: skip
    """Maak elk rapport van elk loket en elk jaar, en een overzicht daarvan in index.html.

    Voor anderen dan het loket zijn dat de rapporten die er voor hen zijn: voor een partner alleen de partnerbladen.
    Wat al bij is, wordt overgeslagen. Mislukt er een rapport, dan gaan de andere door; de uitkomst is dan 1.
    """
    from loket.bouw.alles import alle_loketten, alle_opdrachten
    from loket.bouw.overzicht import schrijf_overzicht
    from loket.bouw.reeks import Reeks, bouw_reeks

    loketten = [loket] if loket else alle_loketten(data)
    opdrachten = list(alle_opdrachten(data, output, loketten, jaar, status, publiek, voorbeelddata=voorbeelddata))
    reeks = Reeks("rapporten", output, ("rapport", "rapporten"), lambda o: f"{o.doel.relative_to(output) / o.naam}")
    klaag, elders = partial(click.echo, err=True), None
    if scheduler:
        if any(opdracht.legt_vast for opdracht in opdrachten):  # each needs what those before it published
            raise LoketFout(
                "Definitieve openbare rapporten leggen vast wat er is gepubliceerd; dat kan alleen op deze machine.\n"
                "  wat te doen: laat SCHEDULER weg"
            )
        from loket.bouw.verdeeld import verdeel

        elders = verdeel(scheduler, klaag)
    niet = bouw_reeks(opdrachten, reeks, click.echo, klaag, elders)
    click.echo(f"  {schrijf_overzicht(output, {opdracht.doel / opdracht.bon for opdracht in niet})}")
    return int(bool(niet))


@main.command("check")
@HULP
@jaar_en_data
@rapport_en_keuzes
@PUBLIEK
@click.option("--alles", is_flag=True, help="Toon elke bevinding, ook als er veel van één soort zijn.")
def check(jaar: int, loket: str, data: Path, alles: bool, **keuze: object) -> int:
    """Toets de gegevens en de tekst van een rapport, zonder het te maken.

    De uitkomst is 0 als er geen fout is, en anders 1. Waarschuwingen houden het verslag niet tegen.
    """
    opdracht = Keuze(jaar, loket, **keuze).opdracht(data)  # type: ignore[arg-type]

    from loket.bouw.proefdraai import proefdraai
    from loket.controle.lijst import als_tekst, nog_te_doen
    from loket.register.invoer.wegschrijven import APART_LIJST
    from loket.register.mappen import mappen_van
    from loket.register.ongelezen import ongelezen

    proef = proefdraai(opdracht)
    if problemen := [m for m in proef.meldingen if not m.leeg]:
        meeste = None if alles else MAX_GELIJK
        click.echo(f"{InvoerFout(problemen, 'in de gegevens en de tekst', meeste)}\n")
    if proef.gelezen:
        click.echo(als_tekst(proef.uitkomsten, alles=alles))
    else:
        click.echo("De cijfers zijn niet gecontroleerd: eerst moet het register te lezen zijn.\n")
    if werk := nog_te_doen((m for m in proef.meldingen if m.leeg), proef.uitkomsten):
        click.echo(f"\n{werk}" if proef.gelezen else werk)
    if (mappen := mappen_van(data / loket)) != (data / loket,):
        click.echo(f"\nDit loket is een som; de tabellen staan in {' en '.join(map(str, mappen))}.")
    if proef.teksten:
        click.echo(f"\nTeksten van dit rapport, in {data / loket}:")
    for pad, kop, is_er in proef.teksten:
        click.echo(f"  {pad:<32} {'staat' if is_er else 'ontbreekt; hoort'} onder ‘{kop}’")
    if proef.weggelaten:
        click.echo("\nTekst die nu niet in het rapport staat, want haar voorwaarde geldt niet:")
        click.echo("\n".join(f"  {waar}" for waar in proef.weggelaten))
    if (apart := data / loket / APART_LIJST).exists():
        click.echo(f"\nNiet in het register: wat make import apart zette, met de reden in {apart}.")
        click.echo("  Geldt dat niet meer, verwijder dat bestand dan.")
    if niet := [*ongelezen(data / loket, jaar)]:
        click.echo("\nBestanden die Loket niet leest:")
        click.echo("\n".join(f"  {pad}\n    wat te doen: {raad}" for pad, raad in niet))
    if proef.niet_getoetst:
        click.echo("\nNiet getoetst: eigen code, die alleen make report uitvoert, onder:")
        click.echo("\n".join(f"  {kop}" for kop in proef.niet_getoetst))
    return int(bool(proef.meldingen) or any(u.open for u in proef.uitkomsten if u.controle.ernst == "fout"))


@main.command("diff")
@HULP
@jaar_en_data
@rapport_en_keuzes
@OUTPUT
@PUBLIEK
@click.option("--sinds", default="", metavar="VERSIE",
              help="De oude versie: een versie in git, een cijfers.csv, of de map van een eerder verslag.")  # fmt: skip
def diff(jaar: int, loket: str, data: Path, output: Path, sinds: str, **keuze: object) -> None:
    """Vergelijk een rapport met een eerdere versie: cijfers, oorzaken, zinnen en grafieken.

    De bladzijde verschil.html staat naast het rapport in dezelfde map. Het rapport zelf verandert niet.
    """
    from loket.verschil.verschil import vergelijk

    vergelijk(Keuze(jaar, loket, **keuze).opdracht(data, output), sinds, click.echo)  # type: ignore[arg-type]


@main.command("watch")
@HULP
@jaar_en_data
@rapport_en_keuzes
@OUTPUT
@PUBLIEK
@click.option("--port", "poort", type=click.IntRange(0, 65535), default=0, metavar="NUMMER",
              help="De poort op 127.0.0.1. Standaard een die vrij is.")  # fmt: skip
@click.option("--browser/--no-browser", "openen", default=True, help="Of de bladzijde in de browser opengaat.")
def watch(jaar: int, loket: str, data: Path, output: Path, poort: int, openen: bool, **keuze: object) -> None:
    """Maak een rapport opnieuw bij elke wijziging, en toon het meteen in de browser.

    De bladzijde is alleen op deze computer te zien. Lukt een verslag niet, dan staat daar waarom.
    """
    from loket.lab.volgen.volg import volg

    volg(Keuze(jaar, loket, **keuze).opdracht(data, output), poort, openen, click.echo)  # type: ignore[arg-type]


@main.command("lab")
@HULP
@jaar_en_data
@rapport_en_keuzes
@click.argument("jupyterlab", nargs=-1)
def lab(jaar: int, loket: str, data: Path, jupyterlab: tuple[str, ...], **keuze: object) -> None:
    """Open het notebook van een rapport in JupyterLab. Wat na -- staat, gaat naar JupyterLab zelf."""
    from loket.lab.start import start_lab

    gekozen = Keuze(jaar, loket, **keuze)  # type: ignore[arg-type]
    start_lab(gekozen.rapport.notebook, data, gekozen.parameters, jupyterlab)


@main.command("new-year")
@HULP
@jaar_en_data
def new_year(jaar: int, loket: str, data: Path) -> None:
    """Begin een nieuw jaar: een map naar die van vorig jaar, met een concept van de tekst en lege tabellen.

    Een map die er al is, blijft zoals zij is.
    """
    from loket.controle.verslag import te_schrijven
    from loket.register.loket_toml import lees_inrichting
    from loket.register.nieuw_jaar import begin_jaar

    notebook = zoek_rapport(JAARVERSLAG).notebook
    was_er = data.exists()
    nieuw = begin_jaar(data, loket, jaar)
    if not was_er:  # a slip in DATA= makes a desk too
        click.echo(f"De map {data} was er niet: zij is gemaakt, met daarin het NIEUWE loket {loket}.")
        click.echo(f"  wat te doen: was dat een tikfout achter DATA=, verwijder de map dan: rm -r {quote(str(data))}\n")
    teksten = te_schrijven(notebook, jaar, lees_inrichting(data, loket).nameting_jaren)
    click.echo(nieuw.in_woorden(keuze_voor_make(data, loket), teksten))


@main.command("import")
@HULP
@click.option(
    "--bron",
    type=click.Path(path_type=Path),
    required=True,
    help="Een werkboek (.xlsx, .xls, .ods), een CSV-bestand, of een map met zulke bestanden.",
)
@loket_en_data
@click.option("--proef", default="nee", show_default=True, metavar="ja|nee", help="ja: toon alles, en schrijf niets.")
def import_(bron: Path, loket: str, data: Path, proef: str) -> None:
    """Lees uw eigen registratie in: eerst zien wat er verandert, dan pas schrijven.

    Wat niet te lezen is, wordt apart gezet met de reden; de rest gaat door.
    """
    from loket.register.invoer.importeren import importeer

    if bron == Path():  # what make hands over when BRON is not given
        keuze = keuze_voor_make(data, loket)
        raise LoketFout(f"Wat moet er worden ingelezen?\n  wat te doen: make import BRON=register.xlsx{keuze}")
    if proef not in ("ja", "nee"):
        raise LoketFout(f"PROEF={proef} bestaat niet.\n  verwacht: PROEF=ja of PROEF=nee")
    importeer(bron, data, loket, click.echo, proef=proef == "ja")


@main.command("describe-data")
@HULP
@click.option("--data", type=click.Path(path_type=Path), default=Path("data"), show_default=True, help="De datamap.")
def describe_data(data: Path) -> None:
    """Schrijf het woordenboek van alle kolommen in README.md van de datamap."""
    from loket.register.uitleg_tabellen import werk_bij

    werk_bij(data / "README.md")


#: The commands that write nothing in output/.
_ZONDER_OUTPUT = frozenset({"check", "lab", "new-year", "import", "describe-data"})


def start() -> NoReturn:
    """Run what was asked for, as a process of its own."""
    voer_uit(main, _ZONDER_OUTPUT)


if __name__ == "__main__":
    start()
