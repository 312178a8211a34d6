"""The year's narrative: numbers by path, and nothing that runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from klein_register import aanmelding, geplaatst, maak_cijfers

from loket.basis.meldingen import InvoerFout, LoketFout
from loket.cijfers.cijfers import Cijfers
from loket.tonen.alinea import Tekst
from loket.tonen.pad import namen_van
from loket.tonen.verhaal import Verhaal, geen_gegevens, weggelaten
from loket.tonen.waarde import in_zin


def _cijfers(map_loket: Path = Path()) -> Cijfers:
    cijfers = maak_cijfers(
        trajecten=[geplaatst(1, "2022-01-01", "2022-03-03"), aanmelding(2, "2022-05-01", verwijzer_id="DN1")]
    )
    return Cijfers(replace(cijfers.register, map=map_loket), cijfers.periode)


def test_only_a_figure_a_text_or_a_whole_number_belongs_in_a_sentence() -> None:
    cijfers = _cijfers()

    assert in_zin("tekst") == "tekst"
    assert in_zin(2022) == "2022"
    assert in_zin(cijfers.plaatsingen).startswith('<a class="cijfer"')
    assert "1\N{NO-BREAK SPACE}plaatsing<" in in_zin(cijfers.plaatsingen.voluit)
    for waarde in (cijfers, cijfers.per("corporatie", "plaatsingen"), cijfers.plaatsingen.trajecten, None):
        with pytest.raises(LoketFout, match="Dit is geen cijfer of tekst"):
            in_zin(waarde)


# --- files --------------------------------------------------------------------------------------------------------


def _schrijf(map_loket: Path, **teksten: str) -> Path:
    """Write narrative; ``x2021`` is the section x of 2021."""
    for naam, tekst in teksten.items():
        pad = map_loket / naam[-4:] / "verhaal" / f"{naam[:-4]}.md"
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(tekst, encoding="utf-8")
    return map_loket


def test_numbers_are_filled_in(tmp_path: Path) -> None:
    cijfers = _cijfers(_schrijf(tmp_path, voortgang2022="In {eval}`jaar`:\n**{eval}`cijfers.plaatsingen.voluit`**.\n"))
    verhaal = Verhaal(cijfers)

    assert repr(verhaal("voortgang")) == "In 2022:\n**1\N{NO-BREAK SPACE}plaatsing**.\n"
    assert verhaal("voortgang")._repr_markdown_().startswith("In 2022:\n**<a ")
    assert [b.name for b in verhaal.bestanden] == ["voortgang.md"]


def test_the_text_of_last_year_has_last_years_numbers(tmp_path: Path) -> None:
    tekst = "{eval}`jaar`: {eval}`cijfers.plaatsingen`"
    verhaal = Verhaal(_cijfers(_schrijf(tmp_path, voortgang2021=tekst, voortgang2022=tekst)))

    assert repr(verhaal("voortgang", 2021)) == "2021: 0"
    assert repr(verhaal("voortgang")) == "2022: 1"


def test_a_missing_text_says_so_in_dutch(tmp_path: Path) -> None:
    verhaal = Verhaal(_cijfers(tmp_path))

    assert verhaal("voortgang") == Tekst("*Over 2022 is hier geen tekst geschreven.*")
    assert verhaal("voortgang", 2019) == Tekst("*Over 2019 is hier geen tekst geschreven.*")
    assert verhaal("voortgang", 2017) == Tekst(""), "the desk began in 2018"
    assert verhaal.tekst("colofon") == ""
    assert verhaal.bestanden == []


def test_a_heading_alone_says_that_nothing_is_written(tmp_path: Path) -> None:
    verhaal = Verhaal(_cijfers(_schrijf(tmp_path, voortgang2022="## Kop\n")))

    assert verhaal("voortgang") == Tekst("## Kop\n\n\n*Over 2022 is hier geen tekst geschreven.*")


def test_a_section_can_be_asked_as_one_line(tmp_path: Path) -> None:
    assert Verhaal(_cijfers(_schrijf(tmp_path, colofon2022="Een\n  twee.\n"))).tekst("colofon") == "Een twee."


@pytest.mark.parametrize(
    ("tekst", "regel", "verwacht"),
    [
        ("Schrijf `{eval}`onzin`` zo.", 1, "een hele rol"),
        ("Er waren {eval}`cijfers.plaatsingen.\n", 1, "een hele rol"),
        ("Er waren {eval`jaar`.", 1, "een hele rol"),
        ("Er waren eval}`jaar`.", 1, "een hele rol"),
        ("Er waren {evl}`jaar`.", 1, "een hele rol"),
        ("Er waren {eval} `jaar`.", 1, "een hele rol"),
        ("Goed.\n\n<!-- vast\n\nDeze zin zou niemand zien.\n", 3, "een opmerking met begin en eind"),
        ("<!-- vast -\n\nDeze ook niet. <!-- herzien -->\n", 1, "een opmerking met begin en eind"),
        ("Goed.\n<!- vast -->", 2, "een opmerking met begin en eind"),
        ("Goed.\n<!-- als cijfers.trajectprijs -->\nDe prijs.", 2, "een voorwaarde op een eigen regel"),
        ("Goed.\n\n<p Deze zin\nzou niemand> zien.", 3, "tekst in Markdown, zonder HTML"),
    ],
)
def test_what_is_half_written_is_refused_at_its_line(tmp_path: Path, tekst: str, regel: int, verwacht: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        Verhaal(_cijfers(_schrijf(tmp_path, a2022=tekst)))
    (melding,) = [m for m in fout.value.meldingen if m.verwacht.startswith(verwacht)]
    assert melding.bestand.endswith("2022/verhaal/a.md")
    assert melding.rij == regel


def test_a_condition_hides_what_is_unknown_or_zero(tmp_path: Path) -> None:
    tekst = (
        "<!-- als: cijfers.klachten | anders: In {eval}`jaar` geen klachten. -->\n"
        "Er was {eval}`cijfers.klachten.voluit`.\n"
        "<!-- als: cijfers[2019].bekend -->\nToen {eval}`cijfers[2019].plaatsingen`.\n"
        "<!-- als: cijfers.plaatsingen -->\nWel {eval}`cijfers.plaatsingen`."
    )
    getoond = repr(Verhaal(_cijfers(_schrijf(tmp_path, a2022=tekst)))("a"))
    assert " ".join(getoond.split()) == "In 2022 geen klachten. Wel 1."


def test_what_a_condition_leaves_out_now_can_be_listed(tmp_path: Path) -> None:
    klachten = "<!-- als: cijfers.klachten -->\n"
    tekst = f"Altijd.\n<!-- als: cijfers.plaatsingen -->\nWel.\n{klachten}Niet.\n\nOok niet.\n# Kop\nWel."
    assert [*weggelaten(tekst, namen_van(_cijfers(_schrijf(tmp_path))))] == [(4, "cijfers.klachten")]
    assert [*weggelaten(f"{klachten}\n", namen_van(_cijfers(_schrijf(tmp_path))))] == []


def test_a_slip_in_a_name_is_told_before_its_text_is_shown(tmp_path: Path) -> None:
    tekst = (
        "<!-- als: cijfers[2019].bekend | anders: Nog niet. -->\n"
        "Toen {eval}`cijfers.plaatsinge`,\n{eval}`cijfers.plaatsingen.vna`,\nin {eval}`jaren` en"
        "  {eval}`cijfers[2019].intakes`;"
        ' in “Elders” {eval}`cijfers.plaatsingen["Elders"]`.'
    )
    with pytest.raises(InvoerFout) as fout:
        Verhaal(_cijfers(_schrijf(tmp_path, a2022=tekst)))
    gevonden = sorted((m.rij, m.waarde) for m in fout.value.meldingen)
    assert gevonden == [(2, "cijfers.plaatsinge"), (3, "cijfers.plaatsingen.vna"), (4, "jaren")]


def test_so_is_one_behind_anders_while_its_condition_holds(tmp_path: Path) -> None:
    tekst = "Boven.\n<!-- als: cijfers.plaatsingen | anders: Er waren {eval}`cijfers.intaks`. -->\nWel."
    with pytest.raises(InvoerFout) as fout:
        Verhaal(_cijfers(_schrijf(tmp_path, a2022=tekst)))
    assert [(m.rij, m.waarde) for m in fout.value.meldingen] == [(2, "cijfers.intaks")]


def test_the_names_of_the_notebook_work_here_too(tmp_path: Path) -> None:
    tekst = "{eval}`vorig.jaar` {eval}`cohorten[0].jaar` {eval}`cijfers.jaar`"
    assert repr(Verhaal(_cijfers(_schrijf(tmp_path, a2022=tekst)))("a")) == "2021 2020 2022"


@pytest.mark.parametrize("pad", ["cijfers[2019].plaatsingen", "vorig.duurzaam.marge", "vorig.wachttijd.voluit"])
def test_a_figure_without_a_value_is_refused_where_no_condition_guards_it(tmp_path: Path, pad: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        Verhaal(_cijfers(_schrijf(tmp_path, a2022=f"Eerst.\n\nIn 2019 waren er {{eval}}`{pad}`.")))
    (melding,) = fout.value.meldingen
    assert (melding.rij, melding.waarde, melding.verwacht) == (3, pad, "een cijfer met een waarde")
    assert "<!-- als: pad | anders:" in melding.herstel
    Verhaal(_cijfers(_schrijf(tmp_path, a2022=f"<!-- als: {pad} | anders: Onbekend. -->\nIn 2019 {{eval}}`{pad}`.")))


def test_comments_arithmetic_signs_and_addresses_are_no_half_work(tmp_path: Path) -> None:
    tekst = "Bij 3 < 5 & 5 > 3. <!-- vast -->\n\n<!-- een\nopmerking -->\nZie <https://voorbeeld.nl>.\n"
    assert Verhaal(_cijfers(_schrijf(tmp_path, a2022=tekst)))("a").markdown == tekst


def test_a_wrong_path_is_told_with_file_line_and_nearest_name(tmp_path: Path) -> None:
    tekst = "Eerst.\n\nDan {eval}`cijfers.plaatsingen` en {eval}`cijfers.plaatsing`.\n"

    with pytest.raises(InvoerFout) as fout:
        Verhaal(_cijfers(_schrijf(tmp_path, focus2022=tekst)))
    (melding,) = fout.value.meldingen
    assert (melding.bestand, melding.rij) == (str(tmp_path / "2022" / "verhaal" / "focus.md"), 3)
    assert melding.plaats == "regel 3: ‘cijfers.plaatsing’"
    assert "Bedoelt u: plaatsingen" in melding.herstel


def test_problems_of_all_files_and_of_both_years_are_told_at_once(tmp_path: Path) -> None:
    _schrijf(
        tmp_path,
        a2022="{eval}`cijfers.onzin`\n{eval}`1 + 1`\n{eval}`cijfers`",
        b2022="goed",
        c2021="{eval}`cijfers.per`",
        d2020="{eval}`te oud om te lezen`",
    )
    (tmp_path / "2022" / "verhaal" / "e.md").write_bytes(b"caf\xe9")

    with pytest.raises(InvoerFout) as fout:
        Verhaal(_cijfers(tmp_path))
    assert sorted((m.bestand[-15:], m.rij) for m in fout.value.meldingen) == [
        ("21/verhaal/c.md", 1),
        ("22/verhaal/a.md", 1),
        ("22/verhaal/a.md", 2),
        ("22/verhaal/a.md", 3),
        ("22/verhaal/e.md", 1),
    ]


def test_nothing_to_show_is_said_in_dutch() -> None:
    assert geen_gegevens("plaatsingen in 2022") == Tekst("*Er zijn geen gegevens over plaatsingen in 2022.*")


def test_readers_see_which_paragraph_is_still_to_be_rewritten(tmp_path: Path) -> None:
    verhaal = Verhaal(
        _cijfers(
            _schrijf(
                tmp_path,
                a2022="Van vorig jaar. <!-- herzien -->\n\n- Klaar.\n- Oud. <!--Herzien-->",
                b2021="Ook oud. <!-- herzien -->",
                colofon2022="H. Blokker.\nJanuari 2023. <!-- herzien --> <!-- nakijken -->",
            )
        )
    )
    merk = "(nog\xa0te\xa0herzien)"
    assert verhaal("a").markdown == f"Van vorig jaar. **{merk}**\n\n- Klaar.\n- Oud. **{merk}**"
    assert verhaal("b", 2021).markdown == f"Ook oud. **{merk}**"
    assert verhaal.tekst("colofon") == "H. Blokker. Januari 2023. (nog te herzien)"


def test_a_figure_that_is_unknown_is_said_to_be_so_in_a_draft_and_stops_any_other_text(tmp_path: Path) -> None:
    (tmp_path / "2022" / "verhaal").mkdir(parents=True)
    bestand = tmp_path / "2022" / "verhaal" / "focus.md"
    bestand.write_text("Duurzaam woont {eval}`cijfers[2022].duurzaam`. <!-- herzien -->\n\nOok dit staat er.\n")
    assert "Duurzaam woont onbekend." in Verhaal(_cijfers(tmp_path))("focus").markdown
    bestand.write_text("Duurzaam woont {eval}`cijfers[2022].duurzaam`.\n\nOok dit staat er. <!-- herzien -->\n")
    with pytest.raises(InvoerFout, match="een cijfer met een waarde"):
        Verhaal(_cijfers(tmp_path))


def test_a_claim_falls_away_when_the_figure_says_otherwise(tmp_path: Path) -> None:
    (tmp_path / "2022" / "verhaal").mkdir(parents=True)
    tekst = (
        "- **Regio:** zo is het.\n"
        "<!-- als: cijfers.plaatsingen == 0 -->\n  Plaatsen kon niet.\n"
        "<!-- als: cijfers.plaatsingen > 0 -->\n  Plaatsen lukte {eval}`cijfers.plaatsingen` keer.\n"
        "<!-- als: jaar -->\n- **Verder:** niets.\n"
    )
    (tmp_path / "2022" / "verhaal" / "regio.md").write_text(tekst, "utf-8")

    assert repr(Verhaal(_cijfers(tmp_path))("regio")) == (
        "- **Regio:** zo is het.\n  Plaatsen lukte 1 keer.\n- **Verder:** niets.\n"
    ), "what is left stays one list item"


def test_a_name_that_is_nearly_a_text_of_any_year_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2021" / "verhaal").mkdir(parents=True)
    (tmp_path / "2021" / "verhaal" / "doelstelling.md").write_text("Zo is het.", "utf-8")
    verhaal = Verhaal(_cijfers(tmp_path))
    with pytest.raises(LoketFout, match=r"een tekst ‘doelstellingen’\. Bedoelt u: doelstelling\?"):
        verhaal("doelstellingen")
    assert "Over 2022 is hier geen tekst geschreven" in str(vars(verhaal("doelstelling")))
    verhaal("iets_nieuws")  # which is still to be written
