"""What tests ask of every page and every PDF: accessible, silent, and read in the order in which it is painted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

_WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations", "incomplete"],
}
#: What axe says of colours; it takes as long as all the rest.
_KLEUR = ["color-contrast", "link-in-text-block"]
#: Takes away the buttons and lets tables show whole, so that axe can judge what lies under and outside; or undoes it.
_ZONDER_OVERLAP = """zonder => {
    document.querySelectorAll('.cijfer button').forEach(e => e.style.display = zonder ? 'none' : '');
    document.querySelectorAll('.schuif').forEach(e => e.style.overflow = zonder ? 'visible' : '');
    document.body.style.width = zonder ? 'max-content' : '';
}"""
#: Marks an element of each new kind of text in sight, and returns those kinds. A kind is all that decides
#: whether axe approves: the colour, all that shines through from behind up to what lets nothing through, and the size.
_SOORTEN = """bekend => {
    const gronden = new Map([[null, '']]), nieuw = new Set();
    const grond = e => {
        if (!gronden.has(e)) {
            const s = getComputedStyle(e), k = s.backgroundColor.match(/[\\d.]+/g).map(Number);
            const dicht = (k.length < 4 || k[3] === 1) && s.opacity === '1';
            const hier = [s.backgroundColor, s.backgroundImage, s.opacity].join();
            const leeg = hier === 'rgba(0, 0, 0, 0),none,1';
            gronden.set(e, dicht ? hier : (leeg ? '' : hier + '|') + grond(e.parentElement));
        }
        return gronden.get(e);
    };
    const teksten = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (teksten.nextNode()) {
        const e = teksten.currentNode.parentElement;
        if (!teksten.currentNode.data.trim() || !e.checkVisibility({visibilityProperty: true})) continue;
        const s = getComputedStyle(e);
        const soort = [s.color, s.textShadow, s.fontSize, s.fontWeight, e.closest('a') !== null, grond(e)].join();
        if (bekend.includes(soort) || nieuw.has(soort)) continue;
        nieuw.add(soort);
        e.dataset.toets = '';
    }
    return [...nieuw];
}"""
#: The contrast of each of some texts with the nearest background that has a colour, by the formula of WCAG.
_CONTRAST = """(kiezers) => {
    const licht = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((som, v, i) => som + v * [.2126, .7152, .0722][i], 0);
    const kleur = tekst => tekst.match(/[\\d.]+/g).map(Number);
    const grond = e => { for (; e; e = e.parentElement) {
        const k = kleur(getComputedStyle(e).backgroundColor);
        if (k.length < 4 || k[3] > 0) return k;
    } return [255, 255, 255]; };
    return kiezers.map(kiezer => {
        const e = document.querySelector(kiezer);
        const [hoog, laag] = [licht(kleur(getComputedStyle(e).color)), licht(grond(e))].sort((a, b) => b - a);
        return (hoog + .05) / (laag + .05);
    });
}"""


@contextmanager
def lees(browser: Any, bestand: Path, breedte: int = 1440, schema: str = "light", **meer: Any) -> Iterator[Any]:
    """Open a page offline with everything unfolded; afterwards it has asked for nothing and said nothing."""
    context = browser.new_context(viewport={"width": breedte, "height": 900}, color_scheme=schema, offline=True, **meer)
    pagina = context.new_page()
    verzoeken: list[str] = []
    berichten: list[str] = []
    pagina.on("request", lambda verzoek: verzoeken.append(verzoek.url))
    pagina.on("console", lambda bericht: berichten.append(bericht.text))
    pagina.on("pageerror", lambda fout: berichten.append(str(fout)))
    pagina.goto(bestand.as_uri())
    for lade in pagina.query_selector_all("main details > summary"):
        lade.click()  # what is folded away must be accessible too
    yield pagina
    assert {u.partition("#")[0] for u in verzoeken if not u.startswith("data:")} == {bestand.as_uri()}
    assert berichten == []
    context.close()


def toets(pagina: Any, beoordeeld: set[str] | None = None) -> None:
    """Let axe find nothing wrong, and leave nothing undecided that is not decided here; see :func:`toets_kleur`."""
    uitslag = Axe().run(pagina, options=_WCAG | {"rules": {naam: {"enabled": False} for naam in _KLEUR}})
    assert uitslag.violations_count == 0, uitslag.generate_report()
    assert not _onbeslist(uitslag)
    toets_kleur(pagina, beoordeeld)


def toets_kleur(pagina: Any, beoordeeld: set[str] | None = None) -> None:
    """Let axe find nothing wrong with the colours; that is all that the dark scheme changes.

    A page in the same scheme at another width has the same text, mostly of the same kinds. With those that axe has
    ``beoordeeld`` on this very page, it looks at one text of each kind that is new; the first time, at every text.
    """
    pagina.evaluate(_ZONDER_OVERLAP, True)
    soorten = pagina.evaluate(_SOORTEN, [*(beoordeeld or ())])
    alles = not beoordeeld
    if beoordeeld is not None:
        beoordeeld.update(soorten)
    if alles or soorten:
        _toets_kleur_van(pagina, None if alles else "[data-toets]")
    pagina.evaluate("document.querySelectorAll('[data-toets]').forEach(e => delete e.dataset.toets)")
    pagina.evaluate(_ZONDER_OVERLAP, False)


def _toets_kleur_van(pagina: Any, deel: str | None) -> None:
    uitslag = Axe().run(pagina, deel, _WCAG | {"runOnly": _KLEUR})
    assert uitslag.violations_count == 0, uitslag.generate_report()
    over = _onbeslist(uitslag)
    assert over.keys() <= {"shortTextContent"}, over
    kort = [knoop["target"][0] for regel in uitslag.response["incomplete"] for knoop in regel["nodes"]]
    assert all(contrast >= 4.5 for contrast in pagina.evaluate(_CONTRAST, kort))


def _onbeslist(uitslag: Any) -> Counter[str]:
    """Count the reasons for which axe could not decide."""
    return Counter(
        f"{(deel['data'] or {}).get('messageKey') or regel['id']}"
        for regel in uitslag.response["incomplete"]
        for knoop in regel["nodes"]
        for deel in knoop["any"] or [{"data": {}}]
    )


def geschilderd_en_gelezen(papier: PdfReader) -> Iterator[tuple[list[int], list[int]]]:
    """Yield for each page its pieces of content in the order of painting, and in the order of the tag tree."""
    gelezen: dict[int, list[int]] = {pagina.indirect_reference.idnum: [] for pagina in papier.pages}

    def loop(deel: Any, pagina: int | None) -> None:
        deel = deel.get_object()
        if isinstance(deel, int):
            gelezen[pagina].append(int(deel))
        elif isinstance(deel, list):
            for kind in deel:
                loop(kind, pagina)
        else:
            pagina = deel.raw_get("/Pg").idnum if "/Pg" in deel else pagina
            if deel.get("/Type") == "/MCR":
                gelezen[pagina].append(int(deel["/MCID"]))
            elif "/K" in deel and deel.get("/Type") != "/OBJR":
                loop(deel["/K"], pagina)

    loop(papier.trailer["/Root"]["/StructTreeRoot"], None)
    for pagina in papier.pages:
        inhoud = pagina.get_contents().get_data().decode("latin1")
        yield [int(nummer) for nummer in re.findall(r"/MCID (\d+)", inhoud)], gelezen[pagina.indirect_reference.idnum]
