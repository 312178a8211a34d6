"""What loket computes with cannot be changed afterwards: every dataclass is frozen, but for what makes the example."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

import loket


def dataclasses_van_loket() -> Iterator[type]:
    for module in pkgutil.walk_packages(loket.__path__, "loket."):
        if module.name.startswith(("loket.register.voorbeeld", "loket.bouw", "loket.__main__")):
            continue
        for deel in vars(importlib.import_module(module.name)).values():
            eigen = isinstance(deel, type) and deel.__module__ == module.name
            if eigen and dataclasses.is_dataclass(deel) and not inspect.isabstract(deel):
                yield deel


@pytest.mark.parametrize("soort", list(dataclasses_van_loket()), ids=lambda soort: soort.__name__)
def test_every_dataclass_is_frozen(soort: type) -> None:
    veld = dataclasses.fields(soort)[0].name  # type: ignore[arg-type]
    los = object.__new__(soort)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(los, veld, 1)
