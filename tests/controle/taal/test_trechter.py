def test_a_typed_funnel_is_found_too(regels):
    zin = "Daaruit hebben 127 intakes plaatsgevonden en deze hebben geleid tot 67 bemiddelingen."
    assert "trechter" in regels(zin)
