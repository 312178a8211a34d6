"""Persons stay out: what in a cell would make somebody known, and codes in place of the ids of persons."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

from loket.basis.meldingen import LoketFout, oorzaak
from loket.register.invoer.waarden import plat

#: Columns that name a person, with the letter that their codes begin with.
VAN_PERSONEN = {"traject_id": "T", "kandidaat_id": "K"}
#: Letters for ids that are only digits in the source; every code of a register begins with a letter.
LETTERS = VAN_PERSONEN | {"verwijzer_id": "V", "factuur_id": "F", "klacht_id": "KL"}
#: Headers, or parts of them, under which persons are named.
_NAAMKOPPEN = frozenset(
    (
        *("naam", "voornaam", "achternaam", "voornamen", "roepnaam", "tussenvoegsel", "voorletters"),
        *("geboortedatum", "geboortedag", "bsn", "burgerservicenummer", "sofinummer"),
        *("telefoon", "telefoonnummer", "mobiel", "email", "mailadres", "adres", "straat", "postcode"),
    )
)
#: Columns under which an organisation is named, so that such a header is in its place.
_ORGANISATIES = frozenset({"naam"})

_BSN = re.compile(r"(?<![0-9A-Za-z])(\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?![0-9])")
_PERSOONLIJK = {
    "een e-mailadres": re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.I),
    "een telefoonnummer": re.compile(r"(?<![0-9A-Za-z-])(?:\+31|0031|0)[-. (]*[1-9](?:[-. )]*\d){8}(?!\d)"),
    "een geboortedatum": re.compile(r"\bgeb(?:oren|oortedatum|\.)?[ :.]*(?:op )?\d{1,2}[-/. ]\w+[-/. ]\d{2,4}", re.I),
    "de naam van een persoon": re.compile(
        r"\b(?i:dhr|de heer|mevr|mevrouw|mw|meneer)\.?\s+(?:[A-Z]\.\s*)*(?:(?:van|de|den|der|ten|ter|el)\s+)*[A-Z]\w+"
    ),
}


def verraadt(tekst: str) -> str:
    """Say what in a text would make a person known, such as ``een BSN``; empty when nothing does."""
    if any(elfproef(re.sub(r"\D", "", gevonden)) for gevonden in _BSN.findall(tekst)):
        return "een BSN"
    return next((wat for wat, patroon in _PERSOONLIJK.items() if patroon.search(tekst)), "")


def elfproef(cijfers: str) -> bool:
    """Tell whether nine digits are a possible BSN: weighed 9 to 2 and -1, their sum is a multiple of eleven."""
    if len(cijfers) != 9 or cijfers == "000000000":
        return False
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(c) * g for c, g in zip(cijfers, gewichten, strict=True)) % 11 == 0


def is_naamkop(kop: str, kolom: str) -> bool:
    """Tell whether a header says that persons are named under it, while the column is not meant for a name."""
    return kolom not in _ORGANISATIES and bool(_NAAMKOPPEN & set(plat(kop).split()))


def als_code(kolom: str, tekst: str) -> str:
    """Return an id as a code: one that begins with a digit gets the letter of its column before it."""
    return f"{LETTERS[kolom]}{tekst}" if kolom in LETTERS and tekst[:1].isdecimal() else tekst


class Pseudoniemen:
    """Makes codes that only who has the key can make again.

    Parameters
    ----------
    bestand : Path
        File of the key, outside the project and outside the data.
    kenmerk : Path
        File within the desk's folder that knows the key from another, but does not tell it.
    verboden : tuple of Path
        Folders in which the key must not lie.

    Raises
    ------
    LoketFout
        When the key lies where others see it, cannot be read, is gone, or is another one than before.
    """

    def __init__(self, bestand: Path, kenmerk: Path, verboden: tuple[Path, ...]) -> None:
        self.bestand = bestand.expanduser().resolve()
        if any(self.bestand.is_relative_to(folder.resolve()) for folder in verboden):
            raise LoketFout(
                f"De sleutel {bestand} ligt in het project of bij de gegevens.\n"
                "  verwacht: een plek die niemand samen met het register ziet\n"
                '  wat te doen: geef in invoer.toml een andere plek, zoals sleutel = "~/.loket/sleutel"'
            )
        eerder = kenmerk.read_text("utf-8").split()[-1] if kenmerk.exists() else ""
        #: Whether there is no key yet; :meth:`bewaar` makes it last.
        self.nieuw = not self.bestand.exists()
        if self.nieuw and eerder:
            raise LoketFout(
                f"De sleutel {bestand} is weg.\n"
                "  Zonder deze sleutel krijgt elke kandidaat een andere code dan in het register dat er al staat.\n"
                "  wat te doen: zet de sleutel terug uit een reservekopie. Is die er niet, dan kan niemand de oude\n"
                f"    codes nog maken: zet het oude register weg, verwijder {kenmerk} en lees alles opnieuw in"
            )
        self._sleutel = secrets.token_bytes(32) if self.nieuw else self._lees()
        #: Knows this key from another.
        self.kenmerk = hashlib.sha256(b"kenmerk" + self._sleutel).hexdigest()[:12]
        if eerder and eerder != self.kenmerk:
            raise LoketFout(
                f"De sleutel {bestand} is een andere dan die van de vorige keer.\n"
                f"  wat te doen: zet de oude sleutel terug (haar kenmerk is {eerder})"
            )

    def _lees(self) -> bytes:
        try:
            if os.name == "posix" and self.bestand.stat().st_mode & 0o077:
                raise LoketFout(
                    f"Anderen kunnen de sleutel {self.bestand} lezen.\n  wat te doen: chmod 600 {self.bestand}"
                )
            sleutel = bytes.fromhex(self.bestand.read_text("ascii").strip())
        except OSError as fout:
            raise LoketFout(f"De sleutel {self.bestand}: {oorzaak(fout, 'leesrechten')}.") from None
        except ValueError:
            sleutel = b""
        if len(sleutel) != 32:
            raise LoketFout(f"{self.bestand} is geen sleutel.\n  wat te doen: zet de goede sleutel terug")
        return sleutel

    def bewaar(self) -> None:
        """Write a key that was just made, for its owner alone."""
        if self.nieuw:
            self.bestand.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            nummer = os.open(self.bestand, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(nummer, "w", encoding="ascii") as bestand:
                bestand.write(self._sleutel.hex() + "\n")

    def code(self, kolom: str, tekst: str) -> str:
        """Return the code of an id; the same id in any table has the same code."""
        som = hmac.new(self._sleutel, f"{kolom}:{tekst}".encode(), hashlib.sha256).digest()
        return VAN_PERSONEN[kolom] + base64.b32encode(som).decode()[:12].lower()
