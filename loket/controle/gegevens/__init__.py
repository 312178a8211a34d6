"""De datacontrole: wat er in een register ontbreekt, te laat, dubbel of vreemd is, voordat iemand erover schrijft."""

from loket.controle.gegevens.bevinding import Grenzen
from loket.controle.gegevens.facturen import facturen_te_herstellen
from loket.controle.gegevens.geheel import Datacontrole
from loket.controle.gegevens.klachten import klachten_te_herstellen
from loket.controle.gegevens.vertoning import (
    aanmeldingen_per_week,
    doorlooptijden,
    drukke_dagen,
    lange_stiltes,
    nametingen,
    overzicht,
    volledigheid_per_kolom,
    volledigheid_per_tabel,
    voorblad,
    wachtlijstbalans,
    weken_en_maanden,
)

__all__ = [
    "Datacontrole",
    "Grenzen",
    "aanmeldingen_per_week",
    "doorlooptijden",
    "drukke_dagen",
    "facturen_te_herstellen",
    "klachten_te_herstellen",
    "lange_stiltes",
    "nametingen",
    "overzicht",
    "volledigheid_per_kolom",
    "volledigheid_per_tabel",
    "voorblad",
    "wachtlijstbalans",
    "weken_en_maanden",
]
