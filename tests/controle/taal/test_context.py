import pytest

from loket.cijfers.inlezen import lees_cijfers
from loket.controle.taal.context import Context, groepswaarden, jaar_van
from loket.controle.taal.rollen import Rol


@pytest.fixture(scope="module")
def echt() -> Context:
    return Context.van(lees_cijfers("maastricht", 2022), {"voortgang": "tekst"}, ["vast feit"])


def test_figures_of_this_year_and_last_are_known(echt):
    assert echt.jaar == 2022
    assert echt.cijfers["aanmeldingen", "", "2022"].waarde == 177
    assert echt.cijfers["aanmeldingen", "", "2021"].waarde > 0
    assert echt.cijfers["wachtlijst", "", "2022-12-31"].waarde == 108
    assert echt.cijfers["trajectprijs", "", "2022"].eenheid == "euro"


def test_a_part_is_also_known_as_a_share_with_its_interval(echt):
    deel = echt.cijfers["overlast_geen.aandeel", "", "2020"]
    assert round(deel.waarde, 1) == 87.7
    assert deel.interval is not None and deel.interval[0] < deel.waarde < deel.interval[1]


def test_names_texts_and_facts_are_kept(echt):
    assert echt.namen[:3] == ("Loket Housing Maastricht", "Loket Housing", "LEVANTOgroep")
    assert echt.vorige_teksten == {"voortgang": "tekst"}
    assert echt.feiten == {"vast feit"}


def test_a_role_leads_to_its_value(context):
    assert context.gegeven(Rol("", "plaatsingen", frozenset(), 2021)).waarde == 83
    assert context.gegeven(Rol("", "plaatsingen", frozenset({"Maasvallei"}), 2022)).waarde == 10
    assert context.gegeven(Rol("", "overlast_geen", frozenset(), 2020, aandeel=True)).eenheid == "procent"
    assert context.gegeven(Rol("", "plaatsingen", frozenset(), 2019)) is None


def test_the_parts_of_a_key():
    assert groepswaarden("corporatie=Servatius,maand=3") == {"Servatius", "3"}
    assert groepswaarden("") == frozenset()
    assert jaar_van("2022-12-31") == 2022
