"""Het eind van een rapport: wat er te beslissen of te herstellen is, en wie dat doet, volgens de cijfers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loket.basis import opmaak
from loket.cijfers.cijfer import Cijfer
from loket.cijfers.cijfers import Cijfers
from loket.register.klachten import NIET_VASTGELEGD
from loket.tonen.alinea import Tekst
from loket.tonen.tabel_als_html import Tabel
from loket.tonen.verklaard import Bekeken, redenen
from loket.tonen.waarde import Gemerkt, Getal, afgeleid
from loket.tonen.zin import Zin, als_html, opgesomd, samen, zin

#: Who keeps the register and sends the invoices.
LOKET = "het loket"
#: The checks that find an aanmelding of which the verwijzer is not known.
_VERWIJZER = ("onbekend:verwijzer_id", "verwijzer-geldig")


class Actie(NamedTuple):
    """Something to do: what, how much of it there is (nothing leaves it out), and who does it.

    ``over`` names the checks that find such cases, as :func:`~loket.tonen.verklaard.redenen` takes them.
    """

    wat: str
    aantal: Cijfer | Gemerkt | Getal | None
    wie: str
    over: tuple[str, ...] = ()


def tabel(
    acties: Iterable[Actie],
    titel: str,
    geen: str = "*Uit deze cijfers volgt niets om te besluiten of te herstellen.*",
    controles: Sequence[Bekeken] = (),
) -> Tabel | Tekst:
    """Return what there is to do as a table, or ``geen``: that there is nothing.

    What was acknowledged of ``controles``, the checks of the report, is not to be mended: it is told below.
    """
    rijen, verklaard = [], []
    for actie in acties:
        aantal = actie.aantal
        if not aantal:
            continue
        waarom = redenen(aantal, controles, actie.over) if isinstance(aantal, Cijfer) and actie.over else Counter()
        if waarom and isinstance(aantal, Cijfer):
            verklaard.append(_verklaard(actie.wat, aantal, waarom))
            rest = int(float(aantal)) - waarom.total()
            aantal = afgeleid(opmaak.getal(rest), aantal) if rest else None
        if aantal:
            rijen.append((actie.wat, aantal, actie.wie))
    noot = samen("Al verklaard, dus niet meer te doen." * bool(verklaard), *verklaard)
    if not rijen:
        return Tekst("\n\n".join(filter(None, (geen, als_html(noot)))))
    return Tabel("te-doen", titel, ("Wat", "Aantal", "Wie"), tuple(rijen), noot=noot)


def _verklaard(wat: str, cijfer: Cijfer, waarom: Counter[str]) -> Zin:
    """Say of what is no longer to be done how often it was, and why it is right as it stands."""
    per_reden = [zin(afgeleid(opmaak.getal(n), cijfer), f" keer ({reden.rstrip('.')})") for reden, n in waarom.items()]
    return zin(f"‘{wat}’: ", opgesomd(per_reden), ".")


def van_kwartaal(cijfers: Cijfers, controles: Sequence[Bekeken] = ()) -> Tabel | Tekst:
    """Return what follows from the quarterly figures."""
    return tabel(
        (_zonder_factuur(cijfers), *_nog_toegezegd(cijfers), *_onbekend(cijfers)),
        f"Wat er na {cijfers.periode.voluit} te doen is",
        controles=controles,
    )


def _zonder_factuur(cijfers: Cijfers) -> Actie:
    wat = "Stuur de factuur van de intakes die er nog geen hebben"
    return Actie(wat, cijfers.nog_niet_gefactureerd, LOKET, ("factuur-gestuurd",))


def _nog_toegezegd(cijfers: Cijfers) -> Iterable[Actie]:
    """Say of each corporatie how many of the agreed homes there are not yet, in the year so far."""
    jaar = cijfers.over(cijfers.periode.jaar_tot_nu)
    wat = f"Zeg wanneer de toegezegde woningen komen die er nog niet zijn (taakstelling {cijfers.jaar})"
    if cijfers.periode.einde.month == 12:
        wat = f"Besluit wat er gebeurt met de toegezegde woningen die er niet kwamen (taakstelling {cijfers.jaar})"
    for corporatie in cijfers.groepswaarden("corporatie"):
        doel, gedaan = (jaar.deel(naam, corporatie=corporatie) for naam in ("taakstelling", "plaatsingen"))
        over = (doel.waarde or 0) - (gedaan.waarde or 0)
        yield Actie(wat, afgeleid(opmaak.getal(over), doel, gedaan) if over > 0 else None, corporatie)


def _onbekend(cijfers: Cijfers) -> Iterable[Actie]:
    for naam, dimensie, wat, over in (
        ("aanmeldingen", "verwijzertype", "Zoek uit wie er aanmeldde: het type verwijzer is onbekend", _VERWIJZER),
        ("uitval", "uitval_reden", "Vul de reden van de uitval in", ("onbekend:uitval_reden",)),
        (
            "negatief_afgesloten",
            "afsluitreden",
            "Vul de reden van de negatieve afsluiting in",
            ("onbekend:afsluitreden",),
        ),
    ):
        yield Actie(wat, cijfers.deel(naam, **{dimensie: "onbekend"}), LOKET, over)


def van_facturatie(cijfers: Cijfers, controles: Sequence[Bekeken] = ()) -> Tabel | Tekst:
    """Return what follows from the invoices of the year."""
    return tabel(
        (
            _zonder_factuur(cijfers),
            Actie(
                "Betaal de facturen die na de betaaltermijn nog open staan",
                cijfers.facturen_te_laat,
                "zorgorganisaties",
            ),
            Actie("Herinner aan deze facturen, of crediteer ze", cijfers.facturen_te_laat, LOKET),
            Actie(
                "Kijk waarom een traject nog een factuur kreeg",
                cijfers.facturen_herhaald,
                LOKET,
                ("factuur-enkel", "factuur-gecrediteerd"),
            ),
            Actie("Stuur facturen eerder: binnen de termijn na de intake", cijfers.facturen_laat_verstuurd, LOKET),
        ),
        f"Wat er met de facturen van {cijfers.periode.voluit} te doen is",
        controles=controles,
    )


def van_deelnemers(cijfers: Cijfers, controles: Sequence[Bekeken] = ()) -> Tabel | Tekst:
    """Return what follows from the agreements and the aanmeldingen."""
    zonder = cijfers.deel("aanmeldingen", verwijzerstatus="deelnemer zonder overeenkomst")
    return tabel(
        (
            Actie("Teken een overeenkomst, of stop met aanmelden", cijfers.zonder_overeenkomst, "deelnemers"),
            Actie(
                "Besluit of het loket aanmeldingen zonder overeenkomst aanneemt",
                zonder,
                "gemeente en loket",
                ("overeenkomst-halverwege",),
            ),
            Actie(
                "Zoek uit wie er aanmeldde: de verwijzer was niet bekend of niet geldig",
                cijfers.deel("aanmeldingen", verwijzerstatus="onbekend"),
                LOKET,
                _VERWIJZER,
            ),
        ),
        f"Wat er na {cijfers.periode.voluit} te doen is",
        controles=controles,
    )


def van_duurzaamheid(cijfers: Cijfers, controles: Sequence[Bekeken] = ()) -> Tabel | Tekst:
    """Return what follows from the sustainability monitor."""
    return tabel(
        (
            Actie(f"Meet in {cijfers.jaar + 1} hoe het gaat met wie nog wordt gevolgd", cijfers.te_meten, LOKET),
            Actie(
                "Haal de laatste nameting in, of leg vast waarom zij er niet is",
                cijfers.los_zonder_meting,
                LOKET,
                ("nameting-gedaan",),
            ),
            Actie(
                "Laat deze kandidaten voorgoed los: de tijd waarin het loket hen volgt, is om",
                cijfers.los_te_laten,
                "loket en zorgorganisaties",
            ),
            Actie(
                "Zoek uit of zij nog in hun woning wonen: negatief afgesloten, einde van de huur onbekend",
                cijfers.huurders_einde_onbekend,
                "corporaties",
            ),
        ),
        f"Wat er na {cijfers.periode.voluit} te doen is",
        "*Uit deze cijfers volgt niets om te meten of te herstellen.*",
        controles,
    )


def van_spreiding(cijfers: Cijfers, controles: Sequence[Bekeken] = ()) -> Tabel | Tekst:
    """Return what follows from where people have their ties and where they got a home."""
    apart = cijfers.loket.aandachtsregio
    regio = [
        Actie(
            f"Besluit of de gemeenten meedoen en meebetalen voor wie wacht met binding in {apart}",
            cijfers.deel("wachtlijst", bindingsregio=apart),
            f"gemeenten in {apart}",
        ),
        Actie(
            f"Besluit wat er gebeurt voor wie met binding in {apart} langer wacht dan is afgesproken",
            cijfers.deel("wacht_te_lang", bindingsregio=apart),
            "corporaties en loket",
        ),
    ]
    return tabel(
        (
            *(regio if apart else ()),
            Actie(
                "Verwijs deze kandidaat door, of leg vast waarom hij toch via het loket gaat",
                cijfers.route_niet_doorverwezen,
                LOKET,
                ("route-gesloten",),
            ),
            Actie(
                "Houd u aan de afspraak: meld iemand uit deze groep niet meer aan bij het loket",
                cijfers.aanmeldingen_gesloten_route,
                " en ".join(r.naam for r in cijfers.loket.gesloten_routes),
                ("route-gesloten",),
            ),
            Actie(
                "Vul bij geplaatste kandidaten de gemeente van de binding of van de woning in",
                cijfers.eigen_gemeente_onbekend,
                LOKET,
                ("onbekend:bindingsgemeente", "onbekend:plaatsingsgemeente"),
            ),
            Actie(
                "Vul bij wachtende kandidaten de gemeente van de binding in",
                cijfers.deel("wachtlijst", bindingsgemeente="onbekend"),
                LOKET,
                ("onbekend:bindingsgemeente",),
            ),
        ),
        f"Wat er na {cijfers.periode.voluit} te doen is",
        controles=controles,
    )


def van_planning(cijfers: Cijfers, jaar: Cijfers, voorstellen: int) -> Tabel | Tekst:
    """Return what follows from the planning of the year, the dossiers and the klachten.

    ``voorstellen`` is how many days of next year are only proposed.
    """
    zonder_gevolg = cijfers.deel("klachten", afhandeling=NIET_VASTGELEGD)
    dagen = Getal(opmaak.getal(voorstellen)) if voorstellen else None
    return tabel(
        (
            Actie("Schrijf op of dit is gehouden of vervallen, of doe het alsnog", jaar.planning_te_laat, LOKET),
            Actie("Spreek af wie het onderwerp trekt", cijfers.dossiers_zonder_eigenaar, "gemeente en loket"),
            Actie("Beslis over klachten zonder beslissing", cijfers.klachten_open, "klachtencommissie"),
            Actie("Beslis daarvan eerst over wat na de termijn is", cijfers.klachten_over_termijn, "klachtencommissie"),
            Actie("Schrijf op wat er na de beslissing over een klacht is gedaan", zonder_gevolg, LOKET),
            Actie(f"Leg de dagen van {cijfers.jaar + 1} vast: zij zijn nog een voorstel", dagen, LOKET),
        ),
        f"Wat er na {cijfers.periode.voluit} te doen is",
    )
