from __future__ import annotations

from klein_register import maak_cijfers

from loket.cijfers.openbaar import voor_publiek
from loket.tonen.publiek import alleen_intern, dossiers, toelichting, zonder_intern

TEKST = "Dit mag iedereen lezen.\n\nDit gaat over één mens. <!-- intern -->\n\n- ook dit\n- dit niet <!-- intern -->\n"


def test_a_paragraph_for_the_desk_is_left_out_of_what_others_read() -> None:
    assert zonder_intern(TEKST, "openbaar").split() == ["Dit", "mag", "iedereen", "lezen.", "-", "ook", "dit"]
    assert "één mens." in zonder_intern(TEKST, "intern")
    assert "<!--" not in zonder_intern(TEKST, "intern")


def test_lines_keep_their_number() -> None:
    assert zonder_intern(TEKST, "openbaar").count("\n") == TEKST.count("\n")


def test_a_dossier_for_the_desk_is_left_out_too() -> None:
    rijen = [{"dossier": "Wonen", "stand": "loopt"}, {"dossier": "Klacht <!-- intern -->", "stand": "loopt"}]
    cijfers = maak_cijfers(dossiers=rijen)
    assert list(dossiers(cijfers)["dossier"]) == ["Wonen", "Klacht"]
    assert list(dossiers(voor_publiek(cijfers))["dossier"]) == ["Wonen"]


def test_what_is_about_cases_becomes_a_sentence() -> None:
    @alleen_intern("De grafiek")
    def grafiek(cijfers: object) -> str:
        return "een lijn"

    cijfers = maak_cijfers()
    assert grafiek(cijfers) == "een lijn"
    assert repr(grafiek(voor_publiek(cijfers))) == "*De grafiek staat alleen in de interne versie van dit verslag.*"


def test_readers_are_told_what_was_done() -> None:
    cijfers = maak_cijfers()
    assert toelichting(cijfers) == ""
    assert "van 1 tot en met 4 is 0 of 5 geworden" in toelichting(voor_publiek(cijfers))
    assert "nooit meer dan 8" in toelichting(voor_publiek(cijfers))
