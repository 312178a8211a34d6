"""Warnings that somebody has looked at: ``akkoord.csv`` says which, and why they are right as they stand."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from loket.basis.meldingen import lijkt_op
from loket.cijfers.cijfers import Cijfers
from loket.controle.verslag import Bevinding, Controle

#: What check prints where the reason is to be written.
NOG_INVULLEN = "<waarom dit klopt>"
#: A path from where make runs, or one of Windows; findings name files from the desk's folder.
_ANDERS_GENOEMD = re.compile(r"^(?:\.?/|data/)|\\")
#: What an acknowledgement names: check, file and what was found.
Sleutel = tuple[str, str, str]


@dataclass(frozen=True)
class Akkoord:
    """The acknowledgements of the report's year, and those of the years before that still say something.

    What is right about ``reeksen.csv`` or another file that covers all years, or about a row of an earlier year, stays
    so as long as it says the same.

    Parameters
    ----------
    redenen : dict of Sleutel to str
        The reason of each.
    rijen : dict of Sleutel to int
        The row on which each of the report's year stands.
    elders : dict of Sleutel to tuple
        File and row of each that is about the report's year, and stands with an earlier one.
    bestand : str
        The file, as findings name it.
    loket : str
        The desk's folder, in which findings name their files.
    """

    redenen: dict[Sleutel, str]
    rijen: dict[Sleutel, int]
    elders: dict[Sleutel, tuple[str, int]]
    bestand: str
    loket: str

    @classmethod
    @lru_cache(maxsize=1)  # a register does not change
    def lees(cls, cijfers: Cijfers) -> Akkoord:
        """Take the acknowledgements from the register."""
        return cls._van(cijfers)

    @classmethod
    def _van(cls, cijfers: Cijfers) -> Akkoord:
        tabel = cijfers.register.tabel("akkoord").sort_values("jaar", kind="stable")
        redenen: dict[Sleutel, str] = {}
        rijen: dict[Sleutel, int] = {}
        elders: dict[Sleutel, tuple[str, int]] = {}
        for plaats, rij in zip(tabel.index, tabel.to_dict("records"), strict=True):
            sleutel = rij["controle"], rij["bestand"], rij["gevonden"]
            if rij["jaar"] == cijfers.jaar:
                rijen[sleutel] = plaats[1]
            elif rij["jaar"] < cijfers.jaar and rij["bestand"].startswith(f"{cijfers.jaar}/"):
                elders[sleutel] = f"{rij['jaar']}/akkoord.csv", plaats[1]
            if rij["jaar"] == cijfers.jaar or _van_eerder(rij["bestand"], cijfers.jaar):
                redenen[sleutel] = rij["reden"]
        for deel in cijfers.delen:  # what was found right at a desk, is so in a roll-up
            van_deel = cls._van(deel).redenen.items()
            redenen |= {(naam, f"{deel.loket.code}/{bestand}", g): reden for (naam, bestand, g), reden in van_deel}
        return cls(redenen, rijen, elders, f"{cijfers.jaar}/akkoord.csv", cijfers.loket.code)

    def reden(self, controle: Controle, bevinding: Bevinding) -> str:
        """Return the reason why a finding is right as it stands; empty when nobody said so, or it cannot be right."""
        if not controle.mag_blijven:
            return ""
        reden = self.redenen.get((controle.naam, bevinding.bestand, bevinding.gevonden), "")
        return "" if NOG_INVULLEN in reden else reden

    def samen(self, controle: Controle, bevindingen: Iterable[Bevinding]) -> dict[str, Bevinding]:
        """Return for each file all that nobody acknowledged by itself as one finding, as :func:`samengevat` does."""
        return samengevat(b for b in bevindingen if not self.reden(controle, b))

    def zonder_bevinding(
        self,
        gevonden: Iterable[tuple[Controle, Bevinding]],
        nog_open: Container[tuple[str, str]],
        controles: Collection[str],
    ) -> Iterator[Bevinding]:
        """Find the acknowledgements that match none of the findings, or one that cannot be right as it stands.

        The file is of all reports of its year, and a quarter or a planning has other findings than the annual report.
        So what matches nothing is only told while this report has something open of the same check in the same file
        (``nog_open``): what was acknowledged may then have changed. A row that names none of the ``controles``, or a
        file in another way than findings do, fits no report at all, and is always told.
        """
        for sleutel, (bestand, rij) in self.elders.items():
            waar = f"een rij in {self.bestand}, want zij gaat over dat jaar"
            yield Bevinding(bestand, f"rij {rij}", ": ".join(sleutel), waar, f"zet de rij in {self.bestand}")
        bekend = {(c.naam, b.bestand, b.gevonden): c for c, b in gevonden}
        for sleutel, rij in self.rijen.items():
            controle = bekend.get(sleutel)
            if NOG_INVULLEN in self.redenen.get(sleutel, ""):
                verwacht = "een reden die iemand heeft geschreven"
                herstel = "schrijf op de plaats van <…> waarom het klopt"
            elif sleutel[0] not in controles:
                verwacht = "de naam van een controle, zoals make check hem toont"
                herstel = f"verbeter de naam.{lijkt_op(sleutel[0], controles)}"
            elif _ANDERS_GENOEMD.search(sleutel[1]) or sleutel[1].startswith(f"{self.loket}/"):
                verwacht = "een bestand zoals make check het noemt, zoals 2022/trajecten.csv"
                herstel = "haal weg wat voor het jaar staat, en schrijf / tussen map en bestand"
            elif controle.mag_blijven if controle else sleutel[:2] not in nog_open:
                continue
            elif controle is None:
                verwacht = "een waarschuwing waar dit akkoord bij hoort; die is er niet (meer)"
                herstel = "kijk wat er is veranderd, en haal de rij weg als zij bij geen ander rapport hoort"
            elif controle.te_doen:
                verwacht = "een waarschuwing; dit is werk dat nog moet gebeuren, en een akkoord vervangt het niet"
                herstel = "doe het werk, en haal de rij weg"
            else:
                verwacht = "een waarschuwing; dit is een fout, en een akkoord neemt die niet weg"
                herstel = "verbeter de fout, en haal de rij weg"
            yield Bevinding(self.bestand, f"rij {rij}", ": ".join(sleutel), verwacht, herstel)


def samengevat(bevindingen: Iterable[Bevinding]) -> dict[str, Bevinding]:
    """Return for each file all that a check found in it as one finding, that one acknowledgement is enough for.

    Its mark is made of what was found, so that the acknowledgement lapses when any of it changes.
    """
    per_bestand: dict[str, list[Bevinding]] = defaultdict(list)
    for b in bevindingen:
        per_bestand[b.bestand].append(b)
    samen = {}
    for bestand, groep in per_bestand.items():
        merk = hashlib.sha256("\n".join(sorted(b.gevonden for b in groep)).encode()).hexdigest()[:8]
        samen[bestand] = Bevinding(bestand, "", f"{len(groep)} bevindingen, kenmerk {merk}", "", "")
    return samen


def _van_eerder(bestand: str, jaar: int) -> bool:
    """Tell whether a file is the desk's own, or of a year before this one."""
    map_jaar, is_van_een_jaar, _ = bestand.partition("/")
    return not is_van_een_jaar or (map_jaar.isdecimal() and int(map_jaar) < jaar)
