"""What a text may not tell to everybody: the story of one person, a name, a small number that was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loket.basis.afspraken import EVAL
from loket.basis.alineas import OPMERKING, blokken
from loket.basis.opmaak import MAANDEN, MENSEN
from loket.cijfers.openbaar.beleid import drempel
from loket.controle.verslag import Bevinding, Controle, Verslag
from loket.tonen.pad import namen_van
from loket.tonen.publiek import zonder_intern
from loket.tonen.verhaal import zonder_weggelaten

_MENS = r"(?:kandidaat|kandidate|huurder|cliënt|cliënte|bewoner|bewoonster|man|vrouw|jongere|klager|klaagster)"
#: What gives a person away, and what it is called.
_PATRONEN = {
    "een leeftijd": re.compile(r"\b\d{1,3}[- ]jarige?\b|\b\d{1,3} jaar oud\b", re.IGNORECASE),
    "een verhaal over één persoon": re.compile(
        rf"\b(?:mevrouw|meneer|de heer|mevr\.|dhr\.)|\b(?:een|één|de) {_MENS},? die\b|\b(?:deze|die) {_MENS}\b",
        re.IGNORECASE,
    ),
    "een dag in het verhaal van een persoon": re.compile(
        rf"\b{_MENS}\b[^.]*\b\d{{1,2}} (?:{MAANDEN})\b|\b\d{{1,2}} (?:{MAANDEN})\b[^.]*\b{_MENS}\b", re.IGNORECASE
    ),
}
_TELWOORDEN = ("", "een|één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
#: Two words with a capital in the midst of a sentence, perhaps with what Dutch names have between.
_NAAM = re.compile(r"(?<=[a-z,] )[A-Z](?:[\w’-]+|\.(?: ?[A-Z]\.)*) (?:(?:van|de|der|den|het|ten|ter|el) )*[A-Z][\w’-]+")


def _klein(grens: int) -> re.Pattern[str]:
    getallen = "|".join([*map(str, range(1, grens)), *_TELWOORDEN[1:grens]])
    return re.compile(rf"(?<![\d.,])\b(?:{getallen}) {MENSEN}\b", re.IGNORECASE)


def _zoek(verslag: Verslag) -> Iterator[Bevinding]:
    inrichting = verslag.cijfers.loket
    grens = drempel(inrichting)
    patronen = _PATRONEN | {f"een getypt aantal onder de {grens}": _klein(grens), "een naam": _NAAM}
    bekend = " ".join((*inrichting.corporaties, *inrichting.gemeenten,
                       inrichting.naam, inrichting.kort, inrichting.organisatie, inrichting.regio)).split()  # fmt: skip
    namen = namen_van(verslag.cijfers)
    for stuk in verslag.stukken:
        if stuk.namen is not None:  # of the notebook: it is the same for every desk
            continue
        tekst = zonder_intern(zonder_weggelaten(stuk.tekst, namen), "openbaar")
        for regel, _, blok in blokken(tekst):
            kaal = " ".join(EVAL.sub("…", OPMERKING.sub("", blok)).split())
            for wat, patroon in patronen.items():
                for gevonden in patroon.finditer(kaal):
                    if wat == "een naam" and (
                        gevonden[0] in " ".join(inrichting.openbare_personen)
                        or any(woord.istitle() and woord in bekend for woord in re.split("[ -]", gevonden[0]))
                    ):
                        continue
                    voor = re.search(r"\s+".join(map(re.escape, gevonden[0].split())), blok)
                    yield Bevinding(
                        stuk.bestand,
                        stuk.plaats(regel + (blok.count("\n", 0, voor.start()) if voor else 0)),
                        f"{wat}: ‘{gevonden[0][:80]}’",
                        "in een openbaar verslag niets waaraan iemand is te herkennen",
                        "herschrijf, zet er <!-- intern --> achter, of zet een naam in openbare_personen: in"
                        " loket.toml, boven de eerste kop met [ ]",
                    )


OPENBARE_TEKST = Controle(
    "openbare-tekst",
    "waarschuwing",
    "In een openbaar verslag staat niets waaraan iemand is te herkennen.",
    _zoek,
)
