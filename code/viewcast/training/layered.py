"""A truth built in layers, and one that isn't: which depth learns them better?

Both are made of h(a, b) = 1 − |a + b − 1|, the tent over the mean of two numbers, and
of eight numbers between 0 and 1: h in h in h, or many h side by side. Networks of one
to four layers, with about as many parameters each, learn them from examples.

    python -m viewcast.training.layered     what `make experiments` runs, too
"""

import hashlib
import json
import shutil

import numpy as np

from viewcast import overfitting
from viewcast.parameters import flatten, parameter_count, shapes
from viewcast.support.files import data_file
from viewcast.support.jobs import compute
from viewcast.training.experiments import how_trained, write_csv, write_record

NAME = "layered-truth"
SIZES = ((8, 950), (8, 92, 92), (8, 66, 66, 66), (8, 54, 54, 54, 54))
EXAMPLES, NEW = 4_000, 10_000  # to learn from, and to judge on
DRAWS, NETWORKS = 4, 5  # draws of the examples, and networks trained on each of them
COLUMNS = ("truth", "layers", "units", "draw", "seed", "train_mae", "unseen_mae")


def h(a, b):
    """The part that both truths are made of: a, b between 0 and 1 → between 0 and 1."""
    return 1 - np.abs(a + b - 1)


def nested(U):
    """h in h in h: U (n, 8) between 0 and 1 → (n,).

    >>> nested(np.array([[0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.0, 0.5]]))
    array([1.])
    """
    while U.shape[1] > 1:
        U = h(U[:, ::2], U[:, 1::2])
    return U[:, 0]


def side_by_side(U):
    """h of all 28 pairs, added or subtracted, over 4: U (n, 8) from 0 to 1 → (n,).

    A pair is subtracted if both its places are even or both odd.

    >>> side_by_side(np.array([[0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]]))
    array([1.])
    """
    i, j = np.triu_indices(8, 1)
    sign = np.where((i + j) % 2, 1, -1)  # 16 are added, 12 subtracted
    return h(U[:, i], U[:, j]) @ sign / 4


TRUTHS = {"nested": nested, "side by side": side_by_side}


def small_start(sizes, rng):
    """A θ with all weights and biases within ±1/√inputs, PyTorch's default."""
    arrays = shapes(sizes)
    reach = [1 / np.sqrt(inputs) for inputs in sizes for _ in ("bias", "weights")]
    return flatten(
        rng.uniform(-r, r, shape) for r, shape in zip(reach, arrays, strict=True)
    )


def score(truth, sizes, draw, epochs=overfitting.EPOCHS):
    """The networks of one depth on one draw of the examples: a record each."""
    rng = np.random.default_rng(draw)
    U = rng.uniform(size=(EXAMPLES + NEW, sizes[0]))
    X, y = (U - 0.5) * np.sqrt(12), TRUTHS[truth](U)  # mean 0, standard deviation 1
    seeds = range(draw * NETWORKS, (draw + 1) * NETWORKS)
    generators = [np.random.default_rng(seed) for seed in seeds]
    thetas = [small_start(sizes, rng) for rng in generators]
    seen = X[:EXAMPLES], y[:EXAMPLES]
    thetas = overfitting.train_from(thetas, sizes, seen, generators, epochs)
    errors = np.abs(overfitting.forecasts(thetas, X, sizes) - y)
    kind = {"truth": truth, "layers": len(sizes) - 1, "units": sizes[1], "draw": draw}
    return [
        {**kind, "seed": seed, "train_mae": f"{e[:EXAMPLES].mean():.4f}"}
        | {"unseen_mae": f"{e[EXAMPLES:].mean():.4f}"}
        for seed, e in zip(seeds, errors, strict=True)
    ]


def describe():
    """All that decides the numbers but the versions of the libraries: the recipe."""
    return {
        "training": how_trained("uniform within 1/sqrt(inputs), biases too"),
        "truths": {t: f.__doc__.partition("\n")[0] for t, f in TRUTHS.items()},
        "sizes": [list(sizes) for sizes in SIZES],
        "parameters": [parameter_count(sizes) for sizes in SIZES],
        "examples": [EXAMPLES, NEW],
        "draws": DRAWS,
        "networks_a_draw": NETWORKS,
    }


def main(folder=None):
    """Train what is missing on all cores, write the table and its record."""
    folder = folder or data_file("views-simulated.csv").parent
    work = [(t, s, draw) for t in TRUTHS for s in SIZES for draw in range(DRAWS)]
    digest = hashlib.sha256(json.dumps(describe()).encode()).hexdigest()[:16]
    parts = folder / f".{NAME}.unfinished" / digest
    found = compute(score, work, parts, NAME, [1] * len(work))
    table = folder / f"{NAME}.csv"
    write_csv(table, COLUMNS, [record for block in found for record in block])
    write_record(table, describe(), {"numpy": np.__version__})
    shutil.rmtree(parts.parent)


if __name__ == "__main__":
    main()
