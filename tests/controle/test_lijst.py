"""How findings are told, in the terminal and in the report."""

from __future__ import annotations

import re

import pytest

from loket.basis.meldingen import Melding
from loket.controle import CONTROLES, Uitkomst
from loket.controle.lijst import als_tekst, controlelijst, nog_te_doen, samenvatting, uitkomst
from loket.controle.verslag import Bevinding

FOUT = next(c for c in CONTROLES if c.ernst == "fout")
LET_OP = next(c for c in CONTROLES if c.naam == "gelijke-cohorten")
WERK = next(c for c in CONTROLES if c.te_doen and c.mag_blijven)
EEN = Bevinding("2022/a.csv", "rij 2", "8,9, niet 9,0", "gelijk", "kijk na")
ANDER = Bevinding("b.csv", "", "iets <anders>", "goed", "doe iets")


def test_the_summary_counts() -> None:
    uitkomsten = [Uitkomst(FOUT, (EEN,)), Uitkomst(LET_OP, (EEN, ANDER), ((EEN, "Zo."),))]
    assert samenvatting(uitkomsten) == "2 controles: 1\xa0fout, 2\xa0waarschuwingen, 1 akkoord"


def test_an_outcome_is_told_in_words() -> None:
    assert uitkomst(Uitkomst(LET_OP, ())) == "geen bevindingen"
    gemengd = Uitkomst(LET_OP, (ANDER,), ((EEN, "Nagekeken."),))
    assert uitkomst(gemengd) == ("akkoord: 8,9, niet 9,0 (Nagekeken.); nog niet verklaard: iets <anders> (b.csv)")


def test_a_sentence_that_is_quoted_holds_no_number_that_is_still_to_be_filled_in() -> None:
    zin = Bevinding("notebook", "cel 3", "van {eval}`cijfers.aanmeldingen.voluit` {eval}`jaar", "", "")
    tekst = uitkomst(Uitkomst(LET_OP, (zin,), ((zin, "Zo."),)))
    assert "{eval}" not in tekst
    assert "nog niet verklaard: van cijfers.aanmeldingen.voluit jaar" in tekst


def test_a_report_tells_of_findings_about_cases_how_many_and_nothing_of_one() -> None:
    gevallen = [Bevinding("2022/a.csv", f"rij {n}", f"T2022-{n}: aangemeld op {n} mei 2022", "", "") for n in (1, 2, 3)]
    met_reden = [(gevallen[0], "Zo."), (gevallen[1], "Zo."), (gevallen[2], "Anders.")]
    assert uitkomst(Uitkomst(LET_OP, (), tuple(met_reden))) == "2\xa0keer akkoord (Zo.); 1\xa0keer akkoord (Anders.)"
    assert uitkomst(Uitkomst(LET_OP, tuple(gevallen))) == "nog niet verklaard: 3\xa0keer in 2022/a.csv"
    assert uitkomst(Uitkomst(WERK, tuple(gevallen[:1]))) == "1\xa0keer in 2022/a.csv"


@pytest.mark.parametrize("tabel", ["trajecten", "nametingen", "facturen", "klachten"])
def test_a_row_of_a_table_of_cases_is_one_also_without_its_code(tabel: str) -> None:
    open_ = Bevinding(f"2022/{tabel}.csv", "rij 7", "factuur van 3 mei 2022", "", "")
    assert uitkomst(Uitkomst(LET_OP, (open_,))) == f"nog niet verklaard: 1\xa0keer in 2022/{tabel}.csv"
    samen = Bevinding(f"2022/{tabel}.csv", "kolom x", "2 keer x onbekend", "", "")
    assert uitkomst(Uitkomst(LET_OP, (samen,))).endswith(f"2 keer x onbekend (2022/{tabel}.csv, kolom x)")


def test_the_terminal_shows_faults_first_and_the_row_that_acknowledges_a_warning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    tekst = als_tekst([Uitkomst(LET_OP, (EEN,)), Uitkomst(FOUT, (ANDER,))])
    regels = tekst.splitlines()

    assert regels[0].startswith("2 controles")
    assert tekst.index("iets <anders>") < tekst.index("2022/a.csv, rij 2")
    assert f'  {LET_OP.naam},2022/a.csv,"8,9, niet 9,0",<waarom dit klopt>' in regels
    assert not any(regel.strip().startswith(FOUT.naam + ",") for regel in regels)


TABEL = """\
2 controles: 2\xa0fouten, 1\xa0waarschuwing, 0 akkoord

+-------------------------+-----------------+---------------+------------+---------------+
| Controle                | Plaats          | Gevonden      | Verwacht   | Wat te doen   |
+=========================+=================+===============+============+===============+
| fout                    | 2022/a.csv      | iets          | goed       | doe iets      |
| cohort-telt-op (2 keer) | b.csv           | iets <anders> |            |               |
+-------------------------+-----------------+---------------+------------+---------------+
| waarschuwing            | 2022/a.csv, rij | 8,9, niet 9,0 | gelijk     | kijk na       |
| gelijke-cohorten        | 2               |               |            |               |
+-------------------------+-----------------+---------------+------------+---------------+

Is een waarschuwing goed zoals het is? Zet dan in akkoord.csv van dit jaar:

  controle,bestand,gevonden,reden
  gelijke-cohorten,2022/a.csv,"8,9, niet 9,0",<waarom dit klopt>"""


def test_the_table_in_the_terminal_to_the_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    eerder = Bevinding("2022/a.csv", "", "iets", "goed", "doe iets")
    assert als_tekst([Uitkomst(LET_OP, (EEN,)), Uitkomst(FOUT, (ANDER, eerder))]) == TABEL


@pytest.mark.parametrize(("kolommen", "breedte"), [("10", 16), ("80", 16), ("120", 24), ("200", 40), ("999", 40)])
def test_columns_take_a_fifth_of_the_terminal(monkeypatch: pytest.MonkeyPatch, kolommen: str, breedte: int) -> None:
    monkeypatch.setenv("COLUMNS", kolommen)
    lang = Bevinding("a.csv", "", "x" * 300, "y" * 300, "z" * 300)
    tekst = als_tekst([Uitkomst(FOUT, (lang,))])
    assert all(f" {letter * breedte} |" in tekst and letter * (breedte + 1) not in tekst for letter in "xyz")


def test_what_was_found_is_written_as_it_is_and_not_as_a_number() -> None:
    assert "| 1.50 " in als_tekst([Uitkomst(FOUT, (Bevinding("a.csv", "", "1.50", "2", "3"),))])


def test_equal_findings_are_one_row_with_their_places_in_the_order_of_their_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    gelijk = [Bevinding("2022/a.csv", f"rij {rij}", "leeg", "een waarde", "vul in") for rij in range(2, 14)]
    tekst = als_tekst([Uitkomst(LET_OP, tuple(reversed(gelijk)))])
    tabel = tekst.partition("Is een waarschuwing")[0]
    assert tabel.count("een waarde") == 1
    assert "(12 keer)" in tabel
    assert [int(nummer) for nummer in re.findall(r", rij (\d+)", tabel)] == [2, 3, 4, 5, 6]
    assert "en nog 7" in tabel
    assert tekst.count(f"{LET_OP.naam},2022/a.csv") == tekst.count(f"{LET_OP.naam},2022/a.csv,leeg,") == 1


HONDERDEN = tuple(
    Bevinding("2020/t.csv", f"rij {n}", f"T{n}: {n} van de 999 nametingen", "een meting", "meet") for n in range(1, 301)
)


def test_hundreds_of_findings_of_one_rule_are_one_row_of_which_the_first_stand_side_by_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    regels = als_tekst([Uitkomst(LET_OP, HONDERDEN)]).splitlines()

    assert len(regels) < 25
    cellen = [[cel.strip() for cel in regel.split("|")[2:4]] for regel in regels if regel.startswith("|")][1:]
    paren = [(f"2020/t.csv, rij {n}", f"T{n}: {n} van de 999") for n in range(1, 6)]
    assert [tuple(cel) for cel in cellen[::2]] == [*paren, ("en nog 295 (ALLES=ja", "")]
    (akkoord,) = (regel for regel in regels if regel.startswith(f"  {LET_OP.naam},"))
    assert re.fullmatch(rf'  {LET_OP.naam},2020/t.csv,"300 bevindingen, kenmerk \w{{8}}",<waarom dit klopt>', akkoord)

    alles = als_tekst([Uitkomst(LET_OP, HONDERDEN)], alles=True)
    assert "en nog" not in alles
    assert all(f"| T{n}: {n} van de" in alles for n in range(1, 301))


def test_a_build_tells_one_line_for_each_check() -> None:
    bundel = controlelijst([Uitkomst(LET_OP, HONDERDEN)])._repr_mimebundle_()
    assert bundel["application/vnd.loket.controles+json"] == [
        f"{LET_OP.naam}: 300\xa0keer in 2020/t.csv"  # no case: it stands in the notebook in output/
    ]


def test_a_reader_sees_each_reason_with_what_it_is_for() -> None:
    veel = [(b, "Te laat begonnen.") for b in HONDERDEN]
    tekst = uitkomst(Uitkomst(LET_OP, (), (*veel, (EEN, "Nagekeken."))))
    assert tekst == "300\xa0keer akkoord (Te laat begonnen.); akkoord: 8,9, niet 9,0 (Nagekeken.)"


def test_without_findings_the_terminal_shows_one_line() -> None:
    assert als_tekst([Uitkomst(FOUT, ())]).count("\n") == 0


def test_reviewers_see_every_check_in_a_table() -> None:
    lijst = controlelijst([Uitkomst(FOUT, ()), Uitkomst(LET_OP, (ANDER,))])
    bundel = lijst._repr_mimebundle_()

    assert bundel["text/html"].count("<tr>") == 3
    assert "1 van de 2 controles vonden niets" in bundel["text/html"]
    assert 'id="tabel-controles"' in bundel["text/html"]
    for kop in ("Wat is gecontroleerd", "Ernst", "Uitkomst"):
        assert f'<th scope="col">{kop}</th>' in bundel["text/html"]
    assert bundel["text/plain"] == "Controlelijst: 2 controles: 0\xa0fouten, 1\xa0waarschuwing, 0 akkoord"
    assert "iets &lt;anders&gt;" in bundel["text/html"]
    assert bundel["application/vnd.loket.controles+json"] == [f"{LET_OP.naam}: b.csv: iets <anders>"]


def test_what_is_left_to_do_is_one_list_and_no_row_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    leeg = [Melding("data/maastricht/2023/taakstelling.csv", "aantal", "", "vul in", rij, leeg=True) for rij in (10, 9)]
    leeg.append(Melding("data/maastricht/2023/trajecten.csv", "", "", "vul de tabel", leeg=True))
    dossiers = [Bevinding("2023/dossiers.csv", f"rij {rij}", f"D{rij}", "", "schrijf") for rij in (2, 10)]
    uitkomsten = [Uitkomst(WERK, tuple(dossiers)), Uitkomst(LET_OP, (EEN,))]

    assert nog_te_doen(leeg, uitkomsten) == (
        "Nog te doen: 5\xa0punten.\n\n"
        "2023/dossiers.csv\n  rij 2: D2\n  rij 10: D10\n    wat te doen: schrijf\n\n"
        "2023/taakstelling.csv\n  rij 9, kolom aantal: leeg\n  rij 10, kolom aantal: leeg\n"
        "    wat te doen: vul in (anders komt er geen verslag)\n\n"
        "2023/trajecten.csv\n  leeg\n    wat te doen: vul de tabel (anders komt er geen verslag)"
    )
    tekst = als_tekst(uitkomsten)
    assert tekst.startswith("2 controles: 0\xa0fouten, 1\xa0waarschuwing, 0 akkoord, 2 nog te doen\n")
    assert "D2" not in tekst.partition("Is een waarschuwing")[0]
    assert f"{WERK.naam},2023/dossiers.csv,D2,<waarom dit klopt>" in tekst
    assert nog_te_doen([], [Uitkomst(LET_OP, (EEN,))]) == ""


def test_of_many_findings_a_reader_of_the_report_sees_the_first_and_their_number() -> None:
    veel = Uitkomst(WERK, tuple(Bevinding("a.md", f"regel {n}", f"alinea {n}", "", "") for n in range(1, 9)))
    delen = [f"alinea {n} (a.md, regel {n})" for n in range(1, 6)]

    assert uitkomst(veel) == "; ".join([*delen, "en nog 3"])
    bundel = controlelijst([veel, Uitkomst(LET_OP, (ANDER,))])._repr_mimebundle_()
    assert bundel["application/vnd.loket.controles+json"] == [
        f"{LET_OP.naam}: b.csv: iets <anders>",
        f"{WERK.naam}: 8\xa0punten nog te doen",
    ]
