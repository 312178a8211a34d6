"""The back-test: what was published beside what the register gives, with the errata that are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from loket.basis.meldingen import InvoerFout, LoketFout, Melding, lijkt_op
from loket.basis.periode import jaar
from loket.cijfers.afkomst import zelfde
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES


@dataclass(frozen=True)
class Vergelijking:
    """One published figure beside the computed one.

    Parameters
    ----------
    gepubliceerd : str
        The published value, as the source prints it.
    cijfer : Cijfer
        The computed figure.
    noemer : float or None
        The number among which the source counts.
    gedrukt_aandeel : str
        The percentage that the source prints with it; empty when there is none.
    erratum : str
        Why the two differ; empty when they should be equal.
    plaats : tuple of (str, int)
        File and row of the published figure.
    is_gedrukt : bool
        Whether the source prints the value itself; else it follows from what it prints.
    """

    gepubliceerd: str
    cijfer: Cijfer
    noemer: float | None
    gedrukt_aandeel: str
    erratum: str
    plaats: tuple[str, int]
    is_gedrukt: bool = True

    @property
    def gelijk(self) -> bool:
        """Whether both print the same in the source's own precision, noemer and printed share included."""
        gelijk = zelfde(self.gepubliceerd, self.cijfer.waarde)
        if self.noemer is not None:
            gelijk = gelijk and self.cijfer.noemer == self.noemer
        if self.gedrukt_aandeel:
            gelijk = gelijk and zelfde(self.gedrukt_aandeel, self.cijfer.aandeel.waarde)
        return gelijk

    @property
    def uitkomst(self) -> str:
        """The outcome in Dutch: ``gelijk``, ``erratum`` or ``wijkt af``."""
        if self.gelijk:
            return "erratum vervalt" if self.erratum else "gelijk"
        return "erratum" if self.erratum else "wijkt af"


@lru_cache(maxsize=1)  # the checks and two tables of a report ask it
def vergelijk(cijfers: Cijfers) -> tuple[Vergelijking, ...]:
    """Compare every published figure of the report's year with the register, as far as its period is known in full.

    Raises
    ------
    InvoerFout
        When the key of a published figure leads nowhere; all of them are listed.
    """
    gepubliceerd = cijfers.register.tabel("gepubliceerd")
    gepubliceerd = gepubliceerd[gepubliceerd["jaar"] == cijfers.jaar].astype("object")
    gepubliceerd = gepubliceerd.mask(gepubliceerd.isna(), "")
    gevonden, meldingen = [], []
    for (bestand, rij), rijen in zip(gepubliceerd.index, gepubliceerd.to_dict("records"), strict=True):
        try:
            cijfer = zoek(cijfers, rijen["cijfer"], rijen["groep"], rijen["periode"])
        except InvoerFout as fout:  # not the row is wrong, but what it asks for
            meldingen += fout.meldingen
            continue
        except LoketFout as fout:
            sleutel = " ".join(filter(None, (rijen["cijfer"], rijen["groep"], rijen["periode"])))
            verwacht = "een cijfer, uitsplitsing en periode die bestaan"
            meldingen.append(Melding(str(bestand), "", verwacht, f"verbeter de rij. {fout}", int(rij), sleutel))
            continue
        # A quarter knows nothing of the rest of the year, in which earlier cohorts were measured too.
        tot = jaar(cijfers.jaar) if cijfer.definitie.cohort else cijfer.cijfers.periode
        if cijfers.register.peildatum < tot.einde:
            continue
        gevonden.append(
            Vergelijking(
                rijen["waarde"],
                cijfer,
                rijen["noemer"] or None,
                rijen["gedrukt_aandeel"],
                rijen["erratum"],
                (str(bestand), int(rij)),
                is_gedrukt=rijen["gedrukt"] != "nee",
            )
        )
    if meldingen:
        raise InvoerFout(meldingen)
    return tuple(gevonden)


def zoek(cijfers: Cijfers, naam: str, groep: str, periode: str) -> Cijfer:
    """Return the figure with this key of cijfers.csv, as known on the peildatum of ``cijfers``."""
    if naam not in DEFINITIES:
        raise LoketFout(f"Van ‘{naam}’ is geen definitie.{lijkt_op(naam, DEFINITIES)}")
    if periode[4:] not in ("", "-12-31"):
        raise LoketFout(f"Een stand op {periode} is niet te toetsen, alleen die op 31 december.")
    delen = tuple((deel.split("=")[0], deel.split("=")[1]) for deel in groep.split(",") if deel)
    for dimensie, waarde in delen:
        bekend = cijfers.groepswaarden(dimensie)
        if waarde not in bekend:
            raise LoketFout(f"Bij {dimensie} bestaat ‘{waarde}’ niet.{lijkt_op(waarde, bekend)}")
    gevonden = cijfers[int(periode[:4])].cijfer(DEFINITIES[naam], delen)
    _ = gevonden.waarde  # a figure that cannot be split this way says so now
    return gevonden


def meldingen(vergelijkingen: Sequence[Vergelijking]) -> list[Melding]:
    """Return a problem for each figure that differs without erratum, and for each erratum that no longer differs."""
    problemen = []
    for v in vergelijkingen:
        bestand, rij = v.plaats
        if v.uitkomst == "wijkt af":
            verwacht = f"{v.cijfer.definitie.label} {v.cijfer.sleutel[2]}: het register geeft {v.cijfer}"
            herstel = "verbeter het register, of leg vast waarom de bron anders is in de kolom erratum"
            problemen.append(Melding(bestand, "waarde", verwacht, herstel, rij, v.gepubliceerd))
        if v.uitkomst == "erratum vervalt":
            verwacht = "een verschil tussen bron en register; dat is er niet meer"
            problemen.append(Melding(bestand, "erratum", verwacht, "maak de kolom erratum leeg", rij, v.erratum))
    return problemen
