"""An analyst at work: a sentence is saved, and the clock stops when a real browser shows it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from playwright.sync_api import sync_playwright

_GEDULD = 120_000
_CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]

#: Waits in the page itself until the sentence has been painted; asking from outside would add up to half a second.
_OP_HET_SCHERM = """zin => new Promise((klaar) => {
  const kijk = () => {
    if (!document.querySelector("main").textContent.includes(zin)) return;
    wacht.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(klaar));
  };
  const wacht = new MutationObserver(kijk);
  wacht.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
  kijk();
})"""


@contextmanager
def meegelezen(project: Path, werk: Path) -> Iterator[Callable[[], None]]:
    """Run ``make watch`` with its page in Chromium, and yield what saves another sentence and waits until it shows."""
    data = werk / "bewerkt"
    shutil.copytree(project / "data", data)
    verhaal = data / "maastricht" / "2022" / "verhaal" / "focus.md"
    begin, nummer = verhaal.read_text("utf-8"), count()
    opdracht = [sys.executable, "-m", "loket", "watch", "--year", "2022", "--no-browser"]
    opdracht += ["--data", str(data), "--output", str(werk / "gevolgd")]
    with (
        subprocess.Popen(opdracht, cwd=project, stdout=subprocess.PIPE, text=True) as watch,
        sync_playwright() as playwright,
    ):
        assert watch.stdout, "it is a pipe"
        adres = re.search(r"http\S+", watch.stdout.readline())
        assert adres, "the first line gives the address"
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_CHROMIUM)
        pagina = browser.new_page()
        pagina.set_default_timeout(_GEDULD)
        pagina.goto(adres[0])

        def bewerk() -> None:
            zin = f"Dit is de {next(nummer)}e zin van de proef."
            verhaal.write_text(f"{begin}\n{zin}\n", "utf-8")
            pagina.evaluate(_OP_HET_SCHERM, zin)

        pagina.locator("main h2").first.wait_for()  # the first page, with all that has to be warmed up
        try:
            yield bewerk
        finally:  # also when another way fails, or this waits for it for ever
            browser.close()
            watch.terminate()
