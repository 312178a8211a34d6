"""What ``loket.toml`` says of the parts of a desk's region, and of groups with a route of their own to a home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from loket.basis.meldingen import Melding, lijkt_op


@dataclass(frozen=True)
class Deelregio:
    """A part of the desk's region: its name and its gemeenten."""

    naam: str
    gemeenten: tuple[str, ...]


def controleer_deelregios(gelezen: Mapping[str, Any], bestand: str) -> Iterator[Melding]:
    """Require that each gemeente of a deelregio is one of the list, and is in one deelregio only."""
    regios: dict[str, list[str]] = gelezen.get("deelregios", {})
    for naam, gemeenten in regios.items():
        for gemeente in gemeenten:
            if gemeente not in gelezen["gemeenten"]:
                herstel = f"verbeter de naam, of zet haar in gemeenten.{lijkt_op(gemeente, gelezen['gemeenten'])}"
                verwacht = "alleen gemeenten uit de lijst gemeenten"
                yield Melding(bestand, "deelregios", verwacht, herstel, 0, f"{naam}: {gemeente}")
    for gemeente in dict.fromkeys(g for gemeenten in regios.values() for g in gemeenten):
        waar = [naam for naam, gemeenten in regios.items() if gemeente in gemeenten]
        if len(waar) > 1:
            herstel = f"haal {gemeente} weg uit alle deelregio’s op één na"
            waarde = f"{gemeente}: {' en '.join(waar)}"
            yield Melding(bestand, "deelregios", "elke gemeente in hoogstens één deelregio", herstel, 0, waarde)
    apart = gelezen.get("aandachtsregio")
    if apart and apart not in regios:
        herstel = f"verbeter de naam, of zet haar onder [deelregios].{lijkt_op(apart, regios)}"
        yield Melding(bestand, "aandachtsregio", "de naam van een van de deelregio’s", herstel, 0, apart)


@dataclass(frozen=True)
class GeslotenRoute:
    """A route that no longer leads by way of the desk: since which day, and the uitval_reden of who is sent on."""

    naam: str
    sinds: date
    uitval_reden: str


def is_gesloten_route(rij: object) -> bool:
    """Tell whether what ``loket.toml`` holds under the name of a route has the right form."""
    if not isinstance(rij, dict) or rij.keys() != {"sinds", "uitval_reden"}:
        return False
    return isinstance(rij["sinds"], date) and not isinstance(rij["sinds"], datetime) and bool(rij["uitval_reden"])


def controleer_routes(gelezen: Mapping[str, Any], bestand: str) -> Iterator[Melding]:
    """Require that each closed route is one of the list, and its reason one of the uitval_redenen."""
    for naam, rij in gelezen.get("gesloten_routes", {}).items():
        for waarde, lijst in ((naam, "routes"), (rij["uitval_reden"], "uitval_redenen")):
            bekend = gelezen.get(lijst, [])
            if waarde not in bekend:
                herstel = f"verbeter de waarde, of zet haar in {lijst}.{lijkt_op(str(waarde), bekend)}"
                yield Melding(
                    bestand, "gesloten_routes", f"een waarde uit de lijst {lijst}", herstel, 0, f"{naam}: {waarde}"
                )
