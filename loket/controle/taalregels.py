"""The narrative lint as checks: one for each of its rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from loket.controle.verslag import Bevinding, Controle, Ernst, Verslag

#: What must hold, by rule of the lint.
_REGELS: dict[str, tuple[Ernst, str]] = {
    "getypt-getal": ("waarschuwing", "Een cijfer in de tekst is gekoppeld aan het register, niet getypt."),
    "verkeerd-jaar": ("waarschuwing", "Een jaartal in de tekst hoort bij de cijfers en bij het verslag."),
    "halve-periode": ("fout", "Bij cijfers over het hele jaar staat geen kortere periode."),
    "toekomst-over-verleden": ("waarschuwing", "De tekst kijkt niet vooruit naar wat al voorbij is."),
    "vergelijking": ("waarschuwing", "Een vergelijking heeft beide cijfers, en de cijfers laten die zien."),
    "trechter": ("waarschuwing", "De stromen van het jaar worden niet verteld als één trechter."),
    "naamvariant": ("waarschuwing", "Namen zijn goed geschreven."),
    "oorzaak": ("waarschuwing", "Een oorzaak staat alleen in een blok Duiding."),
    "opmaak": ("waarschuwing", "Getallen, enkelvoud en meervoud en perioden zijn goed geschreven."),
    "herhaling": ("waarschuwing", "Geen zin is overgenomen van vorig jaar, en geen zin staat er twee keer."),
    "getypte-nummering": ("waarschuwing", "Koppen hebben geen getypt nummer: het verslag nummert zelf."),
}


def _regel(naam: str) -> Callable[[Verslag], Iterator[Bevinding]]:
    def zoek(verslag: Verslag) -> Iterator[Bevinding]:
        for stuk, gevonden in verslag.getoetst.items():
            for b in gevonden:
                if b.regel == naam:
                    yield Bevinding(stuk.bestand, stuk.plaats(b.plaats), b.fragment, b.uitleg, b.herstel)

    return zoek


TEKST = tuple(Controle(naam, ernst, uitleg, _regel(naam)) for naam, (ernst, uitleg) in _REGELS.items())
