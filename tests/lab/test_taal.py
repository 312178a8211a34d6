"""The words that JupyterLab's language pack lacks."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import jupyterlab_server.translation_utils as vertaling
import pytest

from loket.lab.taal import met_aanvulling

EIGEN = json.loads((files("loket.lab") / "instellingen" / "nederlands.json").read_text("utf-8"))


def test_what_the_pack_lacks_or_says_amiss_is_added_and_the_rest_is_left_alone() -> None:
    pakket = vertaling.get_language_pack("nl_NL")[0]["jupyterlab"]
    woorden, fout = met_aanvulling("nl_NL")
    assert fout == ""
    assert woorden["jupyterlab"]["Run All Cells"] == ["Voer alle cellen uit"]
    assert {naam: woorden["jupyterlab"][naam] for naam in pakket} == pakket | {
        n: EIGEN[n] for n in EIGEN if n in pakket
    }
    assert all(
        pakket.get(naam) != eigen for naam, eigen in EIGEN.items()
    )  # what the pack has by now can be deleted here


def test_another_language_is_left_alone() -> None:
    assert met_aanvulling("en") == vertaling.get_language_pack("en")


def test_jupyterlab_cannot_read_the_version_of_the_pack_itself() -> None:
    """When it can, the entry point jupyterlab.locale does the work of loket/lab/taal.py."""
    pakket = vertaling.get_language_pack("nl_NL")[0]["jupyterlab"]
    with pytest.raises(ValueError, match="Invalid version"):
        vertaling.merge_locale_data(pakket, {"": {"domain": "jupyterlab", "version": "1.0"}})


@pytest.mark.parametrize("engels", EIGEN)
def test_a_translation_keeps_what_is_filled_in(engels: str) -> None:
    """As many places as in English, but for a singular that names no number."""
    for vorm in EIGEN[engels][-1:]:
        plekken = set(re.findall(r"%\d", engels))
        assert plekken <= set(re.findall(r"%\d", vorm))
        assert vorm and vorm.removeprefix("\n") == vorm.strip()


def test_every_word_is_one_of_jupyterlab() -> None:
    from jupyterlab.commands import get_app_dir

    lab = Path(get_app_dir())
    bron = "".join(pad.read_text("utf-8", "replace") for pad in sorted((lab / "static").glob("*.js")))
    bron += "".join(pad.read_text("utf-8") for pad in sorted((lab / "schemas").glob("**/*.json")))
    woorden = [engels.rpartition("\x04")[2] for engels in EIGEN]
    assert [w for w in woorden if json.dumps(w, ensure_ascii=False) not in bron and f"'{w}'" not in bron] == []


@pytest.mark.parametrize(
    "notebook", sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb")), ids=lambda pad: pad.stem
)
def test_a_notebook_names_menus_as_they_are_called(notebook: Path) -> None:
    woorden = met_aanvulling("nl_NL")[0]["jupyterlab"]
    uitleg = " ".join("".join(json.loads(notebook.read_text("utf-8"))["cells"][0]["source"]).split())
    genoemd = [woord.strip() for keuze in re.findall(r"\*([^*]* → [^*]*)\*", uitleg) for woord in keuze.split("→")]
    assert "Voer alle cellen uit" in genoemd
    assert {woord for woord in genoemd if [woord] not in woorden.values()} == set()
