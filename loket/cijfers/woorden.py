"""Figures that a sentence can hold whatever they are: none, one, two or all."""

from __future__ import annotations

from loket.basis import opmaak
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.grootheid import Grootheid
from loket.cijfers.soorten import Telling

#: Nouns for a person.
_PERSONEN = ("kandidaat", "huurder")
#: Nouns with ‘het’.
_ONZIJDIG = ("traject", "onderdeel", "onderwerp")


def voluit(cijfer: Grootheid) -> str:
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


def hoeveel(deel: Grootheid) -> str:
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
    return van(deel)


def van(deel: Grootheid) -> str:
    """Write a share with its parts: ``87,7% (64 van 73)``; other figures as they are."""
    if deel.teller is None or deel.noemer is None:
        return str(deel)
    spatie = opmaak.VASTE_SPATIE
    return f"{deel} ({opmaak.getal(deel.teller)}{spatie}van{spatie}{opmaak.getal(deel.noemer)})"


def verdeeld(cijfer: Grootheid) -> str:
    """Name the groups that have any: the only group of a single case, else each with its number.

    Of a figure that is split in more than one way, the first counts.
    """
    if not cijfer.definitie.groepen:
        return str(cijfer)
    dimensie = cijfer.definitie.groepen[0]
    delen = {groep: cijfer.binnen(dimensie, groep) for groep in cijfer.cijfers.groepswaarden(dimensie)}
    namen = {groep: groep.replace("_", " ") for groep, deel in delen.items() if deel.waarde}
    if cijfer.waarde == 1:
        return "".join(namen.values())
    return opmaak.opsomming([f"{delen[groep]} {naam}" for groep, naam in namen.items()]) or str(cijfer)
