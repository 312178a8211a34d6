"""How sure a figure is: 95% intervals."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

#: Standard deviations on either side of a normal distribution's middle that hold 95% of it.
Z = NormalDist().inv_cdf(0.975)


def wilson(teller: int, noemer: int) -> tuple[float, float]:
    """Return the 95% interval of a share.

    Written out (Wilson 1927), and tested against SciPy: to import scipy.stats takes longer than all figures of a report
    together.

    Parameters
    ----------
    teller : int
        Cases that have the property.
    noemer : int
        All cases; at least one.

    Returns
    -------
    tuple of float
        Lower and upper bound, in percent.
    """
    aandeel, rek = teller / noemer, Z * Z / noemer
    midden = aandeel + rek / 2
    marge = sqrt(rek * (aandeel * (1 - aandeel) + rek / 4))
    return 100 * max(0.0, midden - marge) / (1 + rek), 100 * min(1.0, (midden + marge) / (1 + rek))
