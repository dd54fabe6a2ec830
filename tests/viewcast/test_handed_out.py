"""What notebooks that are handed out import stays where it was, whatever moves."""

import pytest

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
