"""Figures that a sentence can hold whatever they are: none, one, two or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loket.basis import opmaak
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.soorten import Telling

if TYPE_CHECKING:
    from loket.cijfers.cijfer import Cijfer

#: Nouns for a person.
_PERSONEN = ("kandidaat", "huurder")
#: Nouns with ‘het’.
_ONZIJDIG = ("traject", "onderdeel", "onderwerp")


def voluit(cijfer: Cijfer) -> str:
    """Write a count with its noun: ``geen klachten``, ``1 klacht``, ``67 plaatsingen``; other figures as they are.

    A nought that was rounded is ``hoogstens 4 klachten``.
    """
    definitie = cijfer.definitie
    if not isinstance(definitie, Telling) or definitie.eenheid != "aantal":
        return str(cijfer)
    if cijfer.waarde != 0:
        return opmaak.met_woord(cijfer.waarde, definitie.woorden)
    beleid = cijfer.cijfers.beleid
    return f"{f'hoogstens {beleid.drempel - 1}' if beleid and cijfer.benaderd else 'geen'} {definitie.woorden[1]}"


def hoeveel(deel: Cijfer) -> str:
    """Write a share as the subject of a sentence, always in the singular.

    ``niemand``, ``59,0% (69 van 117)`` or ``iedereen``; of what is no person ``geen enkele plaatsing`` and ``elke
    plaatsing``. Of rounded numbers nobody can say that none or all are meant.
    """
    if deel.teller is None or not deel.noemer:
        return str(deel)
    geheel = DEFINITIES[deel.definitie.noemer]
    assert isinstance(geheel, Telling), "a noemer is counted"
    een, is_persoon = geheel.woorden[0], geheel.woorden[0] in _PERSONEN
    if not deel.teller and deel.benaderd:
        return (
            f"{'niemand' if is_persoon else 'geen'} of een klein aantal{'' if is_persoon else f' {geheel.woorden[1]}'}"
        )
    if not deel.teller:
        return "niemand" if is_persoon else f"geen enkel{'' if een in _ONZIJDIG else 'e'} {een}"
    if deel.teller == deel.noemer and not deel.benaderd:
        return "iedereen" if is_persoon else f"elk{'' if een in _ONZIJDIG else 'e'} {een}"
    return str(deel.van)


def verdeeld(cijfer: Cijfer) -> str:
    """Name the groups that have any: the only group of a single case, else each with its number.

    Of a figure that is split in more than one way, the first counts.
    """
    groepen = cijfer.cijfers.groepswaarden(cijfer.definitie.groepen[0]) if cijfer.definitie.groepen else ()
    delen = {groep: cijfer[groep] for groep in groepen if cijfer[groep]}
    namen = {groep: groep.replace("_", " ") for groep in delen}
    if cijfer.waarde == 1:
        return "".join(namen.values())
    return opmaak.opsomming([f"{delen[groep]} {namen[groep]}" for groep in delen]) or str(cijfer)
