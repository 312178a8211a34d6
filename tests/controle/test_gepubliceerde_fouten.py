"""The 22 faults of the published report of 2022: each is put into the sound example year, and must be found.

Here is what each of them looks like, where it must be found, and how grave it is. A fault in the data is put into the
tables, a fault in the text into the narrative or the notebook.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pytest

from loket.cijfers.cijfers import Cijfers
from loket.cijfers.inlezen import lees_cijfers
from loket.controle import Verslag, onderzoek
from loket.controle.verslag import Stuk
from loket.tonen.verhaal import Verhaal

DATA = Path(__file__).parents[2] / "data"
NOTEBOOK = "notebooks/jaarverslag.ipynb"
PROEF = "2022/verhaal/proef.md"

Injectie = Callable[[Verslag], Verslag]


@pytest.fixture(scope="module")
def goed() -> Verslag:
    """The example year as it stands: no fault, and no warning that nobody has looked at."""
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("LOKET_DATA", str(DATA))
        cijfers = lees_cijfers("maastricht", 2022)
        return Verslag.lees(cijfers, Verhaal(cijfers))


def openstaand(verslag: Verslag) -> list[tuple[str, str, str, str]]:
    """Return check, gravity, file and place of every finding that is not acknowledged."""
    return [(u.controle.naam, u.controle.ernst, b.bestand, b.plaats) for u in onderzoek(verslag) for b in u.open]


# --- how a fault gets in --------------------------------------------------------------------------------------------


def schrijf(tekst: str) -> Injectie:
    """Add a section to the narrative, and show it."""

    def injecteer(verslag: Verslag) -> Verslag:
        code = (*verslag.code, 'verhaal("proef")')
        return replace(verslag, stukken=(*verslag.stukken, Stuk(PROEF, tekst)), code=code)

    return injecteer


def vervang(oud: str, nieuw: str = "") -> Injectie:
    """Replace something in every text of the report."""

    def injecteer(verslag: Verslag) -> Verslag:
        assert any(oud in stuk.tekst for stuk in verslag.stukken), oud
        stukken = tuple(replace(stuk, tekst=stuk.tekst.replace(oud, nieuw)) for stuk in verslag.stukken)
        return replace(verslag, stukken=stukken)

    return injecteer


def zonder_code(regel: str) -> Injectie:
    """Take something out of the notebook's code."""

    def injecteer(verslag: Verslag) -> Verslag:
        code = tuple(cel.replace(regel, "") for cel in verslag.code)
        assert code != verslag.code, regel
        return replace(verslag, code=code)

    return injecteer


def wijzig(tabel: str, doe: Callable[[pd.DataFrame], pd.DataFrame]) -> Injectie:
    """Change a table of the register."""

    def injecteer(verslag: Verslag) -> Verslag:
        register = verslag.cijfers.register
        frames = dict(register.frames) | {tabel: doe(register.tabel(tabel))}
        return replace(verslag, cijfers=Cijfers(replace(register, frames=frames), verslag.cijfers.periode))

    return injecteer


def zonder_akkoord(controle: str) -> Injectie:
    """Take away the acknowledgement of a fault that the example year has too."""
    return wijzig("akkoord", lambda frame: frame[frame["controle"] != controle])


def _niet_gemeten(cohort: pd.DataFrame) -> pd.DataFrame:
    return cohort.assign(keer_gemeten=cohort["keer_gemeten"].where(cohort["traject_id"] != "T2020-0005", 0))


def _zonder_factuur(trajecten: pd.DataFrame) -> pd.DataFrame:
    een = trajecten.index == trajecten.index[(trajecten["intakedatum"] >= "2022-02-01").argmax()]
    return trajecten.assign(gefactureerd=trajecten["gefactureerd"].mask(een, "nee"))


def _stopt_stil(trajecten: pd.DataFrame) -> pd.DataFrame:
    wacht = trajecten["wachtlijstdatum"].notna() & trajecten["start_huur"].isna() & trajecten["uitval_datum"].isna()
    een = trajecten.index == trajecten.index[wacht.argmax()]
    return trajecten.assign(
        uitval_datum=trajecten["uitval_datum"].mask(een, pd.Timestamp("2022-10-01")),
        uitval_fase=trajecten["uitval_fase"].mask(een, "intake"),
    )


def _zonder_grond(trajecten: pd.DataFrame) -> pd.DataFrame:
    einde = trajecten["einde_reden"]
    return trajecten.assign(einde_reden=einde.mask(einde == "initiatief corporatie"))


def _later(verwijzers: pd.DataFrame) -> pd.DataFrame:
    sinds = verwijzers["deelnemersovereenkomst_sinds"]
    return verwijzers.assign(deelnemersovereenkomst_sinds=sinds.where(sinds.isna(), pd.Timestamp("2022-09-01")))


# --- the faults -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fout:
    """One fault: its number in the list, how it gets in, and how it must be found; ``plaats`` is the place's begin."""

    nummer: int
    injectie: Injectie
    controle: str
    bestand: str
    plaats: str = ""
    ernst: str = "waarschuwing"


FOUTEN = [
    Fout(1, wijzig("cohort", _niet_gemeten), "nameting-gedaan", "2020/trajecten.csv", "rij "),
    Fout(2, zonder_code("verantwoording.begrippen()"), "begrippen-afgedrukt", NOTEBOOK),
    Fout(3, vervang("duurzaam_strikt", "overlast_geen"), "strikt-ernaast", "2022/verhaal/conclusie.md", "regel 2"),
    Fout(
        4,
        schrijf(
            "Het aandeel is in de loop der jaren constant gebleven: {eval}`cijfers[2018].duurzaam`,"
            " {eval}`cijfers[2019].duurzaam` en {eval}`cijfers[2020].duurzaam`."
        ),
        "vergelijking",
        PROEF,
        "regel 1",
    ),
    Fout(4, schrijf("Steeds meer kandidaten wonen duurzaam."), "vergelijking", PROEF, "regel 1"),
    Fout(5, vervang("{eval}`cohort.stand_van_meting`"), "voorlopig-gemerkt", "notebooks/delen/cohort.md", "regel 10"),
    Fout(
        6,
        schrijf("### Taakstelling 2021\n\nDe corporaties spraken {eval}`cijfers.taakstelling.voluit` af."),
        "verkeerd-jaar",
        PROEF,
        "regel 1",
    ),
    Fout(
        7,
        schrijf("Plaatsingen.\n\nStart huren vanaf 01-01-2022 tot 30-06-2022: {eval}`cijfers.plaatsingen`."),
        "halve-periode",
        PROEF,
        "regel 3",
        "fout",
    ),
    Fout(8, zonder_akkoord("gemiddelde-van-gemiddelden"), "gemiddelde-van-gemiddelden", "2022/trajecten.csv"),
    Fout(9, vervang("wachttijd_geschat", "wachttijd"), "wachtenden-ernaast", NOTEBOOK, "cel onder ‘Resultaten in cijf"),
    Fout(10, zonder_code("overzichten.trechter(cijfers)"), "stroom-en-trechter", NOTEBOOK),
    Fout(
        10,
        schrijf(
            "Daaruit hebben {eval}`cijfers.intakes` intakes plaatsgevonden, en deze hebben geleid tot"
            " {eval}`cijfers.plaatsingen.voluit`."
        ),
        "trechter",
        PROEF,
        "regel 1",
    ),
    Fout(11, wijzig("trajecten", _stopt_stil), "wachtlijst-sluit", "2022/trajecten.csv", "wachtlijst 2022", "fout"),
    Fout(11, schrijf("Er staan minder kandidaten op de wachtlijst."), "vergelijking", PROEF, "regel 1"),
    Fout(
        12,
        schrijf("In 2022 waren er {eval}`cijfers.aanmeldingen.voluit`. Dit is een terugloop ten opzichte van 2021."),
        "vergelijking",
        PROEF,
        "regel 1",
    ),
    Fout(13, wijzig("trajecten", _zonder_factuur), "factuur-gestuurd", "2021/trajecten.csv", "rij "),
    Fout(14, wijzig("verwijzers", _later), "overeenkomst-halverwege", "verwijzers.csv"),
    Fout(15, wijzig("trajecten", _zonder_grond), "grond-van-einde", "2022/nametingen.csv", "rij "),
    Fout(16, zonder_code("afsluitreden"), "redenen-getoond", NOTEBOOK),
    Fout(16, zonder_code("uitval_reden"), "redenen-getoond", NOTEBOOK),
    Fout(17, zonder_akkoord("gelijke-cohorten"), "gelijke-cohorten", "2022/nametingen.csv"),
    Fout(18, zonder_akkoord("reeks-zonder-noemer"), "reeks-zonder-noemer", "reeksen.csv", "rij 2"),
    Fout(19, schrijf("Van het cohort had 87.7% geen overlast."), "opmaak", PROEF, "regel 1"),
    Fout(19, schrijf("Bij 11% waren er meldingen en bij 94,5% niet."), "opmaak", PROEF, "regel 1"),
    Fout(19, schrijf("Er verhuisden 2 kandidaat."), "opmaak", PROEF, "regel 1"),
    Fout(20, schrijf("### 4.1 Duurzaam wonen\n\nEen tekst."), "getypte-nummering", PROEF, "regel 1"),
    *(
        Fout(20, schrijf(f"Een regel.\n\nHet is een taak van {naam} Housing."), "naamvariant", PROEF, "regel 3")
        for naam in ("Locket", "Loker")
    ),
    Fout(21, schrijf("De evaluatie zal in 2022 worden afgerond."), "toekomst-over-verleden", PROEF, "regel 1"),
    Fout(21, schrijf("Voor het jaar 2021 is een nieuwe jaarplanning gemaakt."), "verkeerd-jaar", PROEF, "regel 1"),
    Fout(
        21,
        schrijf("Nieuw.\n\nZij zagen geen noodzaak om dat wel te doen."),  # as in the text of 2021
        "herhaling",
        PROEF,
        "regel 3",
    ),
    Fout(22, schrijf("De wachttijd is door corona opgelopen."), "oorzaak", PROEF, "regel 1"),
]


def test_the_example_year_is_sound(goed: Verslag) -> None:
    assert openstaand(goed) == []


def test_every_fault_of_the_list_is_put_in() -> None:
    assert {fout.nummer for fout in FOUTEN} == set(range(1, 23))


@pytest.mark.parametrize("fout", FOUTEN, ids=lambda f: f"{f.nummer}-{f.controle}")
def test_a_published_fault_is_found_at_its_place_with_its_gravity(goed: Verslag, fout: Fout) -> None:
    gevonden = openstaand(fout.injectie(goed))

    zelfde = [
        plaats
        for naam, ernst, bestand, plaats in gevonden
        if (naam, ernst, bestand) == (fout.controle, fout.ernst, fout.bestand)
    ]
    assert zelfde, gevonden
    assert any(plaats.startswith(fout.plaats) for plaats in zelfde), zelfde


def test_the_injections_left_the_sound_year_as_it_was(goed: Verslag) -> None:
    assert openstaand(goed) == []
