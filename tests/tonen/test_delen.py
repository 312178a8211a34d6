"""Fragments: shown with other figures bound, and nothing in them runs code."""

from __future__ import annotations

from pathlib import Path

import pytest
from klein_register import geplaatst, maak_cijfers

from loket.basis.meldingen import InvoerFout, LoketFout
from loket.tonen.delen import delen, dit_notebook

CIJFERS = maak_cijfers(trajecten=[geplaatst(1, "2022-01-03", "2022-03-01"), geplaatst(2, "2021-01-04", "2021-03-01")])


@pytest.fixture
def deel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "delen").mkdir()
    monkeypatch.setenv("LOKET_NOTEBOOK", str(tmp_path / "proef.ipynb"))
    return tmp_path / "delen" / "stuk.md"


def test_each_of_a_list_gets_a_copy_with_its_own_numbers_and_an_anchor_that_stays(deel: Path) -> None:
    deel.write_text("### Over {eval}`c.jaar`\n\nEr waren {eval}`c.plaatsingen.voluit`.\n")
    tekst = str(delen("stuk", c=[CIJFERS[2020], CIJFERS[2021], CIJFERS]))
    assert tekst.splitlines()[:2] == ["(stuk-oud-2)=", "### Over 2020"]
    assert "(stuk-oud)=\n### Over 2021\n\nEr waren 1\xa0plaatsing." in tekst
    assert "(stuk-nieuw)=\n### Over 2022" in tekst
    assert str(delen("stuk", c=CIJFERS)).startswith("### Over 2022")  # one alone needs no anchor of its own


def test_a_condition_rules_up_to_the_next_heading_or_condition(deel: Path) -> None:
    deel.write_text(
        "Eerst.\n\n<!-- als: c.plaatsingen | anders: Niets in {eval}`c.jaar`. -->\nWel {eval}`c.plaatsingen`.\n\n"
        "Ook wel.\n\n<!-- als: c.klachten -->\nKlachten.\n\n### Slot\n\nHet eind.\n"
    )
    met, zonder = str(delen("stuk", c=CIJFERS)), str(delen("stuk", c=CIJFERS[2020]))
    assert met == "Eerst.\n\nWel 1.\n\nOok wel.\n\n### Slot\n\nHet eind."
    assert zonder == "Eerst.\n\nNiets in 2020.\n\n### Slot\n\nHet eind."


def test_every_path_that_leads_nowhere_is_told_with_its_line(deel: Path) -> None:
    deel.write_text("Een {eval}`c.plaatsinge`.\n\n<!-- als: d.intakes -->\nTwee {eval}`print(1)`.\n\n{eval}`weg`")
    with pytest.raises(InvoerFout) as fout:
        delen("stuk", c=CIJFERS)
    assert sorted((m.rij, m.waarde) for m in fout.value.meldingen) == [(1, "c.plaatsinge"), (3, "d.intakes")]
    assert "Bedoelt u: plaatsingen" in str(fout.value)


def test_nothing_in_a_fragment_runs_code(deel: Path) -> None:
    deel.write_text("Een {eval}`c.plaatsingen.__class__` en {eval}`__import__('os')`.")
    with pytest.raises(InvoerFout, match="2 problemen"):
        delen("stuk", c=CIJFERS)


def test_an_unknown_fragment_is_told_with_the_nearest_names(deel: Path) -> None:
    deel.write_text("Een.")
    with pytest.raises(LoketFout, match=r"Er is geen deel ‘stukk’.*Bedoelt u: stuk"):
        delen("stukk")


def test_jupyterlab_says_which_notebook_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOKET_NOTEBOOK", raising=False)
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "proef.ipynb"))
    assert dit_notebook().name == "jaarverslag.ipynb"  # there is no such file
    (tmp_path / "proef.ipynb").touch()
    assert dit_notebook() == tmp_path / "proef.ipynb"
