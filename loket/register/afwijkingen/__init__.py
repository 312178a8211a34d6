"""What is odd in a register though no figure is wrong by it: findings that a desk looks at and may leave as they are.

Each rule looks at the tables as they were known on the peildatum, so that a later event changes no earlier report.
``waarde`` of a :class:`Melding` says what was found, with the case's code in front; ``make check`` lists it.
"""

from __future__ import annotations

from loket.register.afwijkingen.facturen import VAN_FACTUREN
from loket.register.afwijkingen.nametingen import VAN_NAMETINGEN
from loket.register.afwijkingen.trajecten import VAN_TRAJECTEN

#: Every rule with a name for ``akkoord.csv``. The reason says why the report may go on: no figure is wrong.
AFWIJKINGEN = (*VAN_TRAJECTEN, *VAN_NAMETINGEN, *VAN_FACTUREN)
