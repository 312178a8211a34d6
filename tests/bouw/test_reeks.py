"""The sheets of all partners at once: each whole and of one page, none with a word about another partner."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from os import _exit, close, fork, getpid, kill, pipe, waitpid, waitstatus_to_exitcode, write
from pathlib import Path
from signal import SIGKILL
from subprocess import CompletedProcess
from urllib.parse import unquote

import nbformat
import pytest
from klein_register import schrijf_register
from pypdf import PdfReader
from voorgeladen import loket

from loket.bouw import opdracht, reeks, uitvoer
from loket.bouw.bouw import schrijf
from loket.bouw.bouwer import Antwoord
from loket.bouw.opdracht import Opdracht, lees_afdruk

PROJECT = Path(__file__).parents[2]
VORMEN = {"html", "pdf", "ipynb", "csv", "xlsx"}
#: Each partner's file, with the names that no other sheet may have.
PARTNERS = {
    "maasvallei": ("Maasvallei",),
    "servatius": ("Servatius",),
    "noord-1": ("NOORD_1", "Stichting Noord"),
    "oost-1": ("OOST_1", "Stichting Oost"),
    "zuid-1": ("ZUID_1", "Stichting Zuid"),
}
_VERWIJZERS = "".join(
    f"{wijk.upper()}_1,Stichting {wijk},deelnemer,2018-01-01,,2022-07-01\n" for wijk in ("Noord", "Oost", "Zuid")
)
_TRAJECTEN = "".join(
    f"T{n},K{n},Housing,{van}_1,Maastricht,Maastricht,2022-01-10,2022-02-01,{bij},2022-02-10,,,,,,,,,,,\n"
    for n, (van, bij) in enumerate([("NOORD", "Servatius"), ("OOST", "Maasvallei"), ("NOORD", "Maasvallei")], 1)
)
#: Only the sheet of Zuid cannot be made.
_STUK = '1 / (partner != "ZUID_1")\nNone'


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small desk, and a notebook that fails for one partner."""
    folder = tmp_path_factory.mktemp("partners")
    schrijf_register(
        folder / "data", verwijzers=_VERWIJZERS, trajecten=_TRAJECTEN, facturen="F1,T1,2022-02-01,675.00,\n"
    )
    shutil.copytree(PROJECT / "notebooks", folder / "notebooks")
    nb = nbformat.read(folder / "notebooks" / "partner.ipynb", as_version=4)
    nb.cells.insert(4, nbformat.v4.new_code_cell(_STUK))
    nbformat.write(nb, folder / "notebooks" / "partner.ipynb")
    return folder


def maak(project: Path) -> CompletedProcess[str]:
    return loket("partners", "--year", 2022, "--loket", "toets", cwd=project)


@pytest.fixture(scope="module")
def eerste(project: Path) -> CompletedProcess[str]:
    return maak(project)


def bestanden(project: Path, naam: str) -> dict[str, Path]:
    return {pad.suffix[1:]: pad for pad in (project / "output/toets/2022").glob(f"partner-{naam}.*")}


def test_a_sheet_that_fails_stops_no_other_and_is_told_at_the_end(eerste: CompletedProcess[str], project: Path) -> None:
    assert eerste.returncode == 1, eerste.stdout
    assert eerste.stdout == "4 bladen gemaakt in output/toets/2022.\n"
    assert "Niet gelukt: 1 van de 5 bladen.\n\n  partner-zuid-1:\n    1 probleem in het notebook." in eerste.stderr
    assert "notebooks/partner.ipynb, cel onder" in eerste.stderr
    assert "Traceback" not in eerste.stderr
    for naam in PARTNERS:
        assert set(bestanden(project, naam)) == (set() if naam == "zuid-1" else VORMEN)


def test_what_is_up_to_date_is_not_made_again(eerste: CompletedProcess[str], project: Path) -> None:
    def tijden() -> dict[str, int]:
        return {pad.name: pad.stat().st_mtime_ns for pad in (project / "output/toets/2022").iterdir()}

    toen = tijden()
    tweede = maak(project)
    assert tweede.returncode == 1
    assert tweede.stdout == "Geen blad gemaakt in output/toets/2022; 4 al bij, want er is niets veranderd.\n"
    assert "1 van de 5" in tweede.stderr
    assert tijden() == toen


@pytest.mark.parametrize("naam", [naam for naam in PARTNERS if naam != "zuid-1"])
def test_no_file_of_a_sheet_has_a_word_about_another_partner(
    eerste: CompletedProcess[str], project: Path, naam: str
) -> None:
    teksten = {vorm: tekst(pad) for vorm, pad in bestanden(project, naam).items()}
    assert set(teksten) == VORMEN
    for vorm, inhoud in teksten.items():
        for ander, woorden in PARTNERS.items():
            gevonden = [woord for woord in woorden if re.search(rf"{woord}\b", inhoud, re.IGNORECASE)]
            # Its own name is found in each form, so the search can fail; a sheet's csv knows only what figures go by.
            assert bool(gevonden) is (ander == naam), (vorm, ander)


def tekst(pad: Path) -> str:
    """Return all that a reader can find in a file."""
    if pad.suffix == ".pdf":
        lezer = PdfReader(pad)
        assert len(lezer.pages) == 1
        return f"{lezer.metadata}" + " ".join(lezer.pages[0].extract_text().split())
    if pad.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(pad.read_bytes())) as boek:
            return "".join(boek.read(deel).decode("utf-8") for deel in boek.namelist())
    if pad.suffix == ".ipynb":  # the code is the same for every partner; what it was given and gave is not
        cellen = [
            c
            for c in nbformat.read(pad, 4).cells
            if "parameters" not in c.metadata.get("tags", []) and c.source != _STUK
        ]
        return json.dumps(cellen)
    return unquote(pad.read_text("utf-8"))  # the tables to download stand in links


def test_failures_of_the_same_cause_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def bouw(opdrachten: list[Opdracht]) -> list[tuple[Opdracht, dict[str, object]]]:
        return [(o, {"fout": "Het kan niet.\n  wat te doen: iets"}) for o in opdrachten]

    monkeypatch.setattr(reeks, "_bouw", bouw)
    parameters = {"loket": "toets", "jaar": 2022}
    opdrachten = [Opdracht(Path("partner.ipynb"), tmp_path, tmp_path, parameters | {"partner": p}) for p in "ba"]
    gezegd: list[str] = []
    bladen = reeks.Reeks("partner 2022", opdrachten[0].doel, ("blad", "bladen"), lambda blad: blad.naam)
    assert reeks.bouw_reeks(opdrachten, bladen, gezegd.append, gezegd.append) == opdrachten
    assert gezegd == [
        f"Geen blad gemaakt in {tmp_path}/toets/2022.",
        "\nNiet gelukt: 2 van de 2 bladen.",
        "\n  partner-a en partner-b:\n    Het kan niet.\n      wat te doen: iets",
    ]


def test_a_register_with_problems_is_told_once_and_nothing_is_made(tmp_path: Path) -> None:
    schrijf_register(tmp_path / "data", trajecten="T1,K1,Housing,WEG,,,2022-01-10,,,,,,,,,,,,,,\n")
    shutil.copytree(PROJECT / "notebooks", tmp_path / "notebooks")
    uitslag = maak(tmp_path)
    assert uitslag.returncode == 1
    assert "Niet gelukt." in uitslag.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.skipif(not reeks.KAN_SPLITSEN, reason="the process that is killed is a fork")
@pytest.mark.parametrize(
    ("gemaakt", "waar"), [(0, "verwissel"), (1, "zet_neer"), (1, "werkmap"), (1, "om_de_beurt"), (2, "verwissel")]
)
def test_killed_at_any_moment_it_goes_on_where_it_was(
    gemaakt: int, waar: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was whole is not made again, what was half done is; nothing half stands there."""
    monkeypatch.setattr(opdracht, "vraag_vastlegging", lambda: str)  # git takes longest, and changes nothing here
    schrijf_register(tmp_path / "data")
    parameters = {"loket": "toets", "jaar": 2022}
    notebook = PROJECT / "notebooks/kwartaalcijfers.ipynb"
    orders = [Opdracht(notebook, tmp_path / "data", tmp_path / "uit", parameters | {"kwartaal": k}) for k in (1, 2, 3)]
    soort = reeks.Reeks("rapporten", tmp_path, ("rapport", "rapporten"), lambda order: order.naam)

    def bouw(te_doen: Sequence[Opdracht]) -> Iterator[tuple[Opdracht, Antwoord]]:
        for nummer, order in enumerate(te_doen):
            if nummer == gemaakt and getpid() != zelf:
                setattr(uitvoer, waar, lambda *_: kill(getpid(), SIGKILL))
            schrijf(order.doel, {f"{order.naam}.html": order.naam.encode()}, lees_afdruk(order), order.bon)
            yield order, {"klaar": True}

    zelf = getpid()
    if not (kind := fork()):
        reeks.bouw_reeks(orders, soort, str, str, bouw)
        _exit(0)
    assert waitstatus_to_exitcode(waitpid(kind, 0)[1]) == -SIGKILL
    staat_er = {pad.name for pad in orders[0].doel.iterdir()} if gemaakt else set()
    assert staat_er == {naam for order in orders[:gemaakt] for naam in (order.bon, f"{order.naam}.html")}

    gezegd: list[str] = []
    assert reeks.bouw_reeks(orders, soort, gezegd.append, gezegd.append, bouw) == []
    assert gezegd == [
        f"{soort.tel(3 - gemaakt)} gemaakt in {tmp_path}"
        + f"; {gemaakt} al bij, want er is niets veranderd" * bool(gemaakt)
        + "."
    ]
    assert all(reeks._is_bij(order) for order in orders)


@pytest.mark.skipif(not reeks.KAN_SPLITSEN, reason="builders are forks")
@pytest.mark.parametrize(("status", "eerst"), [("concept", 0), ("definitief", 2)])
def test_what_a_report_publishes_is_known_before_the_next_year_begins(
    status: str, eerst: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A public definitief report fixes its counts: how many of 2021 are ready when the figures of 2022 are read."""
    klaar: list[int] = []

    class Bouwer:
        def __init__(self, order: Opdracht) -> None:
            self.oor, self.mond = pipe()
            self.order = order

        def fileno(self) -> int:
            return self.oor

        def begin(self) -> None:
            write(self.mond, b"!")

        def lees(self) -> Iterator[Antwoord]:
            yield {"klaar": True}

        def sluit(self) -> None:
            klaar.append(self.order.parameters["jaar"])
            for nummer in (self.oor, self.mond):
                close(nummer)

    def laad(order: Opdracht) -> None:
        gelezen[order.parameters["jaar"]] = len(klaar)

    gelezen: dict[int, int] = {}
    monkeypatch.setattr(reeks, "Bouwer", Bouwer)
    monkeypatch.setattr(reeks, "laad", laad)
    monkeypatch.setattr(reeks.os, "cpu_count", lambda: 2)
    orders = [
        Opdracht(Path(f"{naam}.ipynb"), tmp_path, tmp_path, {"loket": "l", "jaar": jaar, "status": status},
                 publiek="openbaar")
        for naam, jaar in (("a", 2021), ("b", 2021), ("a", 2022))
    ]  # fmt: skip
    assert [order for order, _ in reeks._splits(orders)] == orders
    assert gelezen == {2021: 0, 2022: eerst}
