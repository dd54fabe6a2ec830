"""What notebooks that are handed out import stays where it was, whatever moves."""

import numpy as np
import pytest

from viewcast.exercises import checks_from

# The imports of all notebooks that `classroom hand-out` has made so far, never changed.
LINES = """\
from viewcast import optimization, results, views
from viewcast.exercises import check, checks_from, own_log
from viewcast.function import linear
from viewcast.loss import loss_surface, mae
from viewcast.optimization import descend, exact_mae_fit, minibatches
from viewcast.optimization import updates_per_epoch, walk_until
from viewcast.plots.deep import layers_diagram
from viewcast.plots.loss import error_surfaces, loss_along
from viewcast.plots.optimization import error_by_weekday
from viewcast.plots.overfitting import losses_by_depth
from viewcast.plots.relu import seeds_by_row
from viewcast.plots.sigmoid import cloud_and_curves
from viewcast.relu import relu
from viewcast.sigmoid import hard_sigmoid, one_layer, pieces_through, sigmoid, start
from viewcast.simulate import EVES
from viewcast.views import weekday
"""
# What a notebook brings along for its checks, as the first were handed out.
PACKED = """
eNpdUU1vwjAM/StWTiCVqmOww+78g10mhCavMRCRJl2cwBDqf5/djU3rKX7+eH7PuZmOMCxCzAsu
nXmGm8kue5LIvBwJtFqBlCEL0pYKTMCOWDq24/AbpRST2Umhp8QxoJfaHj2TpA7uTEHZdLA9Unsa
J2+G8aqRyZcIVmLARIBnSnggOzZHO8r42zELfY0p4XW2XdVNBU91s5uLut/sWrMrzc6VoY8uZF2y
FJCjF+7QKmco3kvq6Kwdxd3Ftui99udUFF5isgqF1JTg8t3G1Oag3umzpzaLdHH3UK81xbm8K9R1
ijvHGU/0cwC5IYtXJX2NRW/bka2V/4y+fHc9ipehgn/NGz0FQ9xD7PvILsu/uENgaNWdnzA0ImXK
IB/LNN6bP4o8PJlZ6sxuGL4AWUqp/A==
"""
USED = {
    "optimization": "mae_and_gradient",
    "results": "column load",
    "views": "TRAINING UNSEEN WEEKDAYS examples load_lecture_figures load_log "
    "same_as_yesterday same_day_last_week split weekday",
}


@pytest.mark.parametrize("line", LINES.splitlines())
def test_what_handed_out_notebooks_import_is_there(line):
    exec(line, {})


@pytest.mark.parametrize("module", USED)
def test_what_they_take_of_a_module_is_there(module):
    names = {}
    exec(LINES.splitlines()[0], names)
    missing = [
        name for name in USED[module].split() if not hasattr(names[module], name)
    ]
    assert not missing


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (lambda y_hat, y: np.abs(y_hat - y).mean(), "right."),
        (lambda y_hat, y: np.abs(y_hat - y).sum(), "You summed."),
        (lambda y_hat, y: None, "Nothing to check yet"),
    ],
)
def test_what_a_notebook_brought_along_is_read_still(answer, says):
    """Students may have a newer package than the notebook was made with."""
    assert says in repr(checks_from(PACKED)("mean-not-sum", answer))
