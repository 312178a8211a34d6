"""Charts that changed."""

from __future__ import annotations

from bs4 import BeautifulSoup

from loket.basis.afspraken import Voorblad
from loket.bouw.document import Document
from loket.verschil.tekst import Beeld, vergelijk_grafieken


def document(*grafieken: tuple[str, str, str, str]) -> Document:
    body = '<h3 id="k"><span class="nummer">2.4</span> Resultaten</h3>' + "".join(
        f'<figure class="grafiek" id="{anker}">'
        f'<figcaption><span class="nummer">Figuur {n}.</span> {bericht}</figcaption>'
        f'<img alt="{alt}" src="data:image/svg+xml;base64,{bron}"></figure>'
        for n, (anker, bericht, alt, bron) in enumerate(grafieken, 1)
    )
    return Document(Voorblad(), BeautifulSoup(body, "html.parser"), ())


A, B, C = ("a", "Bericht a", "Alt a", "AAAA"), ("b", "Bericht b", "Alt b", "BBBB"), ("c", "Bericht c", "Alt c", "CCCC")


def test_a_chart_changes_with_its_picture_its_message_or_its_alternative_text():
    for plaats in (1, 2, 3):
        anders = (*A[:plaats], "anders", *A[plaats + 1 :])
        (paar,), gelijk = vergelijk_grafieken(document(A, B), document(anders, B))
        assert (paar.beeld.anker, gelijk) == ("a", 1)


def test_new_and_gone_charts_and_an_other_number():
    paren, gelijk = vergelijk_grafieken(document(A, B), document(C, B))
    assert gelijk == 1
    assert [(p.oud and p.oud.anker, p.nieuw and p.nieuw.anker) for p in paren] == [(None, "c"), ("a", None)]
    assert vergelijk_grafieken(document(A, B), document(B, A)) == ((), 2)


def test_a_chart_knows_where_it_stands():
    (paar,), _ = vergelijk_grafieken(document(), document(A))
    assert paar.nieuw == Beeld("a", "Bericht a", "Alt a", "data:image/svg+xml;base64,AAAA")
    assert (paar.beeld.nummer, paar.beeld.sectie) == ("Figuur 1", "Resultaten")
