"""Asking figures of a register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from klein_register import Rij, aanmelding, geplaatst, maak_cijfers, positief, schrijf_register

from loket.basis.meldingen import InvoerFout, LoketFout, OnbekendeNaam
from loket.basis.periode import jaar, kwartaal
from loket.cijfers.definities import DEFINITIES
from loket.cijfers.inlezen import lees_cijfers


def test_every_definition_is_an_attribute() -> None:
    cijfers = maak_cijfers()

    assert set(DEFINITIES) <= set(dir(cijfers))
    assert all(getattr(cijfers, naam).definitie is definitie for naam, definitie in DEFINITIES.items())


def test_an_unknown_figure_is_refused_with_the_nearest() -> None:
    with pytest.raises(AttributeError, match=r"Er is geen cijfer ‘plaatsing’\. Bedoelt u: plaatsingen"):
        _ = maak_cijfers().plaatsing


def test_another_year_is_an_item_and_keeps_the_peildatum() -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2021-05-01", intakedatum="2022-05-01")])

    assert cijfers[2021].aanmeldingen.waarde == 1
    assert cijfers.vorig.aanmeldingen.waarde == 1
    assert cijfers.intakes.waarde == 1
    assert cijfers[2023].aanmeldingen.waarde is None
    assert cijfers[2021].over(kwartaal(2021, 2)).aanmeldingen.waarde == 1


@pytest.mark.parametrize("jaartal", ["2021", 21, True, 2021.0])
def test_what_is_no_year_is_refused(jaartal: object) -> None:
    with pytest.raises(LoketFout):
        _ = maak_cijfers()[jaartal]  # type: ignore[index]


def test_a_table_has_a_row_for_every_group_and_a_total() -> None:
    frame = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-03-01")]).per(
        "corporatie", "plaatsingen", "wachttijd"
    )

    assert frame.index.name == "corporatie"
    assert {k: [str(c) for c in rij] for k, rij in frame.T.to_dict("list").items()} == {
        "Maasvallei": ["0", "onbekend"],
        "Servatius": ["1", "1,9\N{NO-BREAK SPACE}maanden"],  # 59 days
        "Totaal": ["1", "1,9\N{NO-BREAK SPACE}maanden"],
    }


def test_figures_in_a_table_stay_figures_whatever_their_number() -> None:
    cijfers = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-03-01")])
    for frame in (
        cijfers.per("corporatie", "plaatsingen"),
        cijfers.kruis("aanmeldingen", "corporatie", "verwijzertype"),
    ):
        assert frame.index.name == "corporatie"
        assert frame.dtypes.iloc[0] == "object"
        assert frame.index.tolist() == ["Maasvallei", "Servatius", "Totaal"]
        assert type(frame.iloc[-1, -1]).__name__ == "Cijfer"


def test_what_a_cell_of_two_dimensions_counts_is_both() -> None:
    frame = maak_cijfers(trajecten=[geplaatst(1, "2022-01-01", "2022-03-01")]).kruis(
        "plaatsingen", "corporatie", "verwijzertype"
    )
    assert [[float(cel) for cel in rij] for rij in frame.itertuples(index=False)] == [[0, 0, 0], [1, 0, 1], [1, 0, 1]]
    assert frame.columns.tolist() == ["convenantpartner", "deelnemer", "Totaal"]


def test_python_may_ask_for_what_it_likes_without_advice() -> None:
    with pytest.raises(AttributeError, match=r"^_repr_svg_$"):
        _ = maak_cijfers()._repr_svg_


def test_a_table_can_do_without_total() -> None:
    assert maak_cijfers().per("corporatie", "plaatsingen", totaal=False).index.tolist() == ["Maasvallei", "Servatius"]


def test_a_figure_that_cannot_be_split_says_so() -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-01-01")])

    with pytest.raises(LoketFout, match="Wachtlijst kan niet worden uitgesplitst naar ‘maand’"):
        _ = cijfers.per("maand", "wachtlijst").iloc[0, 0].waarde
    with pytest.raises(LoketFout, match=r"beslissing kan niet worden uitgesplitst .* Bekend zijn: \w+"):
        _ = cijfers.per("corporatie", "klachten").iloc[0, 0].waarde


def test_the_period_reads_as_dutch() -> None:
    cijfers = maak_cijfers()

    assert repr(cijfers) == "Cijfers van Loket Toets over 2022"
    assert cijfers.periodetekst == "1 januari t/m 31 december 2022"
    assert cijfers.peildatumtekst == cijfers.laatste_dag == "31 december 2022"
    assert cijfers.loket.naam == "Loket Toets"


def test_the_tables_of_a_year_are_that_years() -> None:
    cijfers = maak_cijfers(dossiers=[{"dossier": "Pilot", "stand": "loopt", "vervolg": "verder"}])

    assert len(cijfers.dit_jaar("dossiers")) == 1
    assert cijfers.vorig.dit_jaar("dossiers").empty


def test_figures_are_read_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schrijf_register(tmp_path)
    monkeypatch.setenv("LOKET_DATA", str(tmp_path))

    assert lees_cijfers("toets", 2022).aanmeldingen.waarde == 1
    assert lees_cijfers("toets", 2022, "2023-01-31").peildatumtekst == "31 januari 2023"
    assert lees_cijfers("toets", 2022, "").peildatumtekst == "31 december 2022"
    with pytest.raises(LoketFout, match="is geen dag"):
        lees_cijfers("toets", 2022, "31-01-2023")


def test_a_published_series_of_no_figure_is_refused_at_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bestand = schrijf_register(tmp_path) / "reeksen.csv"
    kop = "indicator,jaar,waarde,noemer,bron"
    bestand.write_text(f"{kop}\nduurzaam,2018,82.5,,verslag\nduurzaaam,2019,94.0,,verslag\n", encoding="utf-8")
    monkeypatch.setenv("LOKET_DATA", str(tmp_path))
    with pytest.raises(InvoerFout) as fout:
        lees_cijfers("toets", 2022)
    (melding,) = fout.value.meldingen
    assert (melding.kolom, melding.rij, melding.waarde) == ("indicator", 3, "duurzaaam")
    assert melding.bestand == str(bestand)
    assert melding.verwacht == "een cijfer waarvan een definitie is"
    assert melding.herstel.startswith("verbeter de naam. Bedoelt u: duurzaam")


def test_what_is_published_elsewhere_stands_beside_a_figure_that_exists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rij = "Elders,woont er nog,85,procent,{},andere mensen,verslag\n"
    monkeypatch.setenv("LOKET_DATA", str(tmp_path))
    bestand = schrijf_register(tmp_path, vergelijking=rij.format("woont_na_12")) / "vergelijking.csv"
    assert lees_cijfers("toets", 2022).register.tabel("vergelijking")["waarde"].tolist() == ["85"]
    bestand.write_text(bestand.read_text("utf-8").replace("woont_na_12", "woont_na_13"), encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_cijfers("toets", 2022)
    (melding,) = fout.value.meldingen
    assert (melding.bestand, melding.kolom, melding.rij) == (str(bestand), "cijfer", 2)
    bestand.unlink()
    assert lees_cijfers("toets", 2022).register.tabel("vergelijking").empty, "a desk may do without"


def test_the_same_figure_is_the_same_object_by_whatever_way() -> None:
    cijfers = maak_cijfers(trajecten=[aanmelding(1, "2022-02-01")])
    assert cijfers.aanmeldingen is cijfers.aanmeldingen
    assert cijfers.vorig.vorig is cijfers[cijfers.jaar - 2]
    assert cijfers.vorig.over(cijfers.periode) is cijfers
    assert cijfers.per("corporatie", "plaatsingen").loc["Totaal", "plaatsingen"] is cijfers.plaatsingen


def test_figures_are_made_once_of_one_register_and_anew_of_another(tmp_path: Path) -> None:
    bestand = schrijf_register(tmp_path) / "2022" / "trajecten.csv"

    def lees():
        return lees_cijfers("toets", 2022)

    with pytest.MonkeyPatch.context() as mp:
        mp.setenv("LOKET_DATA", str(tmp_path))
        eerst = lees()
        assert lees() is eerst
        bestand.write_text(bestand.read_text("utf-8").replace("2022-02-01", "2022-01-31"), "utf-8")
        later = lees()
        assert later is not eerst
        assert later.intakes.rijen["intakedatum"].dt.day.tolist() == [31]
        assert eerst.intakes.rijen["intakedatum"].dt.day.tolist() == [1]


def test_who_changed_the_definitions_is_told_how_to_restart_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loket.cijfers.cijfers._GELEZEN", 0)
    with pytest.raises(OnbekendeNaam, match="Kernel → Herstart Kernel…"):
        _ = maak_cijfers().late_intakes


def test_a_figure_cannot_be_given_another_value() -> None:
    cijfers = maak_cijfers()
    with pytest.raises(LoketFout, match=r"vergelijken doet u met ==, zoals cijfers\.plaatsingen == 70"):
        cijfers.plaatsingen = 70


@pytest.mark.parametrize(
    ("tweede", "zin"),
    [
        (2, "Deze cijfers zijn definitief: het cohort is de volle tijd gevolgd, en iedereen is gemeten."),
        (1, "niet definitief: nog niet iedereen is zo vaak gemeten als afgesproken (bij 1 van de 2 ontbreekt een"),
        (0, "niet definitief: nog niet iedereen is zo vaak gemeten als afgesproken (bij 2 van de 2 ontbreekt een"),
    ],
)
def test_a_cohort_is_definitief_only_when_every_nameting_that_was_due_is_there(tweede: int, zin: str) -> None:
    """Two of 2020: each was due in June of 2021 and of 2022."""
    eerste: list[Rij] = [{"traject_id": f"T{nr}", "peildatum": "2021-06-01"} for nr in range(2)]
    metingen: list[Rij] = [*eerste, *({"traject_id": f"T{nr}", "peildatum": "2022-06-01"} for nr in range(tweede))]
    trajecten = [positief(nr, "2020-06-01") for nr in range(2)]
    cijfers = maak_cijfers(jaar(2020, date(2022, 12, 31)), trajecten=trajecten, nametingen=metingen)
    assert zin in cijfers.stand_van_meting
    assert cijfers[2022].is_er_gemeten is bool(tweede)
    assert not cijfers.is_er_gemeten  # of 2020 itself
