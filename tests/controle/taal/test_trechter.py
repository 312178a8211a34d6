def test_a_typed_funnel_is_found_too(regels):
    zin = "Daaruit hebben 127 intakes plaatsgevonden en deze hebben geleid tot 67 bemiddelingen."
    assert "trechter" in regels(zin)


def test_a_name_that_is_no_figure_is_not_taken_for_what_it_stands_beside(regels):
    zin = "Van de intakes in {eval}`jaar` waren er {eval}`cijfers.%s.van` binnen 14 dagen na de aanmelding."
    assert "trechter" not in regels(zin % "snele_intakes")
    assert "trechter" in regels(zin.replace("cijfers.%s.van", "jaar"))
