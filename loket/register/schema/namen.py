"""Which tables there are, of what kind each is, and the words that every desk uses in them."""

from __future__ import annotations

VERWIJZERTYPEN = ("convenantpartner", "deelnemer")
UITVALFASEN = ("aanmelding", "intake", "wachtlijst")
RESULTATEN = ("positief", "negatief")
OORDELEN = ("gegrond", "deels_gegrond", "ongegrond", "niet_ontvankelijk")
OVERLAST = ("geen", "meldingen", "structureel", "niet_gemeten")
HUURACHTERSTAND = ("geen", "opgelost", "problematisch", "niet_gemeten")
INITIATIEVEN = ("eigen", "corporatie")
JA_NEE = ("ja", "nee")

#: Tables of one year, in the order in which they are read; the folder of the row's own first date holds the row.
JAARTABELLEN = (
    "trajecten",
    "nametingen",
    "facturen",
    "klachten",
    "taakstelling",
    "jaarplanning",
    "dossiers",
    "gepubliceerd",
    "tekstfouten",
    "akkoord",
    "opmerkingen",
)
#: Tables of what happened on a day; of a later year they are read too, up to the peildatum.
GEBEURTENISTABELLEN = ("trajecten", "nametingen", "facturen", "klachten")
#: Tables of the desk itself, valid over all years.
LOKETTABELLEN = ("verwijzers", "tarieven", "reeksen", "vergelijking")
#: Tables in which a year without any row cannot be right.
NOOIT_LEEG = ("trajecten", "taakstelling", "verwijzers", "tarieven")
#: Tables that a year, or the desk, may do without altogether.
MAG_ONTBREKEN = ("gepubliceerd", "tekstfouten", "akkoord", "opmerkingen", "vergelijking")
#: Tables about a report and what was published, not about kandidaten: a roll-up has its own, if any.
VAN_HET_VERSLAG = ("gepubliceerd", "tekstfouten", "akkoord", "opmerkingen", "reeksen", "vergelijking")
#: Tables that can be looked at when the others cannot be read: no figure sets them beside these.
ZONDER_CIJFERS = ("jaarplanning", "dossiers", "tekstfouten", "akkoord", "opmerkingen")
#: The date that decides in which year's folder a row lives.
EIGEN_DATUM = {
    "trajecten": "aanmelddatum",
    "nametingen": "peildatum",
    "facturen": "factuurdatum",
    "klachten": "ontvangen",
    "jaarplanning": "datum",
}
#: Every table of a register.
TABELLEN = (*JAARTABELLEN, *LOKETTABELLEN)
#: Tables of which only the folder tells the year of a row.
ZONDER_EIGEN_DATUM = tuple(naam for naam in JAARTABELLEN if naam not in EIGEN_DATUM)
#: How a reader sees what nobody knows: an empty cell whose event has taken place. Of a nameting it is ``niet_gemeten``.
ONBEKEND = "onbekend"
