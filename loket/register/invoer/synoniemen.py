"""What desks call a table or column in their own file, for a first guess; each such guess is marked for the analyst.

Of a header only its core counts: ‘Aangemeld op’, ‘Datum aangemeld’ and ‘aangemeld d.d.’ say the same of a day, and
‘Dossiernr’, ‘Dossier-id’ and ‘Nummer dossier’ of a code.
"""

from __future__ import annotations

from functools import lru_cache

from loket.register.invoer.waarden import plat

#: Other names of a table, as a sheet may be called.
TABELNAMEN = {
    "trajecten": ("aanmeldingen", "kandidaten", "clienten", "register"),
    "nametingen": ("metingen", "effectmetingen"),
    "jaarplanning": ("planning",),
    "verwijzers": ("aanmelders", "organisaties", "zorgorganisaties"),
}
#: Other names of a column, by their core.
KOLOMNAMEN = {
    "traject_id": ("dossier", "zaak", "casus"),
    "kandidaat_id": ("client", "huurder", "deelnemer", "persoon"),
    "verwijzer_id": (
        "aanmelder",
        "aanmeldende organisatie",
        "verwijzende organisatie",
        "zorgorganisatie",
        "instelling",
    ),
    "herkomstgemeente": ("woonplaats", "woongemeente", "herkomst", "huidige gemeente"),
    "bindingsgemeente": ("netwerk", "gemeente netwerk", "binding"),
    "aanmelddatum": ("aangemeld", "aanmelding"),
    "intakedatum": ("intakegesprek",),
    "wachtlijstdatum": ("wachtlijstplaatsing", "plaatsing wachtlijst"),
    "start_huur": (
        *("start huurcontract", "start huurovereenkomst", "huurcontract", "begin huur", "begin huurcontract"),
        *("ingang huur", "ingang huurcontract", "ingangs huur", "geplaatst", "plaatsing"),
    ),
    "plaatsingsgemeente": ("gemeente woning",),
    "einde_huur": ("einde huurcontract", "einde huurovereenkomst", "eind huur"),
    "einde_reden": ("reden einde huur", "reden vertrek"),
    "uitval_datum": ("uitgevallen", "gestopt"),
    "afsluitdatum": ("afsluiting", "afgesloten"),
    "resultaat": ("uitkomst",),
    "afsluitreden": ("reden afsluiting", "reden afgesloten"),
    "peildatum": ("meting", "meet", "gemeten"),
    "ontvangen": ("ontvangst",),
    "besluit": ("beslissing",),
    "betaald": ("betaling",),
    "bedrag": ("factuurbedrag",),
    "aantal": ("toezegging", "toegezegd", "aantal woningen"),
    "naam": ("organisatie", "naam organisatie"),
    "trajectprijs": ("prijs", "tarief"),
}
#: Words that say nothing in a header, and words that say no more than what kind of column it is.
_LOZE_WOORDEN = frozenset(("de", "het", "een", "van", "bij", "in", "voor", "door"))
_SOORTWOORDEN = {
    "datum": ("datum", "dag", "op", "sinds", "per", "vanaf", "dd", "d"),
    "sleutel": ("nummer", "nr", "id", "code", "no"),
}
#: What such words are when they end another: ‘Dossiernr’, ‘aanmelddatum’.
_UITGANGEN = {"datum": ("datum",), "sleutel": ("nummer", "nr", "id", "code")}


@lru_cache(maxsize=10_000)
def kern(kop: str, soort: str) -> str:
    """Return what a header is about, whatever the order of its words; empty when it only says what kind it is."""
    woorden = [w for w in plat(kop).split() if w not in _LOZE_WOORDEN and w not in _SOORTWOORDEN.get(soort, ())]
    for uitgang in _UITGANGEN.get(soort, ()):
        woorden = [w.removesuffix(uitgang) if len(w) > len(uitgang) + 2 else w for w in woorden]
    return " ".join(sorted(woorden))


def zegt(kop: str, kolom: str, soort: str) -> int:
    """Tell how surely a header says a column in other words: 2 when it says the kind too, 1 when not, 0 not at all."""
    over = kern(kop, soort)
    if not over or over not in {kern(naam, soort) for naam in (kolom, *KOLOMNAMEN.get(kolom, ()))}:
        return 0
    return 2 if over != kern(kop, "") else 1
