"""The kernel of JupyterLab, started as JupyterLab does."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from jupyter_client import BlockingKernelClient
from jupyter_core.utils import run_sync

from loket.lab.kernels import LoketKernels
from loket.lab.nederlandse_kern import parameters_in


@pytest.fixture
def kern(tmp_path: Path) -> Iterator[BlockingKernelClient]:
    kernels = LoketKernels(root_dir=str(tmp_path), connection_dir=str(tmp_path))
    nummer = run_sync(kernels.start_kernel)()
    client = BlockingKernelClient()
    client.load_connection_info(kernels.get_connection_info(nummer))
    client.start_channels()
    client.hb_channel.time_to_dead = 60.0  # on a busy machine it is not dead after the usual second
    client.wait_for_ready(timeout=60)
    yield client
    client.stop_channels()
    run_sync(kernels.shutdown_kernel)(nummer, now=True)


def antwoord(kern: BlockingKernelClient, bericht: str) -> dict[str, object]:
    """Return what a kernel answers to one request."""
    while (gekregen := kern.get_shell_msg(timeout=20))["parent_header"]["msg_id"] != bericht:
        pass
    return gekregen["content"]


def test_it_speaks_dutch_before_anything_is_imported_and_leaves_no_name_behind(kern: BlockingKernelClient) -> None:
    namen = antwoord(kern, kern.execute("", user_expressions={"n": "'loket' in globals()"}))["user_expressions"]["n"]
    assert namen["data"]["text/plain"] == "False"
    over = antwoord(kern, kern.kernel_info())
    assert (over["banner"], over["help_links"]) == ("Hierin lopen de cellen van dit notebook, in Python.", [])
    fout = antwoord(kern, kern.execute("1 / 0"))
    assert fout["traceback"][0].startswith("Deze cel is mislukt. Er wordt door nul gedeeld")


def test_cells_that_arrive_just_after_one_that_went_wrong_are_not_run(kern: BlockingKernelClient) -> None:
    """As by *Voer alle cellen uit*, of which the first fails at once."""
    fout = kern.execute("jaar = ")
    assert antwoord(kern, fout)["status"] == "error"
    for _ in range(3):
        time.sleep(0.1)
        assert antwoord(kern, kern.execute("nog = 1"))["status"] == "aborted"
    time.sleep(1)
    assert antwoord(kern, kern.execute("nog"))["status"] == "error"


def test_a_slip_in_a_parameters_name_leaves_no_earlier_choice_behind(kern: BlockingKernelClient) -> None:
    cellen = [f'loket: str = "m"\n{jaar}: int = 2022\nstatus: str = "concept"' for jaar in ("jaar", "Jaar")]
    for cel in (cellen[0], "jaar", "los: int = 1", "jaar", cellen[1]):
        assert antwoord(kern, kern.execute(cel))["status"] == "ok"
    assert antwoord(kern, kern.execute("jaar"))["ename"] == "NameError"


@pytest.mark.parametrize("anders", ["loket: str = 'm'\njaar: int = 2\nprint(1)", "loket = 'm'\njaar = 2", "jaar: = 2"])
def test_only_a_cell_of_nothing_but_parameters_is_one(anders: str) -> None:
    assert parameters_in("loket: str = 'm'  # map\njaar: int = 2022") == {"loket", "jaar"}
    assert parameters_in(anders) == set()
