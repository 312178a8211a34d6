"""The body that HTML and PDF share: numbers filled in, headings and captions numbered, nothing hidden shown."""

import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_output

from loket.basis.afspraken import Voorblad
from loket.basis.meldingen import InvoerFout
from loket.bouw.document import (
    ExportFout,
    Kop,
    laat_weg_wat_niemand_noemt,
    lees_cijfers,
    lees_document,
    plaats_opmerkingen,
)
from loket.bouw.nummering import nummer_koppen


@pytest.fixture
def body(maak):
    """Give the body of a notebook with these cells."""
    return lambda *cellen: lees_document(maak.notebook(list(cellen))).body


class TestCijfers:
    def test_html_of_a_figure_stands_inside_bold(self, body, maak):
        soup = body(maak.tekst("**{eval}`c.a` aanmeldingen**", maak.rol("c.a", maak.cijfer(177))), maak.begrippen())
        link = soup.select_one("p > strong > a.cijfer")
        assert link["href"] == "#begrip-aanmeldingen"
        assert str(link.data) == '<data value="177">177</data>'
        assert soup.p.get_text() == "177 aanmeldingen"

    @pytest.mark.parametrize(
        ("plain", "verwacht"),
        [("2022", "2022"), ("'Loket Housing'", "Loket Housing"), ('"Maastricht\'s"', "Maastricht's"), ("'a<b'", "a<b")],
    )
    def test_plain_text_loses_its_quotes_and_is_escaped(self, plain, verwacht, body, maak):
        assert body(maak.tekst("{eval}`x`", maak.rol("x", plain=plain))).p.get_text() == verwacht

    def test_plain_text_is_never_read_as_markdown(self, body, maak):
        assert str(body(maak.tekst("{eval}`x`", maak.rol("x", plain="'*1* _2_'"))).p) == "<p>*1* _2_</p>"

    def test_roles_in_code_are_left_alone(self, body, maak):
        soup = body(maak.tekst("`` {eval}`a` ``\n\n```\n{eval}`b`\n```"))
        assert [c.get_text().strip() for c in soup.select("code")] == ["{eval}`a`", "{eval}`b`"]

    def test_headings_hold_text_only(self, body, maak):
        kop = body(maak.tekst("## Over {eval}`x` en *meer*", maak.rol("x", maak.cijfer(177))), maak.begrippen()).h2
        assert str(kop) == '<h2 id="over-177-en-meer"><span class="nummer">1</span> Over 177 en meer</h2>'

    @pytest.mark.parametrize(
        "rollen", [[], [{"uitdrukking": "b", "plain": "1"}], [{"uitdrukking": "a", "status": "error"}]]
    )
    def test_a_role_without_a_result_stops_the_export(self, rollen, body, maak):
        with pytest.raises(ExportFout, match=r"Onder ‘Klachten’ is \{eval\}`a` niet berekend"):
            body(maak.tekst("## Klachten\n\n{eval}`a`", *(maak.rol(**r) for r in rollen)))

    def test_the_error_tells_why_a_figure_failed(self, body, maak):
        with pytest.raises(ExportFout, match="naam a is onbekend"):
            body(maak.tekst("{eval}`a`", maak.rol("a", status="error", evalue="naam a is onbekend")))

    def test_a_role_in_narrative_output_stops_the_export(self, body, maak):
        with pytest.raises(ExportFout, match="Onder ‘Voortgang’ is"):
            body(maak.tekst("## Voortgang"), maak.uitvoer(**{"text/markdown": "Er zijn {eval}`a` klachten."}))

    def test_an_escaped_role_does_not_slip_through(self, body, maak):
        with pytest.raises(ExportFout, match="niet ingevuld cijfer"):
            body(maak.tekst("\\{eval}`a`"))


class TestKoppen:
    def test_numbers_and_ids(self, notebook):
        assert list(lees_document(notebook).koppen) == [
            Kop(2, "", "Samenvatting", "samenvatting"),
            Kop(2, "1", "Doelstelling", "doelstelling"),
            Kop(3, "1.1", "LEVANTOgroep & Loket", "levantogroep-loket"),
            Kop(2, "2", "Stand van zaken 2022", "stand-van-zaken"),
            Kop(3, "2.1", "Voortgang in 2022", "voortgang-in"),
            Kop(3, "2.2", "Duurzaamheid van 2020", "duurzaamheid-van"),
            Kop(3, "2.3", "Duurzaamheid van 2021", "duurzaamheid-van-2"),
            Kop(2, "Bijlage A", "Begrippen", "begrippenlijst"),
            Kop(3, "A.1", "Hoe wij tellen", "hoe-wij-tellen"),
            Kop(2, "Bijlage B", "Herkomst", "herkomst"),
        ]

    def test_the_summary_comes_first_with_its_key_figures(self, notebook):
        soup = lees_document(notebook).body
        namen = [element.name for element in soup.find_all(recursive=False)]
        assert namen[:4] == ["h2", "p", "dl", "h2"]
        assert soup.h2["id"] == "samenvatting"

    @pytest.mark.parametrize(
        ("kop", "anker"),
        [("Één plan – écht!", "een-plan-echt"), ("2022", "deel"), ("Inhoud", "inhoud-2"), ("12345 x", "12345-x")],
    )
    def test_ids_are_plain_and_free(self, kop, anker, body, maak):
        assert body(maak.tekst(f"## {kop}")).h2["id"] == anker

    @pytest.mark.parametrize("bron", ["### Te diep", "## Goed\n\n#### Te diep"])
    def test_a_skipped_level_is_refused(self, bron, body, maak):
        with pytest.raises(ExportFout, match="‘Te diep’ slaat een niveau over"):
            body(maak.tekst(bron))

    def test_a_chapter_with_one_hash_is_not_lost(self, body, maak):
        with pytest.raises(ExportFout, match="‘Conclusie’ begint met één #"):
            body(maak.tekst("## Begin"), maak.tekst("# Conclusie"))

    def test_a_tag_without_heading_is_refused(self, body, maak):
        with pytest.raises(ExportFout, match="maar geen kop"):
            body(maak.tekst("Geen kop.", tags=["bijlage"]))
        assert not body(maak.tekst("", tags=["bijlage"])).contents, "a condition has left all of it out"


class TestBijschriften:
    def test_tables_and_charts_count_apart(self, body, maak):
        soup = body(maak.tabel("t1", "Eén"), maak.grafiek("g1", "Twee"), maak.tabel("t2", "Drie"), maak.begrippen())
        assert [c.get_text() for c in soup.select("caption")] == ["Tabel 1. Eén", "Tabel 2. Drie"]
        assert [c.get_text() for c in soup.select("figcaption")] == ["Figuur 1. Twee"]

    def test_a_chart_keeps_its_alt_text_and_says_its_message_first(self, body, maak):
        soup = body(maak.grafiek())
        assert soup.img["alt"] == maak.ALT
        assert next(soup.figure.children).name == "figcaption"

    def test_right_aligned_markdown_columns_are_numbers(self, body, maak):
        soup = body(maak.tekst("| a | b |\n|---|--:|\n| x | 1 |"))
        assert [cel.get("class") for cel in soup.find_all(["th", "td"])] == [None, "getal", None, "getal"]
        assert not soup.find_all(style=True)


class TestWatNietMag:
    def test_only_what_readers_may_see(self, notebook):
        inhoud = str(lees_document(notebook).body)
        for verborgen in (
            "geheime_code",
            "repr die niemand",
            "analist",
            "ruw:",
            "<!--",
            "opmerking voor de schrijver",
            "jaar = 2022",
        ):
            assert verborgen not in inhoud

    def test_all_that_a_report_would_not_hold_is_told_at_once_with_its_heading(self, body, maak):
        cel = new_code_cell(
            "x",
            outputs=[new_output("stream", text="gedrukt"), new_output("execute_result", {"text/plain": "Cijfer()"})],
        )
        with pytest.raises(ExportFout) as fout:
            body(maak.tekst("## Klachten"), cel, maak.tekst("## Slot"), maak.html("<script>1</script>"))
        regels = [regel for regel in str(fout.value).splitlines() if regel.startswith("Onder")]
        assert [regel.partition(";")[0] for regel in regels] == [
            "Onder ‘Klachten’: een cel toont ‘print(…)’",
            "Onder ‘Klachten’: een cel toont ‘een los object’",
            "Onder ‘Slot’: een cel toont een <script>.",
        ]

    def test_warnings_of_libraries_are_not_for_readers(self, body, maak):
        cel = new_code_cell("x", outputs=[new_output("stream", name="stderr", text="FutureWarning")])
        assert body(maak.tekst("tekst"), cel).get_text().strip() == "tekst"

    def test_hidden_cells_do_not_show_their_output(self, body, maak):
        cel = maak.html("<p>geheim</p>")
        cel.metadata["tags"] = ["verberg"]
        assert "geheim" not in body(maak.tekst("tekst"), cel).get_text()

    def test_a_comment_before_text_takes_nothing_along(self, body, maak):
        assert (
            str(body(maak.tekst("<!-- als: x -->\n**Wel** tonen <!-- niet -->"))).strip()
            == "<p><strong>Wel</strong> tonen </p>"
        )

    def test_a_failed_cell_stops_the_export(self, body, maak):
        cel = new_code_cell(
            "1/0", outputs=[new_output("error", ename="ZeroDivisionError", evalue="delen door nul", traceback=[])]
        )
        with pytest.raises(ExportFout, match="Een cel onder ‘Klachten’ is mislukt: ZeroDivisionError: delen door nul"):
            body(maak.tekst("## Klachten"), cel)

    def test_a_table_without_caption_is_refused(self, body, maak):
        with pytest.raises(ExportFout, match="geen bijschrift"):
            body(maak.html('<figure class="tabel" id="t"><table></table></figure>'))


class TestDoel:
    def test_the_line_before_a_heading_can_name_its_anchor(self, body, maak):
        """As MyST writes it, in a fragment that is shown more than once."""
        gelezen = body(maak.tekst("## Hoofdstuk\n\n(cohort-oud)=\n### Een kop\n\n(geen-kop)=\n\nTekst."))
        assert gelezen.find("h3")["id"] == "cohort-oud"
        assert "(cohort-oud)=" not in gelezen.get_text()
        assert "(geen-kop)=" in gelezen.get_text()


def test_a_copy_of_the_body_is_ones_own(notebook):
    document = lees_document(notebook)
    voor = str(document.body)
    assert str(document.kopie()) == voor
    document.kopie().clear()
    assert str(document.body) == voor


class TestVoorblad:
    def test_from_the_notebook(self, notebook):
        voorblad = lees_document(notebook).voorblad
        assert voorblad.titel == "Jaarverslag Loket Housing Maastricht 2022"
        assert voorblad.datum.isoformat() == "2022-12-31"
        assert voorblad.voorbeelddata is True

    def test_without_a_cover_the_heading_is_the_title(self, maak):
        cel = maak.tekst("# Jaarverslag {eval}`jaar`\n\nVraag.", maak.rol("jaar", plain="2022"), tags=["verberg"])
        voorblad = lees_document(maak.notebook([cel])).voorblad
        assert voorblad == Voorblad(titel="Jaarverslag 2022", voettekst="Jaarverslag 2022 · niet voor publicatie")
        assert voorblad.datum.isoformat() == "2000-01-01"

    def test_metadata_title_goes_before_the_heading(self, maak):
        assert lees_document(maak.notebook([maak.tekst("# Kop")], title="Titel")).voorblad.titel == "Titel"


def test_figures_are_given_exactly(notebook, maak):
    assert lees_cijfers(notebook) == maak.CSV


def test_figures_that_are_absent_are_an_error(maak):
    with pytest.raises(ExportFout, match="geen cijfers"):
        lees_cijfers(maak.notebook([maak.tekst("tekst")]))


def test_reading_leaves_the_notebook_as_it_was(notebook):
    voor = repr(notebook)
    lees_document(notebook)
    assert repr(notebook) == voor


class TestOpmerkingen:
    def test_a_remark_stands_behind_its_heading_or_before_its_table(self):
        soup = BeautifulSoup('<h2 id="klachten">K</h2><p>Tekst.</p><figure id="tabel-x"></figure>', "html.parser")
        plaats_opmerkingen(
            soup,
            [
                {"anker": "klachten", "rol": "gemeente", "opmerking": "Klopt <dit>?"},
                {"anker": "tabel-x", "rol": "corporatie", "opmerking": "Ja."},
            ],
        )
        eerste, tweede = soup.select(".opmerking")
        assert eerste.find_previous_sibling().name == "h2"
        assert eerste.get_text() == "Opmerking 1, gemeente: Klopt <dit>?"
        assert tweede.find_next_sibling()["id"] == "tabel-x"

    def test_remarks_at_unknown_places_are_all_refused_with_their_row_and_the_nearest_anchor(self):
        soup = BeautifulSoup('<h2 id="klachten">Klachten</h2>', "html.parser")
        waar = {"bestand": "2022/opmerkingen.csv", "rol": "gemeente", "opmerking": "Klopt dit?"}
        rijen = [("klachtn", "2"), ("klachten", "3"), ("zzz", "4")]
        with pytest.raises(InvoerFout) as fout:
            plaats_opmerkingen(soup, [waar | {"anker": anker, "rij": rij} for anker, rij in rijen])
        assert [(m.bestand, m.plaats) for m in fout.value.meldingen] == [
            ("2022/opmerkingen.csv", "rij 2, kolom anker: ‘klachtn’"),
            ("2022/opmerkingen.csv", "rij 4, kolom anker: ‘zzz’"),
        ]
        assert fout.value.meldingen[0].herstel.endswith("Bedoelt u: klachten?")

    def test_of_a_place_that_a_cell_may_still_show_nothing_is_said(self):
        soup = BeautifulSoup('<h2 id="klachten">Klachten</h2>', "html.parser")
        waar = {"bestand": "2022/opmerkingen.csv", "rol": "gemeente", "opmerking": "Mooi.", "rij": "2"}
        plaats_opmerkingen(soup, [waar | {"anker": "grafiek-mijn"}], 'grafiek(fig, "mijn", …)')
        assert not soup.select(".opmerking")
        with pytest.raises(InvoerFout):
            plaats_opmerkingen(soup, [waar | {"anker": "klachtn"}], 'grafiek(fig, "mijn", …)')


def test_a_heading_has_no_sign_of_where_its_number_comes_from():
    soup = BeautifulSoup('<h2>De 177<sup><span class="herkomst">i</span></sup> aanmeldingen</h2>', "html.parser")
    (kop,) = nummer_koppen(soup)
    assert (kop.titel, kop.anker) == ("De 177 aanmeldingen", "de-177-aanmeldingen")


def test_only_definitions_of_figures_that_the_report_names_are_in_it():
    soup = BeautifulSoup(
        '<p><a href="#begrip-een">1</a></p><dl class="begrippen"><div id="begrip-een"><dt>Een</dt></div>'
        '<div id="begrip-twee"><dt>Twee</dt></div></dl>',
        "html.parser",
    )
    laat_weg_wat_niemand_noemt(soup)
    assert [begrip.get_text() for begrip in soup.select("dl dt")] == ["Een"]
