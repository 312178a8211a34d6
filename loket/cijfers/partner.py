"""One partner of the desk, and the figures that it may see: its own, and those of the desk as a whole.

A corporatie is found by its name, a care organisation (verwijzer) by its ``verwijzer_id``. Every figure can be
narrowed to a partner whose table says whose case each row is; nothing is counted for a partner alone.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from loket.basis import opmaak
from loket.basis.meldingen import LoketFout, lijkt_op, nabij
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Definitie, Overleving, Telling, Verhouding
from loket.rapporten import kort
from loket.register.schema import ONBEKEND

CORPORATIE = "corporatie"
VERWIJZER = "verwijzer_id"
DEELNEMER = "deelnemer"
#: A largest value is that of one case.
_VAN_EEN_GEVAL = ("langste_wacht",)


@dataclass(frozen=True)
class Partner:
    """A partner, and its own figures: ``partner.plaatsingen`` are those of this partner alone.

    Parameters
    ----------
    cijfers : Cijfers
        The figures of the desk.
    dimensie : str
        The column that says whose a case is: ``corporatie`` or ``verwijzer_id``.
    code : str
        This partner's value in that column; the files of its sheet are named after it.
    naam : str
        How it is called.
    soort : str
        ``corporatie``, ``convenantpartner`` or ``deelnemer``.
    overeenkomst_sinds : date, optional
        First day of the deelnemersovereenkomst.
    """

    cijfers: Cijfers
    dimensie: str
    code: str
    naam: str
    soort: str
    overeenkomst_sinds: date | None = None

    def __getattr__(self, naam: str) -> Cijfer:
        if naam.startswith("_"):
            raise AttributeError(naam)
        return self.over(self.cijfers, naam)

    def over(self, cijfers: Cijfers, naam: str) -> Cijfer:
        """Return one of its own figures over the period of ``cijfers``."""
        return cijfers.deel(naam, **{self.dimensie: self.code})

    @property
    def is_corporatie(self) -> bool:
        """Whether it is a corporatie, and no care organisation."""
        return self.dimensie == CORPORATIE

    @property
    def is_actief(self) -> bool:
        """Whether it had anybody under way in the period, or that can be."""
        alle = (self.aanmeldingen, self.intakes, self.plaatsingen, self.wachtlijst)
        return any(cijfer or cijfer.benaderd for cijfer in alle)

    @property
    def deelname(self) -> str:
        """How it takes part, as what follows its name in a sentence."""
        if self.soort != DEELNEMER:
            return f"doet mee als {self.soort}"
        if self.overeenkomst_sinds is None or not self.heeft_overeenkomst:
            return "doet mee zonder deelnemersovereenkomst"
        return f"doet mee met een deelnemersovereenkomst, die geldt sinds {opmaak.datum(self.overeenkomst_sinds)}"

    @property
    def heeft_overeenkomst(self) -> bool:
        """Whether its deelnemersovereenkomst was in force on the period's last day."""
        return self.overeenkomst_sinds is not None and self.overeenkomst_sinds <= self.cijfers.periode.einde

    def totaal(self, naam: str) -> Cijfer | None:
        """Return the figure of the desk as a whole; None when it would say, less its own, too much of others.

        That is so when one other partner has all the rest, or when the rest is of fewer people than the desk shows
        (``kleinste_aantal`` in loket.toml), or when it is one case of another partner.
        """
        totaal: Cijfer = getattr(self.cijfers, naam)
        if naam in _VAN_EEN_GEVAL and totaal.waarde != self.over(self.cijfers, naam).waarde:
            return None
        return None if any(self._verraadt(telling) for telling in _tellingen(totaal.definitie)) else totaal

    def _verraadt(self, telling: Telling) -> bool:
        rijen = self.cijfers.rijen(telling)
        if self.dimensie not in rijen:
            return False
        rest = rijen[self.dimensie][rijen[self.dimensie] != self.code]
        mensen = len(rest) if "traject_id" in rijen else 0  # woningen of a taakstelling are no people
        anderen = set(rest.dropna()) - {ONBEKEND}
        return len(anderen) == 1 or 0 < mensen < self.cijfers.loket.kleinste_aantal


def _tellingen(definitie: Definitie) -> list[Telling]:
    """Return what a figure is counted from."""
    if isinstance(definitie, Verhouding):
        return [t for naam in (definitie.teller, definitie.noemer) for t in _tellingen(DEFINITIES[naam])]
    if isinstance(definitie, Overleving):
        return _tellingen(DEFINITIES[definitie.groep])
    return [definitie]


def partners(cijfers: Cijfers) -> list[Partner]:
    """Return every partner of the period, the corporaties first.

    Raises
    ------
    LoketFout
        When two of them would have files of the same name.
    """
    gevonden = [Partner(cijfers, CORPORATIE, naam, naam, CORPORATIE) for naam in cijfers.loket.corporaties]
    gevonden += [_verwijzer(cijfers, rij) for rij in _verwijzers(cijfers).to_dict("records")]
    bestanden: dict[str, str] = {}
    for partner in gevonden:
        if (ander := bestanden.setdefault(kort(partner.code), partner.code)) != partner.code:
            raise LoketFout(
                f"De partners ‘{ander}’ en ‘{partner.code}’ krijgen een blad met dezelfde bestandsnaam.\n"
                "  wat te doen: geef de verwijzer in verwijzers.csv een ander verwijzer_id"
            )
    return gevonden


def _verwijzers(cijfers: Cijfers) -> pd.DataFrame:
    """Return one row for each care organisation that took part in the period: what it was at the end."""
    frame, periode = cijfers.register.tabel("verwijzers"), cijfers.periode
    begonnen = frame["geldig_van"] <= pd.Timestamp(periode.einde)
    bezig = frame["geldig_tot"].isna() | (frame["geldig_tot"] >= pd.Timestamp(periode.begin))
    laatste = frame[begonnen & bezig].sort_values("geldig_van").drop_duplicates(VERWIJZER, keep="last")
    return laatste.sort_values(VERWIJZER)


def _verwijzer(cijfers: Cijfers, rij: Mapping[Hashable, Any]) -> Partner:
    sinds = rij["deelnemersovereenkomst_sinds"]
    dag = sinds.date() if isinstance(sinds, pd.Timestamp) else None
    return Partner(cijfers, VERWIJZER, str(rij[VERWIJZER]), str(rij["naam"]), str(rij["type"]), dag)


def zoek_partner(cijfers: Cijfers, naam: str) -> Partner:
    """Return the partner of this name: that of a corporatie, or the verwijzer_id of a care organisation.

    Raises
    ------
    LoketFout
        When there is none in the period; the nearest names are given.
    """
    bekend = {partner.code: partner for partner in partners(cijfers)}
    if naam not in bekend:
        namen = {n: code for code, partner in bekend.items() for n in (code, partner.naam)}
        bedoeld = [namen[dichtbij] for dichtbij in nabij(naam, namen)] or bekend
        raise LoketFout(
            f"Er is in {cijfers.periode.voluit} geen partner ‘{naam}’.{lijkt_op(naam, bedoeld)}\n"
            "  verwacht: de naam van een corporatie uit loket.toml, of een verwijzer_id uit verwijzers.csv"
        )
    return bekend[naam]
