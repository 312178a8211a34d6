"""An analyst's own chart or picture, with the same look and the same demands as those of the project."""

from __future__ import annotations

import base64
import io
import re
import sys
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pandas as pd

from loket.basis.meldingen import LoketFout
from loket.tonen.delen import dit_notebook
from loket.tonen.tabellen import als_bijschrift, eis_naam, gegevens
from loket.tonen.tekenen import BREEDTE, Grafiek, als_svg

#: What the project's folders may hold as a picture.
_RASTER = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
#: Bytes; a photo over the whole width in print quality is about half of it.
_GROOTSTE_BEELD = 4_000_000
#: Dots to an inch of a picture in its own size.
_PER_DUIM = 96
#: A number as a program writes it; a dot before three digits may be meant for thousands.
_MET_PUNT = re.compile(r"[-−+]?\d+\.(?:\d{1,2}|\d{4,})\s?%?")
_MET_KOMMA = re.compile(r"-?[\d.]+,\d+")


def grafiek(fig: Any, naam: str, bericht: str, *, alt: str, cijfers: pd.DataFrame, openbaar: bool = False) -> Grafiek:
    """Zet een eigen grafiek in het rapport.

    Parameters
    ----------
    fig : matplotlib Figure of Axes
        De grafiek. Teken haar ná ``from loket import grafiek``: dat zet letters en kleuren klaar.
    naam : str
        Een korte naam, elk jaar dezelfde: daarmee is de grafiek te vinden.
    bericht : str
        Het bijschrift: wat de grafiek zegt.
    alt : str
        Hetzelfde met de getallen, voor wie de grafiek niet kan zien.
    cijfers : DataFrame
        De totalen die u tekende; lezers kunnen ze bekijken en downloaden.
    openbaar : bool
        Of kleine getallen ook in een versie voor anderen mogen staan: zij gaan niet over mensen.

    Raises
    ------
    LoketFout
        Als er een ontbreekt, of als er losse gevallen of te kleine groepen in de tabel kunnen staan.

    Examples
    --------
    >>> fig, assen = plt.subplots()
    >>> assen.bar(totalen["maand"], totalen["plaatsingen"])
    >>> grafiek(fig, "plaatsingen", "In mei waren er de meeste.", alt="Staven: mei 9, juni 4.", cijfers=totalen)
    """
    figuur = getattr(fig, "figure", fig)
    if not callable(getattr(figuur, "savefig", None)):
        raise LoketFout(
            "Vooraan in grafiek(…) staat geen grafiek.\n  verwacht: een grafiek van matplotlib\n"
            "  wat te doen: maak er een met fig, assen = plt.subplots(), en zet haar vooraan:"
            ' grafiek(fig, "naam", "bericht", alt=…, cijfers=…)'
        )
    _eis("grafiek", naam=naam, bericht=bericht, alt=alt)
    eis_naam(naam)
    tabel = gegevens(cijfers, openbaar=openbaar)
    _eis_getallen(figuur)
    _schrijf_komma(figuur)
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close(figuur)  # else Jupyter shows it a second time, at the end of the cell
    return Grafiek(naam, als_bijschrift(bericht), als_bijschrift(alt), als_svg(figuur), tabel)


def _eis_getallen(figuur: Any) -> None:
    """Refuse an axis of texts such as ``1,5``: matplotlib takes them for words, each as far as the next."""
    for assen in figuur.axes:
        for eenheid in (assen.xaxis.units, assen.yaxis.units):
            teksten = [*getattr(eenheid, "_mapping", ())]
            if komma := next((tekst for tekst in teksten if _MET_KOMMA.fullmatch(str(tekst))), ""):
                raise LoketFout(
                    f"Een as van de grafiek heeft teksten, geen getallen, zoals ‘{komma}’.\n  verwacht: getallen\n"
                    "  wat te doen: lees het bestand met decimal=',', zoals"
                    " pd.read_csv('data/eigen.csv', sep=';', decimal=',')"
                )


def _schrijf_komma(figuur: Any) -> None:
    """Let the numbers that matplotlib writes by itself, along an axis or in a pie, have a comma."""
    from matplotlib.text import Text
    from matplotlib.ticker import ScalarFormatter

    class MetKomma(ScalarFormatter):
        def __init__(self, anders: ScalarFormatter) -> None:
            vars(self).update(vars(anders))  # as the analyst has set it

        def __call__(self, waarde: float, pos: int | None = None) -> str:
            return super().__call__(waarde, pos).replace(".", ",")

    for assen in figuur.axes:
        for langs in (assen.xaxis, assen.yaxis):
            if type(langs.get_major_formatter()) is ScalarFormatter:
                langs.set_major_formatter(MetKomma(langs.get_major_formatter()))
    for tekst in figuur.findobj(Text):
        if _MET_PUNT.fullmatch(tekst.get_text().strip()):
            tekst.set_text(tekst.get_text().replace(".", ","))


def afbeelding(pad: str, alt: str, bijschrift: str, naam: str = "") -> Grafiek:
    """Zet een plaatje of logo in het rapport.

    Parameters
    ----------
    pad : str
        Het bestand (.svg, .png of .jpg), gezien vanuit de map van het notebook of van het project.
    alt : str
        Wat er te zien is, voor wie het niet kan zien.
    bijschrift : str
        De tekst eronder.
    naam : str, optional
        Een korte naam, elk jaar dezelfde; anders die van het bestand.

    Raises
    ------
    LoketFout
        Als het plaatje er niet is, of een tekst ontbreekt.

    Examples
    --------
    >>> afbeelding("beelden/logo.png", "Logo van het loket", "Ons logo")
    """
    naast = dit_notebook().parent / pad  # as a picture in text; the files of a cell begin at the project
    bestand = naast if naast.is_file() else Path(pad)
    _eis("afbeelding", alt=alt, bijschrift=bijschrift)
    soort = bestand.suffix.lower()
    if soort != ".svg" and soort not in _RASTER:
        raise LoketFout(f"{pad} is geen afbeelding voor het verslag.\n  verwacht: een bestand .svg, .png of .jpg")
    try:
        inhoud = bestand.read_bytes()
    except OSError:
        raise LoketFout(
            f"De afbeelding {pad} kan niet worden gelezen.\n"
            f"  wat te doen: zet het bestand in de map van het project of in {naast.parent.name}/, of verbeter het pad"
        ) from None
    if len(inhoud) > _GROOTSTE_BEELD:
        raise LoketFout(
            f"De afbeelding {pad} is {len(inhoud) // 1_000_000} MB.\n"
            f"  verwacht: hoogstens {_GROOTSTE_BEELD // 1_000_000} MB\n  wat te doen: maak haar kleiner"
        )
    svg = inhoud if soort == ".svg" else _als_svg(inhoud, _RASTER[soort], pad)
    return Grafiek(naam or bestand.stem, als_bijschrift(bijschrift), als_bijschrift(alt), svg, None)


def _eis(functie: str, **teksten: str) -> None:
    for naam, tekst in teksten.items():
        if not isinstance(tekst, str) or not tekst.strip():
            raise LoketFout(f"{functie}(…) vraagt om een {naam}: een tekst die niet leeg is.")
        if naam == "alt" and re.search(r"…|\.\.\.", tekst):  # as copied from an example
            raise LoketFout(
                f"{functie}(…) heeft een alt die niet af is: ‘{tekst}’.\n"
                "  wat te doen: schrijf wat er te zien is, met de getallen, voor wie het niet kan zien"
            )


def _als_svg(inhoud: bytes, soort: str, pad: str) -> bytes:
    """Wrap a picture of dots, so that screen and paper take all pictures in one form."""
    from PIL import Image, UnidentifiedImageError  # comes with matplotlib

    try:
        with Image.open(io.BytesIO(inhoud)) as beeld:
            breed, hoog = beeld.size
    except (UnidentifiedImageError, OSError, ValueError):
        raise LoketFout(f"{pad} is geen heel plaatje.\n  wat te doen: bewaar het opnieuw als .png of .jpg") from None
    canvas = max(breed, int(BREEDTE * _PER_DUIM))  # a small logo stays small
    bron = quoteattr(f"data:{soort};base64,{base64.b64encode(inhoud).decode()}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="0 0 {canvas} {hoog}" width="{canvas}" height="{hoog}">'
        f'<image width="{breed}" height="{hoog}" xlink:href={bron}/></svg>'
    ).encode()
