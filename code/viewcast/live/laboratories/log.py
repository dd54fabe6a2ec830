"""The log as all laboratories have it."""

import numpy as np

from viewcast import views


def known(log):
    """What the shared script tells of a log, as JSON can hold it.

    views: counts of all days; training, unseen: places in them of the first and the
    last day to be forecast; real: how many days are real.
    """
    days = {"training": views.TRAINING, "unseen": views.UNSEEN}
    ends = {part: np.array(both, "M8[D]") for part, both in days.items()}
    places = {p: np.searchsorted(log.dates, both).tolist() for p, both in ends.items()}
    return {"views": log.views.tolist(), **places, "real": int(log.real.sum())}
