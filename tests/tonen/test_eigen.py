"""An analyst's own charts, tables and pictures."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from klein_register import maak_cijfers, schrijf_register
from PIL import Image

from loket.basis.meldingen import LoketFout
from loket.cijfers.inlezen import lees_cijfers, onthoud
from loket.cijfers.openbaar import voor_publiek
from loket.tonen.eigen import afbeelding, grafiek
from loket.tonen.publiek import toelichting
from loket.tonen.tabellen import tabel
from loket.tonen.tekenen import LETTERTYPE, stel_in
from loket.tonen.waarde import html_van

FRAME = pd.DataFrame({"groep": ["a", "b"], "aantal": [1, 1234], "deel": [12.34, 8.0]})


def _getekend():
    stel_in()  # as importing it does, in a notebook
    figuur, assen = plt.subplots()
    assen.bar(FRAME["groep"], FRAME["aantal"])
    return figuur


@pytest.fixture
def figuur():
    figuur = _getekend()
    yield figuur
    plt.close(figuur)


def _cellen(html: str) -> list[str]:
    return re.findall(r"<t[dh](?: [^>]*)?>(?:<data[^>]*>)?([^<]*)", html)


class TestGrafiek:
    def test_it_becomes_a_chart_as_the_reports_own(self, figuur):
        html = grafiek(figuur, "mijn", "Er zijn 2 groepen.", alt="a 1, b 1.234", cijfers=FRAME)._repr_html_()
        assert html.startswith('<figure class="grafiek" id="grafiek-mijn"><img alt="a 1, b 1.234" src="data:image/svg')
        assert "<figcaption>Er zijn 2 groepen.</figcaption>" in html
        assert _cellen(html) == ["Groep", "Aantal", "Deel", "A", "1", "12,3", "B", "1.234", "8,0"]

    def test_axes_will_do_too_and_jupyter_does_not_show_it_again(self, figuur):
        grafiek(figuur.axes[0], "mijn", "Twee groepen.", alt="a", cijfers=FRAME)
        assert not plt.fignum_exists(figuur.number)

    @pytest.mark.parametrize("leeg", ["naam", "bericht", "alt"])
    def test_every_text_is_asked_for(self, figuur, leeg):
        teksten = {"naam": "mijn", "bericht": "Twee groepen.", "alt": "a 1, b 2"} | {leeg: " "}
        with pytest.raises(LoketFout, match=rf"grafiek\(…\) vraagt om een {leeg}"):
            grafiek(figuur, cijfers=FRAME, **teksten)

    def test_an_alt_as_copied_from_the_example_is_refused(self, figuur):
        with pytest.raises(LoketFout, match=r"een alt die niet af is: ‘Staven: …’"):
            grafiek(figuur, "mijn", "Twee groepen.", alt="Staven: …", cijfers=FRAME)

    @pytest.mark.parametrize("tekst", ["Er waren er {cijfers.intakes}.", "In {jaar", "jaar}"])
    def test_a_number_that_was_not_filled_in_is_refused(self, figuur, tekst):
        for bericht, alt in ((tekst, "Staven: 1."), ("Goed.", tekst)):
            with pytest.raises(LoketFout, match="niet ingevuld"):
                grafiek(figuur, "x", bericht, alt=alt, cijfers=FRAME)
        for titel, noot in ((tekst, ""), ("Goed.", tekst)):
            with pytest.raises(LoketFout, match='zet een f voor het aanhalingsteken, zoals f"In totaal'):
                tabel(FRAME, "x", titel, noot=noot)

    def test_what_is_no_chart_is_refused(self):
        with pytest.raises(LoketFout, match=r"zet haar vooraan: grafiek\(fig, "):
            grafiek([1, 2], "mijn", "Twee.", alt="a", cijfers=FRAME)

    def test_numbers_that_are_texts_are_refused(self):
        figuur, assen = plt.subplots()
        assen.bar(["a", "b", "c"], ["1,5", "2,5", "10,0"])
        with pytest.raises(LoketFout, match="zoals ‘1,5’"):
            grafiek(figuur, "naam", "bericht", alt="alt", cijfers=FRAME)
        plt.close(figuur)

    def test_numbers_that_matplotlib_writes_have_a_comma(self):
        stel_in()
        figuur, (assen, taart) = plt.subplots(1, 2)
        assen.plot([0, 0.5, 1], [0, 1000, 2000])
        taart.pie([1, 2], labels=["1.234", "v2.1"], autopct="%1.1f%%")
        svg = grafiek(figuur, "mijn", "Een deel.", alt="1, 2", cijfers=FRAME).svg.decode()
        getekend = re.findall(r"<!-- (.+?) -->", svg)
        assert {"0,2", "0,8", "33,3%", "66,7%", "1.234", "v2.1", "2000"} <= {*getekend}
        assert not [tekst for tekst in getekend if re.fullmatch(r"\d+\.\d%?|\d\.\d\d", tekst)]

    def test_it_looks_the_same_whatever_the_user_has_set(self):
        with mpl.rc_context():
            eerst = grafiek(_getekend(), "mijn", "Twee.", alt="a", cijfers=FRAME).svg
            mpl.rcParams.update({"font.size": 20, "svg.hashsalt": "anders", "savefig.facecolor": "red"})
            assert grafiek(_getekend(), "mijn", "Twee.", alt="a", cijfers=FRAME).svg == eerst
        assert mpl.rcParams["font.family"][0] == LETTERTYPE


class TestTabel:
    def test_a_frame_of_totals(self):
        cellen = _cellen(tabel(FRAME.set_index("groep"), "eigen", "Mijn tabel").html())
        assert cellen == ["Groep", "Aantal", "Deel", "A", "1", "12,3", "B", "1.234", "8,0"]

    @pytest.mark.parametrize(
        ("groepen", "koppen"),
        [
            (["jan", "feb"], ["jan", "feb"]),
            ([1, 2], ["jan", "feb"]),
            ([1.0, float("nan")], ["jan", "onbekend"]),
            ([pd.Timestamp(2022, 3, 1), pd.NaT], ["1 maart 2022", "onbekend"]),
            (["2022-01", "2022-02"], ["2022-01", "2022-02"]),
        ],
    )
    @pytest.mark.parametrize("in_index", [True, False])
    def test_months_are_called_as_the_analyst_does(self, figuur, groepen, koppen, in_index):
        frame = pd.DataFrame({"maand": groepen, "aantal": [3, 4]})
        frame = frame.set_index("maand") if in_index else frame
        verwacht = ["Maand", "Aantal", koppen[0], "3", koppen[1], "4"]
        assert _cellen(tabel(frame, "eigen", "Mijn tabel").html()) == verwacht
        grafiek(figuur, "mijn", "Twee.", alt="a 3, b 4", cijfers=frame)

    def test_each_level_of_a_count_by_two_columns_has_its_own_column(self):
        telling = pd.DataFrame({"maand": [2, 2], "soort": ["a", "b"]}).groupby(["maand", "soort"]).size()
        cellen = _cellen(tabel(telling.to_frame("aantal"), "eigen", "Mijn tabel").html())
        assert cellen == ["Maand", "Soort", "Aantal", "feb", "a", "1", "feb", "b", "1"]

    @pytest.mark.parametrize(
        "frame",
        [
            pd.DataFrame({"traject_id": ["T1"], "aantal": [1]}),
            pd.DataFrame({"aantal": [1]}, index=pd.Index(["K1"], name="kandidaat_id")),
            pd.DataFrame({"a": [1]}, index=pd.MultiIndex.from_tuples([("x.csv", 2)], names=["bestand", "rij"])),
        ],
    )
    def test_cases_are_refused(self, frame):
        with pytest.raises(LoketFout, match="losse gevallen"):
            tabel(frame, "eigen", "Mijn tabel")

    def test_a_series_is_refused_with_what_to_do(self):
        with pytest.raises(LoketFout, match=r"\.to_frame\(\)"):
            tabel(pd.Series([1, 2]), "eigen", "Mijn tabel")

    @pytest.mark.parametrize(
        ("frame", "raad"),
        [(FRAME.reset_index, r"zet haakjes achter reset_index: \( \)"), ("frame", "laat dan de aanhalingstekens weg")],
    )
    def test_what_is_no_table_is_refused_in_plain_words(self, frame, raad):
        with pytest.raises(LoketFout, match=raad) as fout:
            tabel(frame, "eigen", "Mijn tabel")
        assert not re.search("DataFrame|method|Series|str\\b", str(fout.value))

    def test_an_empty_frame_is_a_sentence(self):
        assert "geen gegevens" in repr(tabel(FRAME[:0], "eigen", "Mijn tabel"))

    def test_numbers_of_ones_own_have_the_digits_they_need(self):
        frame = pd.DataFrame(
            {"wie": ["a", "b"], "aantal": [3.0, 10.0], "deel": [0.149, None], "gemiddeld": [1.25, 2.0]}
        )
        rijen = tabel(frame, "eigen", "Mijn tabel").rijen
        assert [[*map(html_van, rij[1:])] for rij in rijen[:1]] == [
            ['<data value="3">3</data>', '<data value="0.149">0,149</data>', '<data value="1.25">1,3</data>']
        ]

    def test_a_head_for_a_column_that_is_not_there_is_refused(self):
        with pytest.raises(LoketFout, match=r"koppen noemt ‘aantl’.*Bedoelt u: aantal"):
            tabel(FRAME.rename(columns={FRAME.columns[-1]: "aantal"}), "eigen", "Mijn tabel", koppen={"aantl": "N"})


class TestAfbeelding:
    @pytest.fixture(autouse=True)
    def _in_een_map(self, tmp_path, monkeypatch):
        monkeypatch.setenv("LOKET_NOTEBOOK", str(tmp_path / "proef.ipynb"))
        self.folder = tmp_path

    def _plaatje(self, naam: str, breed: int = 30) -> None:
        Image.new("RGB", (breed, 10), "red").save(self.folder / naam)

    @pytest.mark.parametrize("naam", ["logo.png", "logo.jpg"])
    def test_a_picture_is_put_in_whole_and_a_small_one_stays_small(self, naam):
        self._plaatje(naam)
        svg = afbeelding(naam, "een rood vlak", "Ons logo").svg.decode()
        binnen = base64.b64decode(re.search(r"base64,([^\"]+)", svg)[1])
        assert Image.open(io.BytesIO(binnen)).size == (30, 10)
        assert 'viewBox="0 0 604 10"' in svg

    def test_its_path_may_begin_at_the_project_as_that_of_any_file_in_a_cell(self, monkeypatch):
        (self.folder / "notebooks").mkdir()
        monkeypatch.setenv("LOKET_NOTEBOOK", str(self.folder / "notebooks" / "proef.ipynb"))
        monkeypatch.chdir(self.folder)
        self._plaatje("logo.png")
        assert afbeelding("logo.png", "een rood vlak", "Ons logo").svg

    def test_an_svg_stays_what_it_is(self):
        (self.folder / "logo.svg").write_text("<svg/>")
        beeld = afbeelding("logo.svg", "een vlak", "Ons logo")
        assert beeld.svg == b"<svg/>"
        assert "details" not in beeld._repr_html_()

    @pytest.mark.parametrize(
        ("pad", "melding"),
        [
            ("weg.png", "kan niet worden gelezen"),
            ("logo.gif", "verwacht: een bestand .svg"),
            ("kapot.png", "geen heel"),
        ],
    )
    def test_what_cannot_be_shown_is_said(self, pad, melding):
        Path(self.folder / "kapot.png").write_bytes(b"x")
        with pytest.raises(LoketFout, match=melding):
            afbeelding(pad, "a", "b")

    def test_a_picture_asks_for_its_texts(self):
        self._plaatje("logo.png")
        with pytest.raises(LoketFout, match="vraagt om een alt"):
            afbeelding("logo.png", "", "Ons logo")


class TestHerkomst:
    """What an analyst reckons with pandas has no definition, and on example data it is made up."""

    @pytest.fixture(params=[True, False])
    def verzonnen(self, request, tmp_path, monkeypatch):
        """Read a register that is made up, or is not."""
        loket = schrijf_register(tmp_path) / "loket.toml"
        toml = loket.read_text("utf-8")
        loket.write_text(
            toml.replace("voorbeelddata = false", f"voorbeelddata = {str(request.param).lower()}"), "utf-8"
        )
        monkeypatch.setenv("LOKET_DATA", str(tmp_path))
        self.cijfers = lees_cijfers("toets", 2022)
        return request.param

    def test_a_table_and_a_chart_of_ones_own_say_so_under_their_caption(self, verzonnen, figuur):
        noot = '<p class="noot">Deze cijfers zijn zelf berekend. Wat daarvan uit het register komt, is illustratief:'
        eigen = tabel(FRAME, "eigen", "Mijn tabel", noot="Let op.").html()
        assert (noot.replace('noot">', 'noot">Let op. ') in eigen) is verzonnen
        assert ("Let op." in eigen) is True
        html = grafiek(figuur, "mijn", "Twee.", alt="a 1, b 1.234", cijfers=FRAME)._repr_html_()
        assert (f"</figcaption>{noot}" in html) is verzonnen

    @pytest.mark.usefixtures("verzonnen")
    def test_a_table_of_figures_has_a_sign_at_each_and_a_picture_has_no_numbers(self):
        frame = self.cijfers.per("corporatie", "plaatsingen", "taakstelling")
        assert "zelf berekend" not in tabel(frame, "eigen", "Mijn tabel").html()
        assert "zelf berekend" not in tabel(pd.DataFrame({"wie": ["a"], "wat": ["b"]}), "eigen", "Mijn tabel").html()


def test_figures_are_drawn_as_numbers_as_they_stand_in_a_frame() -> None:
    cijfers = lees_cijfers("maastricht", 2022)
    frame = cijfers.per("corporatie", "plaatsingen").drop("Totaal")
    verwacht = [float(cijfer) for cijfer in frame["plaatsingen"]]
    assert len(verwacht) > 1
    for teken in ("bar", "barh", "plot"):
        fig, assen = plt.subplots()
        getekend = getattr(assen, teken)(frame.index, frame["plaatsingen"])
        fig.canvas.draw()
        if teken == "plot":
            assert [float(y) for y in getekend[0].get_ydata()] == verwacht
        else:
            lengte = {"bar": "get_height", "barh": "get_width"}[teken]
            assert [float(getattr(staaf, lengte)()) for staaf in getekend] == verwacht
    _, assen = plt.subplots()
    staven = assen.bar(["aanmeldingen", "intakes"], [cijfers.aanmeldingen, cijfers.intakes])
    assert [float(staaf.get_height()) for staaf in staven] == [177, 127]
    plt.close("all")


class TestVoorAnderen:
    """In a report for others than the desk: what the analyst counted himself, nobody rounded."""

    FRAME = pd.DataFrame({"maand": ["mei", "juni", "juli"], "aantal": [12, 3, 1]}).set_index("maand")

    @pytest.fixture
    def openbaar(self):
        cijfers = voor_publiek(maak_cijfers())
        onthoud(cijfers)
        return cijfers

    def test_a_small_count_is_refused_with_where_it_stands(self, openbaar, figuur):
        for zet in (
            lambda: tabel(self.FRAME, "eigen", "Mijn tabel"),
            lambda: grafiek(figuur, "eigen", "Mijn grafiek", alt="mei 12", cijfers=self.FRAME),
        ):
            with pytest.raises(LoketFout, match=r"aantallen van uzelf: juni, Aantal: 3 en juli, Aantal: 1\.") as fout:
                zet()
            assert "van 1 tot en met 4" in str(fout.value)

    @pytest.mark.parametrize("cel", ["3", "3 mensen", "1 nieuwe plaatsing"])
    def test_a_small_count_as_text_is_refused_too(self, openbaar, cel):
        with pytest.raises(LoketFout, match=f"Beek, Aantal: {cel}"):
            tabel(pd.DataFrame({"aantal": [cel]}, index=["Beek"]), "eigen", "Mijn tabel")

    @pytest.mark.parametrize("cel", ["7 mensen", "3 mei", "2,5", "3 maanden", "3e kwartaal"])
    def test_other_text_with_a_number_is_not(self, openbaar, cel):
        tabel(pd.DataFrame({"aantal": [cel]}, index=["Beek"]), "eigen", "Mijn tabel")

    def test_many_are_not_all_named(self, openbaar):
        with pytest.raises(LoketFout, match=r"A, Aantal: 1, .* E, Aantal: 1 en nog 2\."):
            tabel(pd.DataFrame({"aantal": [1] * 7}, index=[*"abcdefg"]), "eigen", "Mijn tabel")

    def test_the_desk_itself_sees_all(self, figuur):
        onthoud(maak_cijfers())
        assert "niet afgerond" not in tabel(self.FRAME, "eigen", "Mijn tabel").noot
        grafiek(figuur, "eigen", "Mijn grafiek", alt="mei 12", cijfers=self.FRAME)

    def test_what_is_not_about_people_may_stay_and_readers_are_told_that_it_is_as_it_was_counted(
        self, openbaar, figuur
    ):
        assert "niet afgerond" in tabel(self.FRAME, "eigen", "Mijn tabel", openbaar=True).noot
        html = grafiek(figuur, "eigen", "Huizen", alt="mei 12", cijfers=self.FRAME, openbaar=True)._repr_html_()
        assert "niet afgerond" in html
        assert "niet afgerond" in toelichting(openbaar)

    def test_a_desk_without_people_can_be_published(self, openbaar):
        assert openbaar.per("maand", "aanmeldingen").loc["Totaal", "aanmeldingen"].waarde == 0

    @pytest.mark.parametrize(
        "frame",
        [
            pd.DataFrame({"wie": ["a", "b"], "aantal": [0, 5]}),
            pd.DataFrame({"wie": ["a", "b"], "gemiddeld": [1.5, 3.0]}),
            pd.DataFrame({"wie": ["a", "b"], "deel": [0.2, 0.4]}),
            pd.DataFrame({"maand": [2, 2], "wie": [3, 4], "aantal": [5, 6]}).set_index(["maand", "wie"]),
        ],
    )
    def test_what_is_no_small_count_stays(self, openbaar, frame):
        assert "niet afgerond" in tabel(frame, "eigen", "Mijn tabel").noot

    def test_figures_are_rounded_already_and_so_is_what_comes_of_them(self, openbaar):
        per = openbaar.per("maand", "aanmeldingen")
        assert "niet afgerond" not in tabel(per, "eigen", "Per maand").noot
        verschil = pd.DataFrame({"aantal": [openbaar.aanmeldingen + 3]}, index=["samen"], dtype="object")
        assert "niet afgerond" not in tabel(verschil, "eigen", "Verschil").noot
