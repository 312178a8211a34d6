"""Everything that differs between two versions of a report, together."""

from __future__ import annotations

from dataclasses import dataclass

from loket.verschil.cijferlijst import Cijferlijst, vergelijk_cijfers
from loket.verschil.grafieken import Beeldpaar, vergelijk_grafieken
from loket.verschil.herkomst import Begrippaar, Herkomst, vergelijk_begrippen, vergelijk_herkomst
from loket.verschil.invoer import Bestand, Tabelverschil, code, vergelijk_bestanden, vergelijk_gegevens
from loket.verschil.tekst import Sectieverschil, vergelijk_tekst
from loket.verschil.versie import Versie


@dataclass(frozen=True)
class Vergelijking:
    """What differs; a part that could not be compared is None.

    Parameters
    ----------
    oud, nieuw : Versie
        The two versions.
    cijfers : Cijferlijst
        The figures.
    begrippen : tuple of Begrippaar
        The definitions.
    tekst : tuple of Sectieverschil, optional
        The paragraphs; None when only figures are known.
    grafieken : tuple of Beeldpaar, optional
        The charts; None when only figures are known.
    grafieken_gelijk : int
        How many charts stayed the same.
    tabellen, teksten, code : tuple, optional
        The input's tables and its other files, and the code; None when that folder is not known.
    bronnen, pakketten : tuple of Herkomst, optional
        What both reports say of their files and software; None when the folder tells more, or nothing is known.
    """

    oud: Versie
    nieuw: Versie
    cijfers: Cijferlijst
    begrippen: tuple[Begrippaar, ...]
    tekst: tuple[Sectieverschil, ...] | None = None
    grafieken: tuple[Beeldpaar, ...] | None = None
    grafieken_gelijk: int = 0
    tabellen: tuple[Tabelverschil, ...] | None = None
    teksten: tuple[Bestand, ...] | None = None
    code: tuple[Bestand, ...] | None = None
    bronnen: tuple[Herkomst, ...] | None = None
    pakketten: tuple[Herkomst, ...] | None = None

    @property
    def verslag_gelijk(self) -> bool:
        """Whether a reader of the report sees no difference, as far as it was compared."""
        lijst = self.cijfers
        return not (lijst.veranderd or lijst.nieuw or lijst.vervallen or self.begrippen or self.tekst or self.grafieken)

    @property
    def alles_gelijk(self) -> bool:
        """Whether nothing behind the report differs either."""
        herkomst = (self.tabellen, self.teksten, self.code, self.bronnen, self.pakketten)
        return self.verslag_gelijk and not any(herkomst)

    @property
    def alineas(self) -> int:
        """How many paragraphs changed."""
        return sum(len(sectie.alineas) for sectie in self.tekst or ())


def vergelijk_versies(oud: Versie, nieuw: Versie, loket: str, jaar: int, notebook: str) -> Vergelijking:
    """Compare two versions as far as both are known.

    Parameters
    ----------
    loket, jaar : str, int
        What the report is about.
    notebook : str
        Name of the notebook within ``notebooks/``.
    """
    cijfers = vergelijk_cijfers(oud.regels, nieuw.regels)
    begrippen = vergelijk_begrippen(oud, nieuw)
    if not (oud.document and nieuw.document):
        return Vergelijking(oud, nieuw, cijfers, begrippen)
    tekst = vergelijk_tekst(oud.document, nieuw.document)
    grafieken, gelijk = vergelijk_grafieken(oud.document, nieuw.document)
    if not (oud.project and oud.data and nieuw.project and nieuw.data):
        herkomst = (vergelijk_herkomst(oud.document, nieuw.document, f"tabel-{t}") for t in ("bronnen", "pakketten"))
        bronnen, pakketten = herkomst
        return Vergelijking(
            oud, nieuw, cijfers, begrippen, tekst, grafieken, gelijk, bronnen=bronnen, pakketten=pakketten
        )
    tabellen, teksten = vergelijk_gegevens(oud.data, nieuw.data, loket, jaar)
    bestanden = vergelijk_bestanden(code(oud.project, notebook), code(nieuw.project, notebook))
    return Vergelijking(oud, nieuw, cijfers, begrippen, tekst, grafieken, gelijk, tabellen, teksten, bestanden)
