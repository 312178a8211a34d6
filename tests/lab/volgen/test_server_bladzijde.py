"""The report as it is served: one script more, and nothing else that could do anything."""

from __future__ import annotations

from pathlib import Path

from loket.lab.volgen.server import beleid, bladzijde

SJABLOON = Path(__file__).parents[3] / "loket" / "bouw" / "sjabloon" / "rapport.html.j2"
RAPPORT = (
    '<html><head><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    "</head><body><p>Hier staat </body> in de tekst.</p></body></html>"
)


def test_the_script_stands_at_the_end_and_carries_the_nonce_that_the_policy_allows():
    pagina = bladzijde(RAPPORT, 3, "eenmalig")
    assert pagina.count("<script") == 1
    assert pagina.endswith("</script></body></html>")
    assert '<script data-volgen nonce="eenmalig">' in pagina
    assert 'data-bladzijde="3"' in pagina
    assert "content=\"default-src 'none'; script-src 'nonce-eenmalig'; connect-src 'self'; style-src" in pagina


def test_the_policy_of_the_report_is_the_one_that_is_widened():
    assert "content=\"default-src 'none';" in SJABLOON.read_text("utf-8")


def test_without_a_report_there_is_a_page_to_wait_on():
    pagina = bladzijde("", 0, "x")
    assert "Het verslag wordt gemaakt" in pagina
    assert '<script data-volgen nonce="x">' in pagina


def test_the_header_allows_no_more_than_the_page():
    assert beleid("x").startswith("default-src 'none'; script-src 'nonce-x'; connect-src 'self'; style-src")
    assert "frame-ancestors 'none'" in beleid("x")
    assert "unsafe-eval" not in beleid("x")
