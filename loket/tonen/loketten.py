"""De loketten van een som naast elkaar: hun cijfers, hun afspraken, en wat daarvan te vergelijken is."""

from __future__ import annotations

from loket.basis import opmaak
from loket.basis.eenheden import EENHEDEN
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.soorten import Definitie, Telling
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.voorblad import DUBBEL
from loket.tonen.waarde import Getal

#: What the table tells of each desk; figures of a cohort are those of the year before.
_NAMEN = (
    "aanmeldingen",
    "intakes",
    "wachtlijst_in",
    "plaatsingen",
    "taakstelling",
    "realisatie",
    "wachttijd",
    "binnen_afspraak",
    "wachtlijst",
    "wacht_te_lang",
    "trajectprijs",
    "gefactureerd_bedrag",
    "positief_afgesloten",
    "negatief_afgesloten",
    "klachten",
)
_VAN_HET_COHORT = ("nameting_cohort", "duurzaam_strikt")
#: The agreements without which a figure means something else, by the figure.
_HANGT_AF_VAN = {
    "binnen_afspraak": "wachttijd_afspraak_maanden",
    "wacht_te_lang": "wachttijd_afspraak_maanden",
    "realisatie": "taakstelling_is_maximum",
    "taakstelling": "taakstelling_is_maximum",
    "duurzaam_strikt": "nameting_jaren",
}
#: What differs, as the end of a sentence.
_VERSCHIL = {
    "wachttijd_afspraak_maanden": "elk loket heeft een eigen afspraak",
    "taakstelling_is_maximum": "bij het ene loket een streven, bij het andere een maximum",
    "nameting_jaren": "elk loket volgt een eigen aantal jaren",
}
_SAMEN = (
    "Wie bij twee loketten op de wachtlijst staat, telt bij elk loket mee, en in de kolom Samen één keer."
    " Daar is een aantal kandidaten dus niet altijd de som."
)
_MAANDEN, _JAREN, _DAGEN = ("maand", "maanden"), ("jaar", "jaar"), ("dag", "dagen")
_AFSPRAKEN = {
    "wachttijd_afspraak_maanden": ("Afgesproken langste wachttijd", _MAANDEN),
    "nameting_jaren": ("Gevolgd na een positieve afsluiting", _JAREN),
    "factuur_dagen": ("Factuur na de intake, binnen", _DAGEN),
    "betaal_dagen": ("Betalen binnen", _DAGEN),
    "klacht_dagen": ("Besluit over een klacht binnen", _DAGEN),
}


def naast_elkaar(cijfers: Cijfers) -> Tabel | Tekst:
    """Return the figures of each desk of a roll-up, those together, and whether the desks can be compared in each."""
    if not cijfers.delen:
        return Tekst("")
    namen = cijfers.groepswaarden("loket")
    rijen = []
    for naam in (*_NAMEN, *_VAN_HET_COHORT):
        over = cijfers.vorig if naam in _VAN_HET_COHORT else cijfers
        per_loket = [over.deel(naam, loket=deel) for deel in namen]
        samen: Cijfer | Getal = getattr(over, naam)
        if getattr(over, naam).waarde is None and all(cijfer.waarde is not None for cijfer in per_loket):
            samen = Getal("verschilt")  # such as the price: known at each desk, and not the same
        rijen.append((_label(naam, over), *per_loket, samen, _vergelijkbaar(naam, cijfers)))
    return Tabel(
        "loketten",
        f"De loketten naast elkaar, {cijfers.periodetekst}",
        ("Cijfer", *namen, "Samen", "Te vergelijken"),
        tuple(rijen),
        noot=(
            f"{_SAMEN if cijfers.loket.zelfde_sleutel else DUBBEL[False]} Een groot loket heeft ook meer van alles:"
            " een aantal zegt niets over hoe goed een loket het doet."
            + " Registers die zijn verzonnen, zeggen over echte loketten niets."
            * cijfers.loket.voorbeelddata
        ),
    )


def _label(naam: str, cijfers: Cijfers) -> str:
    definitie: Definitie = getattr(cijfers, naam).definitie
    label = opmaak.hoofdletter(definitie.label) + EENHEDEN[definitie.eenheid].in_kop
    return f"{label}, afgesloten in {cijfers.periode.naam}" if definitie.cohort else label


def _vergelijkbaar(naam: str, cijfers: Cijfers) -> str:
    """Say whether a figure of one desk can be set beside that of another, and why not."""
    definitie: Definitie = getattr(cijfers, naam).definitie
    afspraak = _HANGT_AF_VAN.get(naam, "")
    if afspraak and len({getattr(deel, afspraak) for deel in cijfers.loket.delen}) > 1:
        return f"nee, {_VERSCHIL[afspraak]}"
    if naam in ("trajectprijs", "gefactureerd_bedrag") and len({_prijs(deel) for deel in cijfers.delen}) > 1:
        return "ja" if naam == "trajectprijs" else "nee, elk loket heeft een eigen prijs"
    jong = [deel.loket.naam for deel in cijfers.delen if getattr(deel, naam).kanttekening]
    if jong:
        return f"nee, het register van {opmaak.opsomming(jong)} is te jong"
    is_aantal = isinstance(definitie, Telling) and definitie.eenheid == "aantal"
    return "ja, als aantal" if is_aantal else "ja"


def _prijs(cijfers: Cijfers) -> float | None:
    return cijfers.trajectprijs.waarde


def afspraken(cijfers: Cijfers) -> Tabel | Tekst:
    """Return what is agreed at each desk of a roll-up, and whether that is the same."""
    if not cijfers.delen:
        return Tekst("")
    delen = cijfers.loket.delen
    rijen = [
        ("Product", *(opmaak.opsomming(list(deel.producten)) for deel in delen)),
        ("Werkt sinds", *(str(deel.gestart_in) for deel in delen)),
        ("Register sinds", *(str(min(deel.register.jaren)) for deel in cijfers.delen)),
        *(
            (label, *(opmaak.met_woord(getattr(deel, naam), woorden) for deel in delen))
            for naam, (label, woorden) in _AFSPRAKEN.items()
        ),
        ("De taakstelling is", *("een maximum" if deel.taakstelling_is_maximum else "een streven" for deel in delen)),
        ("Het register is", *("verzonnen" if deel.voorbeelddata else "echt" for deel in delen)),
    ]
    return Tabel(
        "loketafspraken",
        "Wat bij elk loket is afgesproken",
        ("Afspraak", *(deel.naam for deel in delen), "Gelijk"),
        tuple((*rij, "ja" if len(set(rij[1:])) == 1 else "nee") for rij in rijen),
        noot="Wat niet gelijk is, maakt dat een cijfer van het ene loket iets anders betekent dan dat van het andere.",
    )
