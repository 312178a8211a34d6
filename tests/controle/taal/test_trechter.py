import pytest

A, I, P = (f"{{eval}}`cijfers.{naam}`" for naam in ("aanmeldingen", "intakes", "plaatsingen"))  # noqa: E741


@pytest.mark.parametrize(
    "zin",
    [
        f"Er waren {A} aanmeldingen, waarvan {I} met een intake.",
        f"De {I} intakes hebben geleid tot {P} plaatsingen.",
        f"Er waren {A} aanmeldingen. Van hen kregen er {P} een woning.",
        f"Uiteindelijk kregen {P} van hen een woning.",
        f"Van de {A} aanmeldingen kregen uiteindelijk {P} een woning.",
        f"Uit {I} intakes kwamen {P} plaatsingen voort.",
    ],
)
def test_yearly_flows_as_one_funnel_are_found(regels, zin):
    assert regels(zin) == ["trechter"]


def test_a_typed_funnel_is_found_too(regels):
    zin = "Daaruit hebben 127 intakes plaatsgevonden en deze hebben geleid tot 67 bemiddelingen."
    assert "trechter" in regels(zin)


@pytest.mark.parametrize(
    "zin",
    [
        f"Er waren {A} aanmeldingen, {I} intakes en {P} plaatsingen.",
        'Van de aanmeldingen kwamen er {eval}`cijfers.aanmeldingen["deelnemer"]` van deelnemers.',
        f"Van de {{eval}}`cijfers.taakstelling` afgesproken woningen zijn er {P} gerealiseerd.",
        f"Van de {A} aanmeldingen en {P} plaatsingen: het zijn niet dezelfde kandidaten.",
        "Na een intake kan de plaatsing in 2023 vallen.",
    ],
)
def test_other_parts_are_left_alone(regels, zin):
    assert regels(zin) == []


@pytest.mark.parametrize(
    "zin",
    [
        "De {eval}`cijfers.intakes` intakes leverden {eval}`cijfers.plaatsingen` plaatsingen op.",
        "De conversie van intake ({eval}`cijfers.intakes`) naar plaatsing ({eval}`cijfers.plaatsingen`) is goed.",
        "Aangemeld: {eval}`cijfers.aanmeldingen`; {eval}`cijfers.plaatsingen` wonen inmiddels zelfstandig.",
        "De {eval}`cijfers.aanmeldingen` aangemelden werden gezeefd tot {eval}`cijfers.plaatsingen` huurders.",
        "- {eval}`cijfers.aanmeldingen` aanmeldingen\n  - waarvan {eval}`cijfers.intakes` met intake",
    ],
)
def test_stages_tied_by_other_words_or_in_a_list_are_found(regels, zin):
    assert regels(zin) == ["trechter"]


@pytest.mark.parametrize(
    "zin",
    [
        "Naast {eval}`cijfers.intakes` intakes waren er {eval}`cijfers.plaatsingen` plaatsingen.",
        "De tabel toont de intakes ({eval}`cijfers.intakes`) en de plaatsingen ({eval}`cijfers.plaatsingen`) van 2022.",
        "Er waren {eval}`cijfers.intakes` intakes; los daarvan telden we {eval}`cijfers.plaatsingen` plaatsingen.",
    ],
)
def test_stages_side_by_side_are_left_alone(regels, zin):
    assert regels(zin) == []
