"""What holds for every register: tested on small registers that hypothesis makes up.

A register is made of histories. A history is a list of events, each a day with the cells that are filled in that day;
so what was known on a day can be written down here without the code under test.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from klein_register import INRICHTING, Rij, cijfers_van_frames, frames, maak_som, zonder_gedeelde_sleutel

from loket.basis.periode import kwartaal
from loket.cijfers.balans import wachtlijstbalans
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.cijfers.definities import DEFINITIES, PARTITIES
from loket.cijfers.soorten import Definitie, Telling, aantal
from loket.cijfers.telregels import telt_op
from loket.register.lezen import lees_tabel
from loket.register.schema import EIGEN_DATUM, OORDELEN, schemas
from loket.register.tabelregels import Tabellen, toets_regels

#: Always the same examples, so that a test that passes once passes everywhere; a failure is not made smaller, as
#: that takes minutes with registers.
_GEWOON = settings(max_examples=15, phases=[Phase.explicit, Phase.generate])
_WEINIG = settings(_GEWOON, max_examples=10)

_BEGIN, _PEIL = date(2020, 1, 1), date(2022, 12, 31)
_TARIEF = date(2021, 1, 1)
_FASEN = ("aanmelding", "intake", "wachtlijst", "huur", "einde", "positief", "negatief", "uit_a", "uit_i", "uit_w")
_VERWIJZERS: list[Rij] = [
    {"verwijzer_id": "A", "naam": "A", "type": "convenantpartner", "geldig_van": "2018-01-01"},
    {"verwijzer_id": "B", "naam": "B", "type": "deelnemer", "geldig_van": "2018-01-01", "geldig_tot": "2021-06-30"},
    {"verwijzer_id": "B", "naam": "B", "type": "convenantpartner", "geldig_van": "2021-07-01"},
]
_TAAK: list[Rij] = [{"corporatie": "Servatius", "aantal": 3}, {"corporatie": "Maasvallei", "aantal": 2}]


@dataclass(frozen=True)
class Gebeurtenis:
    """Cells of one row that are filled in on one day; the first of a row makes the row."""

    dag: date
    tabel: str
    sleutel: str
    cellen: dict[str, object]


@st.composite
def _metingen(draw: st.DrawFn, traject: str, afgesloten: date) -> list[Gebeurtenis]:
    dagen = draw(st.lists(st.integers(0, 729), unique=True, max_size=2))
    return [
        Gebeurtenis(
            afgesloten + timedelta(dag),
            "nametingen",
            f"{traject}-{dag}",
            {
                "traject_id": traject,
                "peildatum": afgesloten + timedelta(dag),
                "woont_nog": "nee" if initiatief else "ja",
                "verhuisinitiatief": initiatief,
                "overlast": draw(st.sampled_from(["geen", "meldingen", "structureel", "niet_gemeten"])),
                "huurachterstand": draw(st.sampled_from(["geen", "opgelost", "problematisch", "niet_gemeten"])),
                "ontruiming": draw(st.sampled_from(["ja", "nee"])),
            },
        )
        for dag in dagen
        for initiatief in [draw(st.sampled_from([None, "eigen", "corporatie"]))]
    ]


@st.composite
def _traject(draw: st.DrawFn, nummer: int) -> list[Gebeurtenis]:
    traject, fase = f"T{nummer}", draw(st.sampled_from(_FASEN))
    dag = _BEGIN + timedelta(draw(st.integers(0, 1100)))
    gebeurd: list[Gebeurtenis] = []

    def op(kolom: str, **cellen: object) -> date:
        """Fill in a date and its cells, some days after the event before."""
        nonlocal dag
        if kolom != "aanmelddatum":
            dag += timedelta(draw(st.sampled_from([0, 1, 30, 90, 365, 366])))
        gebeurd.append(Gebeurtenis(dag, "trajecten", traject, {kolom: dag} | cellen))
        return dag

    gemeente = st.sampled_from(INRICHTING.gemeenten)
    op(
        "aanmelddatum",
        traject_id=traject,
        verwijzer_id=draw(st.sampled_from("AB")),
        bindingsgemeente=draw(gemeente),
    )
    uitval = {"uitval_reden": draw(st.sampled_from(INRICHTING.uitval_redenen))}
    if fase == "uit_a":
        op("uitval_datum", uitval_fase="aanmelding", **uitval)
    if fase in ("aanmelding", "uit_a"):
        return gebeurd
    intake = op("intakedatum")
    if intake >= _TARIEF:
        factuurdag = intake + timedelta(draw(st.integers(0, 20)))
        factuur = {"factuur_id": f"F{nummer}", "traject_id": traject, "factuurdatum": factuurdag, "bedrag": 675.0}
        gebeurd.append(Gebeurtenis(factuurdag, "facturen", f"F{nummer}", factuur))
        if draw(st.booleans()):
            betaald = factuurdag + timedelta(draw(st.sampled_from([0, 30, 31, 120])))
            gebeurd.append(Gebeurtenis(betaald, "facturen", f"F{nummer}", {"betaald": betaald}))
    if fase == "uit_i":
        op("uitval_datum", uitval_fase="intake", **uitval)
    if fase in ("intake", "uit_i"):
        return gebeurd
    op("wachtlijstdatum", corporatie=draw(st.sampled_from(INRICHTING.corporaties)))
    if fase == "uit_w":
        op("uitval_datum", uitval_fase="wachtlijst", **uitval)
    if fase in ("wachtlijst", "uit_w"):
        return gebeurd
    op("start_huur", plaatsingsgemeente=draw(gemeente))
    if fase == "einde":
        op("einde_huur", einde_reden="ontruiming")
    if fase == "negatief":
        op("afsluitdatum", resultaat="negatief", afsluitreden="afspraken niet nagekomen")
    if fase == "positief":
        gebeurd += draw(_metingen(traject, op("afsluitdatum", resultaat="positief")))
    return gebeurd


@st.composite
def _klacht(draw: st.DrawFn, nummer: int) -> list[Gebeurtenis]:
    dag = _BEGIN + timedelta(draw(st.integers(0, 1100)))
    sleutel = f"K{nummer}"
    gebeurd = [Gebeurtenis(dag, "klachten", sleutel, {"klacht_id": sleutel, "ontvangen": dag})]
    if draw(st.booleans()):
        dag += timedelta(draw(st.integers(0, 200)))
        cellen = {"besluit": dag, "oordeel": draw(st.sampled_from(OORDELEN)), "gevolg": "gevolg"}
        gebeurd.append(Gebeurtenis(dag, "klachten", sleutel, cellen))
    return gebeurd


@st.composite
def _geschiedenis(draw: st.DrawFn) -> list[Gebeurtenis]:
    trajecten = [draw(_traject(nr)) for nr in range(draw(st.integers(2, 8)))]
    klachten = [draw(_klacht(nr)) for nr in range(draw(st.integers(0, 2)))]
    return [gebeurtenis for rij in [*trajecten, *klachten] for gebeurtenis in rij]


def _frames(gebeurd: list[Gebeurtenis]) -> dict[str, pd.DataFrame]:
    """Write events into tables, each row in the file of its own year."""
    rijen: dict[str, dict[str, dict[str, object]]] = {
        naam: {} for naam in ("trajecten", "nametingen", "facturen", "klachten")
    }
    for g in gebeurd:
        rijen[g.tabel].setdefault(g.sleutel, {}).update(g.cellen)
    tabellen = frames(
        verwijzers=_VERWIJZERS,
        taakstelling=_TAAK,
        **{naam: list(van_tabel.values()) for naam, van_tabel in rijen.items()},
    )
    for naam in rijen:
        jaren = tabellen[naam][EIGEN_DATUM[naam]].dt.year.astype("str").astype("str")
        bestanden = pd.Index("data/toets/" + jaren + f"/{naam}.csv", dtype="str")
        tabellen[naam].index = pd.MultiIndex.from_arrays(
            [bestanden, range(2, len(jaren) + 2)], names=["bestand", "rij"]
        )
    return tabellen


def _cijfers(gebeurd: list[Gebeurtenis]) -> Cijfers:
    return cijfers_van_frames(_frames(gebeurd))


def _groepen(definitie: Definitie) -> list[str]:
    """Return the single dimensions by which a definition is split; ``a,b`` is a cross table."""
    return [dimensie for dimensie in definitie.groepen if "," not in dimensie]


def _alle(cijfers: Cijfers) -> dict[str, object]:
    """Return every figure of 2022 with all its groups, and of the years before what is measured or waiting now."""
    gevonden: dict[str, Cijfer] = {}
    for jaar in (2020, 2021, 2022):
        for naam, definitie in DEFINITIES.items():
            if jaar < 2022 and not (definitie.cohort or definitie.stand):
                continue
            gevonden[f"{naam} {jaar}"] = getattr(cijfers[jaar], naam)
            for dimensie in _groepen(definitie) if jaar == 2022 else ():
                for groep in cijfers.groepswaarden(dimensie):
                    gevonden[f"{naam} {jaar} {dimensie}={groep}"] = cijfers.deel(naam, **{dimensie: groep})
    # The sum of days is exact; the last digits of a mean may hang on the order of the rows.
    return {sleutel: (str(c), c.noemer, c.voorlopig) for sleutel, c in gevonden.items()}


_STROMEN = [naam for naam, d in DEFINITIES.items() if isinstance(d, Telling) and telt_op(d)]
_TELLINGEN = [naam for naam, d in DEFINITIES.items() if isinstance(d, Telling) and d.eenheid == "aantal" and d.groepen]


def test_the_properties_are_about_the_figures_they_should_be_about() -> None:
    assert set(_STROMEN) >= {"aanmeldingen", "plaatsingen", "gefactureerd_bedrag", "nameting_cohort", "overlast_geen"}
    assert {"wachtlijst", "wachttijd", "duurzaam", "taakstelling", "trajectprijs"}.isdisjoint(_STROMEN)
    assert set(_TELLINGEN) >= {"aanmeldingen", "plaatsingen", "uitval", "wachtlijst", "klachten", "taakstelling"}


@_GEWOON
@given(_geschiedenis())
def test_the_registers_made_up_here_are_valid(gebeurd: list[Gebeurtenis]) -> None:
    tabellen = _frames(gebeurd)

    for naam in ("trajecten", "nametingen", "facturen", "klachten"):
        tekst = tabellen[naam].to_csv(index=False, date_format="%Y-%m-%d", float_format="%.2f")
        assert lees_tabel(tekst.encode(), schemas()[naam], naam)[1] == []
    assert toets_regels(Tabellen(tabellen, INRICHTING)) == []


@_WEINIG
@given(_geschiedenis())
def test_four_quarters_are_the_year(gebeurd: list[Gebeurtenis]) -> None:
    cijfers = _cijfers(gebeurd)
    kwartalen = [cijfers.over(kwartaal(2022, nr, _PEIL)) for nr in range(1, 5)]

    for naam in _STROMEN:
        delen = [getattr(k, naam).waarde for k in kwartalen]
        # A cohort of which nobody is measured has no outcomes yet, nor a register without payments: nothing adds up.
        if None not in delen:
            assert sum(delen) == getattr(cijfers, naam).waarde, naam
        else:
            assert DEFINITIES[naam].gemeten or DEFINITIES[naam].bijgehouden, naam  # type: ignore[union-attr]


@_GEWOON
@given(_geschiedenis())
def test_groups_add_up_to_their_total(gebeurd: list[Gebeurtenis]) -> None:
    cijfers = _cijfers(gebeurd)

    for naam in _TELLINGEN:
        for dimensie in _groepen(DEFINITIES[naam]):
            *delen, totaal = cijfers.per(dimensie, naam)[naam]
            ongemeten = dimensie in getattr(DEFINITIES[naam], "uitkomsten", ()) and delen[0].waarde is None
            if totaal.waarde is None or ongemeten:  # no payments, or no nameting: of no group it is known
                assert {deel.waarde for deel in delen} == {None}, (naam, dimensie)
            else:
                assert sum(deel.waarde for deel in delen) == totaal.waarde, (naam, dimensie)
    kruis = cijfers.kruis("uitval", "uitval_reden", "uitval_fase").map(lambda c: c.waarde)
    assert (kruis.drop(columns="Totaal").sum(axis=1) == kruis["Totaal"]).all()
    assert (kruis.drop(index="Totaal").sum() == kruis.loc["Totaal"]).all()


@_WEINIG
@given(_geschiedenis(), st.integers(1, 400))
def test_what_happens_after_the_peildatum_changes_no_figure(gebeurd: list[Gebeurtenis], schuif: int) -> None:
    op_tijd = [g for g in gebeurd if g.dag <= _PEIL]
    # The same past with another future: everything later still happens, but on other days.
    anders = [g if g.dag <= _PEIL else _later(g, schuif) for g in gebeurd]
    bekend = _alle(_cijfers(op_tijd))

    assert _alle(_cijfers(gebeurd)) == bekend
    assert _alle(_cijfers(anders)) == bekend


def _later(gebeurtenis: Gebeurtenis, dagen: int) -> Gebeurtenis:
    erbij = timedelta(dagen)
    cellen = {k: w + erbij if isinstance(w, date) else w for k, w in gebeurtenis.cellen.items()}
    return Gebeurtenis(gebeurtenis.dag + erbij, gebeurtenis.tabel, gebeurtenis.sleutel, cellen)


@_WEINIG
@given(_geschiedenis())
def test_no_figure_changes_the_frames_given(gebeurd: list[Gebeurtenis]) -> None:
    gegeven = _frames(gebeurd)
    kopie = {naam: frame.copy(deep=True) for naam, frame in gegeven.items()}
    cijfers = cijfers_van_frames(gegeven)
    register = {naam: frame.copy(deep=True) for naam, frame in cijfers.register.frames.items()}

    _alle(cijfers)
    wachtlijstbalans(cijfers)

    for naam, frame in gegeven.items():
        pd.testing.assert_frame_equal(frame, kopie[naam])
    for naam, frame in cijfers.register.frames.items():
        pd.testing.assert_frame_equal(frame, register[naam])


@_WEINIG
@given(_geschiedenis(), st.integers(0, 9))
def test_the_order_of_the_rows_changes_no_figure(gebeurd: list[Gebeurtenis], kans: int) -> None:
    tabellen = _frames(gebeurd)
    geschud = {naam: frame.sample(frac=1, random_state=kans) for naam, frame in tabellen.items()}

    assert _alle(cijfers_van_frames(geschud)) == _alle(cijfers_van_frames(tabellen))


@_GEWOON
@given(_geschiedenis())
def test_the_parts_of_a_cohort_and_the_unmeasured_are_the_cohort(gebeurd: list[Gebeurtenis]) -> None:
    cijfers = _cijfers(gebeurd)
    for cohort in (cijfers[2020], cijfers[2021], cijfers[2022]):
        omvang, ongemeten = cohort.nameting_cohort.waarde, cohort.nog_niet_gemeten.waarde
        for namen in PARTITIES.values():
            delen = [getattr(cohort, naam).waarde for naam in namen]
            if omvang and ongemeten == omvang:
                assert delen == [None] * len(delen)  # nobody measured: unknown, never zero
            else:
                assert sum(delen) + ongemeten == omvang
                assert cohort.duurzaam_strikt_aantal.waarde <= cohort.overlast_geen.waarde


@_GEWOON
@given(_geschiedenis())
def test_the_wachtlijst_balance_closes(gebeurd: list[Gebeurtenis]) -> None:
    cijfers = _cijfers(gebeurd)
    kwartalen = [kwartaal(jaar, nummer) for jaar in (2021, 2022) for nummer in (1, 2, 3, 4)]
    for deel in (cijfers[2021], cijfers, *map(cijfers.over, kwartalen)):
        balans = wachtlijstbalans(deel)
        assert balans.bekend
        assert balans.afwijking() == 0


# --- roll-ups ------------------------------------------------------------------------------------------------------


def _kandidaten(tabellen: dict[str, pd.DataFrame], wie: list[int]) -> dict[str, pd.DataFrame]:
    """Say whose each traject is; the numbers are used again as long as there are trajecten."""
    trajecten = tabellen["trajecten"]
    ids = [f"K{wie[nr % len(wie)]}" for nr in range(len(trajecten))]
    return tabellen | {"trajecten": trajecten.assign(kandidaat_id=pd.array(ids, dtype="str"))}


_WIE = st.lists(st.integers(1, 4), min_size=1, max_size=5)
#: What looks at all trajecten of a kandidaat; a roll-up knows of those at another desk.
_OVER_LOKETTEN = ("wachtlijst_terug", "te_meten")


@settings(_GEWOON, max_examples=6)
@given(_geschiedenis(), _geschiedenis(), _WIE, _WIE)
def test_a_roll_up_is_the_sum_of_its_desks_less_who_is_shared(
    a: list[Gebeurtenis], b: list[Gebeurtenis], wie_a: list[int], wie_b: list[int]
) -> None:
    som = maak_som(_kandidaten(_frames(a), wie_a), _kandidaten(_frames(b), wie_b))
    apart = zonder_gedeelde_sleutel(som)

    for naam, definitie in DEFINITIES.items():
        if naam in _OVER_LOKETTEN or getattr(definitie, "tabel", "") == "volgmomenten":
            continue
        delen = [getattr(deel, naam) for deel in som.delen]
        for deel, cijfer in zip(som.delen, delen, strict=True):  # within a desk it is the figure of that desk
            assert som.deel(naam, loket=deel.loket.naam).waarde == cijfer.waarde, naam
        telt = isinstance(definitie, Telling) and (definitie.reken is aantal or naam == "gefactureerd_bedrag")
        if telt and None not in (waarden := [cijfer.waarde for cijfer in delen]):
            assert getattr(apart, naam).waarde == sum(waarden), naam
            if not definitie.telt_mensen:  # type: ignore[union-attr]
                assert getattr(som, naam).waarde == sum(waarden), naam
            elif not definitie.noemer:
                assert getattr(som, naam).waarde == sum(waarden) - _dubbel(delen), naam

    assert sum(getattr(som, f"wacht_vanaf_{maanden}").waarde for maanden in (0, 6, 12, 18)) == som.wachtlijst.waarde
    te_lang = {k for deel in som.delen for k in deel.wacht_te_lang.rijen["kandidaat_id"]}
    assert {*som.wacht_te_lang.rijen["kandidaat_id"]} == te_lang
    assert wachtlijstbalans(som).afwijking() == 0


def _dubbel(delen: list[Cijfer]) -> int:
    """Count the trajecten of who counts at both desks, at the desk where his agreed time is not over first."""
    a, b = ({str(wie): sorted(r["termijn"]) for wie, r in deel.rijen.groupby("kandidaat_id")} for deel in delen)
    return sum(len(b[wie] if a[wie][0] <= b[wie][0] else a[wie]) for wie in a.keys() & b.keys())
