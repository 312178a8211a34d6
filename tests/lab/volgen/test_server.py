"""The tiny server: this machine only, the token only, and news as it comes."""

from __future__ import annotations

import http.client
import json
import socket
from urllib.parse import urlsplit

import pytest

from loket.lab.volgen.server import Bord, Stand, serveer


@pytest.fixture
def bord():
    return Bord()


@pytest.fixture
def adres(bord):
    with serveer(bord) as adres:
        yield urlsplit(adres)


def vraag(adres, pad=None, **koppen):
    verbinding = http.client.HTTPConnection(adres.hostname, adres.port, timeout=10)
    verbinding.request("GET", adres.path if pad is None else pad, headers=koppen)
    return verbinding.getresponse()


def test_the_page_is_for_who_knows_the_token(bord, adres):
    bord.zet("<html><body><p>Dag.</p></body></html>")
    antwoord = vraag(adres)
    assert antwoord.status == 200
    assert "<p>Dag.</p>" in antwoord.read().decode()
    eenmalig = antwoord.headers["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
    assert eenmalig not in vraag(adres).read().decode()  # the next page has another
    assert antwoord.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("pad", ["/", "/nieuws", "/x/", "//", "/../", "/%2e%2e/"])
def test_without_the_token_there_is_nothing(adres, pad):
    antwoord = vraag(adres, pad)
    assert antwoord.status == 404
    assert antwoord.read() == b""


@pytest.mark.parametrize("onder", ["geheim", "nieuws/x", "../"])
def test_with_the_token_there_are_two_things_only(adres, onder):
    assert vraag(adres, adres.path + onder).status == 404


@pytest.mark.parametrize("naam", ["kwaad.example", "kwaad.example:80", "127.0.0.1", "[::1]"])
def test_another_sites_name_that_leads_here_gets_nothing(adres, naam):
    assert vraag(adres, Host=naam).status == 421


def test_nothing_can_be_sent(adres):
    verbinding = http.client.HTTPConnection(adres.hostname, adres.port, timeout=10)
    verbinding.request("POST", adres.path, b"x")
    assert verbinding.getresponse().status == 501


def test_only_this_machine_is_listened_to(adres):
    eigen = {i[4][0] for i in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for naam in eigen:
        with socket.socket() as ander, pytest.raises(OSError):
            ander.settimeout(2)
            ander.connect((naam, adres.port))


def lees_nieuws(antwoord):
    regel = antwoord.readline().decode()
    assert antwoord.readline() == b"\n"
    return json.loads(regel.removeprefix("data: "))


def test_news_comes_at_once_and_at_each_change(bord, adres):
    nieuws = vraag(adres, adres.path + "nieuws")
    assert lees_nieuws(nieuws) == {"bladzijde": 0, "bezig": True, "melding": ""}
    bord.zet("<p>Een.</p>", bezig=False)
    assert lees_nieuws(nieuws) == {"bladzijde": 1, "bezig": False, "melding": ""}
    bord.zet(melding="Kapot.")
    assert lees_nieuws(nieuws) == {"bladzijde": 1, "bezig": False, "melding": "Kapot."}


def test_the_same_page_keeps_its_number(bord):
    bord.zet("<p>Een.</p>")
    bord.zet("<p>Een.</p>", bezig=False)
    assert bord.stand == Stand(1, False)


def test_a_taken_port_is_an_error(adres):
    with pytest.raises(OSError), serveer(Bord(), adres.port):
        pass
