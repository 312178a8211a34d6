"""A small executed notebook that shows every part of the contract, and the browser that tests share."""

import fcntl
import os
import shutil
from base64 import b64encode
from functools import cache
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell
from voorgeladen import loket

# Debian's wrapper needs these to stay silent and offline.
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

VOORBLAD = {
    "titel": "Jaarverslag Loket Housing Maastricht 2022",
    "loket": "Loket Housing Maastricht",
    "soort": "Jaarverslag",
    "jaar": 2022,
    "periode": "1 januari t/m 31 december 2022",
    "peildatum": "2022-12-31",
    "peildatum_tekst": "31 december 2022",
    "colofon": "H. Blokker, teammanager Loket Housing · januari 2023",
    "voorbeelddata": True,
    "let_op": "Dit rapport is gemaakt met een verzonnen register.",
    "status": "concept",
    "voettekst": "Jaarverslag Loket Housing Maastricht 2022 · voorbeelddata",
}
CSV = "cijfer,waarde\naanmeldingen,177\n"

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 468 150" width="468pt" height="150pt">
<rect width="468" height="150" fill="#ffffff"/>
<rect x="90" y="15" width="300" height="28" fill="#0b5b6b"/>
<rect x="90" y="60" width="260" height="28" fill="#0b5b6b"/>
<rect x="90" y="105" width="220" height="28" fill="#0b5b6b"/>
<path d="M380 8 V140" stroke="#1b2127" stroke-width="1.5"/>
</svg>"""
ALT = "Staafdiagram: Servatius 32 van 38, Woonpunt 25 van 34, Maasvallei 10 van 16."


def cijfer(waarde, anker="begrip-aanmeldingen"):
    return (
        f'<a class="cijfer" href="#{anker}" data-uitleg="Waarde: {waarde} • Periode: 2022 • Bron: trajecten.csv">'
        f'<data value="{waarde}">{waarde}</data></a>'
    )


def rol(uitdrukking, html=None, plain="", status="ok", **meer):
    """One stored result of an inline number, as JupyterLab keeps it."""
    data = {"text/plain": plain or repr(html)} | ({"text/html": html} if html else {})
    return {"expression": uitdrukking, "result": {"status": status, "data": data, "metadata": {}} | meer}


def tekst(bron, *rollen, tags=(), anker=None):
    metadata = {"user_expressions": list(rollen), "tags": list(tags)}
    if anker:
        metadata["loket"] = {"anker": anker}
    return new_markdown_cell(bron, metadata=metadata)


def uitvoer(**data):
    """A code cell that displayed one mime bundle; underscores stand for the signs in a mime type."""
    bundel = {"text/plain": "<repr die niemand hoort te zien>"} | data
    return new_code_cell("geheime_code()", outputs=[new_output("display_data", data=bundel)])


def html(inhoud):
    return uitvoer(**{"text/html": inhoud})


def grafiek(naam="grafiek-taakstelling", bijschrift="Servatius haalde 84% van zijn taakstelling", alt=ALT):
    bron = b64encode(SVG.encode()).decode()
    return html(
        f'<figure class="grafiek" id="{naam}"><img alt="{alt}" src="data:image/svg+xml;base64,{bron}">'
        f"<figcaption>{bijschrift}</figcaption><details><summary>De cijfers bij deze grafiek</summary>"
        '<table><thead><tr><th scope="col">Corporatie</th><th scope="col" class="getal">Plaatsingen</th></tr></thead>'
        '<tbody><tr><th scope="row">Servatius</th><td class="getal">32</td></tr>'
        '<tr><th scope="row">Woonpunt</th><td class="getal">25</td></tr>'
        '<tr><th scope="row">Maasvallei</th><td class="getal">10</td></tr></tbody></table></details></figure>'
    )


def tabel(naam="tabel-corporaties", bijschrift="Servatius plaatste de meeste kandidaten"):
    koppen = "".join(
        f'<th scope="col" class="getal">{k}</th>'
        for k in ("Taakstelling", "Plaatsingen", "Gehaald (%)", "Wachttijd (maanden)")
    )
    rijen = "".join(
        f'<tr><th scope="row">{n}</th><td class="getal">{cijfer(t, "begrip-taakstelling")}</td>'
        f'<td class="getal">{p}</td><td class="getal">{g}</td><td class="getal">{w}</td></tr>'
        for n, t, p, g, w in (
            ("Maasvallei", 16, 10, "62,5", 9),
            ("Servatius", 38, 32, "84,2", 8),
            ("Woonpunt", 34, 25, "73,5", 10),
        )
    )
    return html(
        f'<figure class="tabel" id="{naam}"><table><caption>{bijschrift}</caption>'
        f'<thead><tr><th scope="col">Corporatie</th>{koppen}</tr></thead><tbody>{rijen}</tbody>'
        '<tfoot><tr><th scope="row">Totaal</th><td class="getal">88</td><td class="getal">67</td>'
        '<td class="getal">76,1</td><td class="getal">9</td></tr></tfoot></table>'
        '<p class="noot">Wachttijd: van aanmelding bij de corporatie tot start huur. Afspraak: 12 maanden.</p></figure>'
    )


def kerncijfers():
    blokken = "".join(
        f'<div><dt>{naam}</dt><dd class="waarde">{cijfer(waarde)}</dd><dd class="vorig">{vorig} in 2021</dd>'
        f'<dd class="verschil">{verschil}</dd></div>'
        for naam, waarde, vorig, verschil in (
            ("Aanmeldingen", "177", "189", "12 minder dan in 2021"),
            ("Intakes", "127", "131", "4 minder dan in 2021"),
            ("Plaatsingen", "67", "67", "evenveel als in 2021"),
            ("Op de wachtlijst op 31 december", "108", "98", "10 meer dan in 2021"),
            ("Gemiddelde wachttijd", "9 maanden", "8 maanden", "1 maand langer dan in 2021"),
            ("Woont nog in de woning", "86,3%", "87,7%", "1,4 procentpunt lager dan in 2021"),
        )
    )
    return html(f'<dl class="kerncijfers">{blokken}</dl>')


def begrippen():
    blokken = "".join(
        f'<div id="begrip-{naam.lower()}"><dt>{naam}</dt><dd>{uitleg}</dd><dd class="eenheid">{eenheid}</dd></div>'
        for naam, uitleg, eenheid in (
            ("Aanmeldingen", "Kandidaten die in de periode bij het loket zijn aangemeld.", "aantal trajecten"),
            ("Taakstelling", "Woningen die de corporatie met het loket heeft afgesproken.", "aantal woningen per jaar"),
        )
    )
    return html(f'<dl class="begrippen">{blokken}</dl>')


@pytest.fixture
def maak():
    """The helpers above; a fixture, because Python can't tell this conftest from the one above it by name."""
    return SimpleNamespace(
        ALT=ALT,
        CSV=CSV,
        VOORBLAD=VOORBLAD,
        begrippen=begrippen,
        cijfer=cijfer,
        grafiek=grafiek,
        html=html,
        notebook=maak_notebook,
        rol=rol,
        tabel=tabel,
        tekst=tekst,
        uitvoer=uitvoer,
    )


@pytest.fixture
def cellen():
    """The cells of the notebook, fresh for every test, so that a test may change them."""
    return maak_cellen()


def maak_cellen():
    return [
        tekst("# Jaarverslag {eval}`jaar`\n\nWat wil de analist weten?", tags=["verberg"]),
        new_code_cell("jaar = 2022", metadata={"tags": ["parameters"]}),
        new_code_cell("jaar = 2022", metadata={"tags": ["injected-parameters"]}),
        uitvoer(**{"application/vnd.loket.voorblad+json": VOORBLAD}),
        new_raw_cell("ruw: niet tonen"),
        tekst("  \n"),
        tekst("<!-- als: cijfers.taakstelling -->\n## Doelstelling\n\nHet jaar stond in het teken van duurzaamheid."),
        tekst(
            "### LEVANTOgroep & Loket\n\nTekens die Typst kent: # $ @ * _ < > ~ ` \\ [haken] // en *schuin*, **vet**."
        ),
        tekst(
            "## Stand van zaken {eval}`jaar`\n\n"
            "In {eval}`jaar` zijn er **{eval}`cijfers.aanmeldingen` aanmeldingen** geweest bij {eval}`loket`.\n\n"
            "Geen cijfer: `` {eval}`voorbeeld` ``.\n\n"
            "<!-- opmerking voor de schrijver -->\n\n- een punt\n- nog een punt",
            rol("jaar", plain="2022"),
            rol("cijfers.aanmeldingen", cijfer(177)),
            rol("loket", plain="'Loket Housing'"),
        ),
        tabel(),
        grafiek(),
        tekst("> **Duiding** De daling komt door de wachttijd.\n> Dit is de uitleg van het loket."),
        uitvoer(**{"text/markdown": "### Voortgang in 2022\n\nUit het verhaal: *symposium* in Heerlen."}),
        tekst(
            "### Duurzaamheid van {eval}`jaar - 2`\n\nEerste meting.\n\n#### Overlast\n\nWeinig.",
            rol("jaar - 2", cijfer(2020), plain="2020"),
        ),
        tekst("### Duurzaamheid van 2021\n\nTweede meting.\n\n| Meting | Aantal |\n|---|--:|\n| Woont er nog | 68 |"),
        tekst("## Samenvatting\n\nHet loket plaatste 67 kandidaten.", tags=["samenvatting"]),
        kerncijfers(),
        tekst("## Begrippen\n\nZo tellen wij.", tags=["bijlage"], anker="begrippenlijst"),
        tekst("### Hoe wij tellen\n\nOp de peildatum."),
        begrippen(),
        tekst("## Herkomst\n\nWaar de gegevens vandaan komen."),
        uitvoer(**{"application/vnd.loket.cijfers+csv": CSV}),
    ]


@pytest.fixture
def notebook(cellen):
    return maak_notebook(cellen)


@pytest.fixture(scope="session")
def als():
    """Return what an exporter makes of the notebook, made once for all tests that leave it as it is."""
    return cache(lambda exporter: exporter().from_notebook_node(maak_notebook(maak_cellen()))[0])


def maak_notebook(cellen, **metadata):
    """An executed notebook with ids that stay the same from run to run."""
    nb = new_notebook(cells=cellen, metadata=metadata)
    for nummer, cel in enumerate(nb.cells):
        cel["id"] = f"cel-{nummer}"
    nbformat.validate(nb)
    return nb


@pytest.fixture(scope="session")
def browser():
    """Chromium, offline; tests skip without it, but not in CI, where a skipped test would go unseen."""
    pad = shutil.which("chromium")
    if not pad:
        if os.environ.get("CI"):
            pytest.fail("chromium ontbreekt: installeer het pakket chromium")
        pytest.skip("chromium ontbreekt, dus de browsertests lopen hier niet")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=pad, args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def gebouwd(tmp_path_factory):
    """Return the folder of a real report of 2022, built once by the command line and shared by the parallel workers."""
    gedeeld = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        gedeeld = gedeeld.parent

    @cache
    def bouw(rapport):
        uitvoer = gedeeld / rapport
        with (gedeeld / f"{rapport}.slot").open("w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)  # who comes second waits, and then finds that nothing has changed
            uitslag = loket("report", "--report", rapport, "--year", 2022, "--output", uitvoer)
        assert uitslag.returncode == 0, uitslag.stderr
        return uitvoer / "maastricht" / "2022"

    return bouw


@pytest.fixture(scope="session")
def verslag_2022(gebouwd):
    """The folder of the real annual report of 2022."""
    return gebouwd("jaarverslag")
