"""How long the stacked training takes, beside a plain torch loop and scikit-learn.

    python -m benchmarks.training               some minutes on two cores
    python -m benchmarks.training --seeds 10    of each network, 20 by default

Close other programs before: seconds are those of the wall clock, and on cores that are
busy torch's threads wait for one another. So the plain loop is measured with torch's
default threads and with one, and the ratio is to the faster of the two.
"""

import argparse
import os
import tempfile
import warnings
from pathlib import Path
from time import perf_counter

import numpy as np
import torch

from tests.helpers.plain_loop import plain_loop
from viewcast import overfitting, results, views
from viewcast.optimization import exact_mae_fit, minibatches, updates_per_epoch
from viewcast.parameters import start
from viewcast.training import experiments, plans

SHARE = 20  # the plain loop runs one epoch in twenty, and its time is scaled up
SIZES, SEEDS, EPOCHS = (56, 100, 100), range(10), 30  # beside scikit-learn


def timed(work):
    """Seconds that a call took, and what it returned."""
    before = perf_counter()
    found = work()
    return perf_counter() - before, found


def engine(seeds):
    """Seconds for the whole table as `make table` does it, worker start-up included."""
    experiment = plans.EXPERIMENTS["lecture-table"]._replace(seeds=range(seeds))
    with tempfile.TemporaryDirectory() as folder:
        return timed(lambda: experiments.run("table", experiment, Path(folder)))[0]


def plain_table(seeds, threads):
    """Seconds that plain loops would take for the table: each network once, scaled."""
    torch.set_num_threads(threads)
    plain_loop((56, 10), *training(56), epochs=1)  # torch's first use is slow
    total = 0.0
    for row in plans.LECTURE:
        X, y = training(row["past_days"])
        if row["layers"] == 0:
            total += timed(lambda X=X, y=y: exact_mae_fit(X, y))[0]
            continue
        sizes, epochs = results.sizes_of(row), overfitting.EPOCHS // SHARE
        seconds, _ = timed(lambda s=sizes, X=X, y=y, e=epochs: plain_loop(s, X, y, e))
        total += seconds * SHARE * seeds
    return total


def training(past_days):
    """The training examples of the course's log: X, y."""
    part, _ = views.split(views.load_log(), past_days)
    return part.X, part.y


def stacked_squares(X, y):
    """All seeds at once on the engine's parts; squared error, constant eta."""
    generators = [np.random.default_rng(seed) for seed in SEEDS]
    stack = overfitting._stack([start(SIZES, rng) for rng in generators], SIZES)
    X_t, y_t, days = torch.tensor(X), torch.tensor(y), np.arange(len(y))
    adam = torch.optim.Adam(stack, lr=overfitting.ETA, fused=True)
    size = overfitting.BATCH_SIZE
    streams = [minibatches(days, days, size, rng) for rng in generators]
    for _ in range(EPOCHS * updates_per_epoch(len(y), size)):
        batch = torch.from_numpy(np.stack([next(stream)[0] for stream in streams]))
        errors = overfitting.stacked_forward(stack, X_t[batch]) - y_t[batch]
        adam.zero_grad()
        errors.square().mean(dim=1).sum().backward()
        adam.step()
    return overfitting.forecasts(overfitting._unstack(stack), X, SIZES)


def sklearn_squares(X, y):
    """The same number of updates by scikit-learn, one seed after another."""
    from sklearn.neural_network import MLPRegressor

    regressors = [
        MLPRegressor(
            hidden_layer_sizes=SIZES[1:],
            alpha=0,
            batch_size=overfitting.BATCH_SIZE,
            learning_rate_init=overfitting.ETA,
            max_iter=EPOCHS,
            tol=0,
            n_iter_no_change=EPOCHS,
            random_state=seed,
        )
        for seed in SEEDS
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says that it could go on
        y_hat = np.array([one.fit(X, y).predict(X) for one in regressors])
    assert all(one.n_iter_ == EPOCHS for one in regressors)
    return y_hat


def show_threads():
    """Measure and print what training in a kernel would cost without `one_thread`."""
    (X, y), default = training(56), torch.get_num_threads()
    runs = {1: overfitting.train, default: overfitting.train.__wrapped__}
    overfitting.train(SIZES, X, y, range(2), epochs=1)  # torch's first use is slow
    print("\nTwo networks, four epochs, by torch's threads; the last are its default:")
    for threads, run in runs.items():
        seconds, _ = timed(lambda run=run: run(SIZES, X, y, range(2), epochs=4))
        print(f"  threads: {threads}: {seconds:.2f} s")


def show_table(seeds):
    """Measure and print the first comparison."""
    threads = torch.get_num_threads()
    ours = engine(seeds)
    print(
        f"\nThe lecture's table, float64, {seeds} seeds of each network.\n"
        f"Ours: a process a core ({os.cpu_count()}), one thread each, stacked seeds, "
        f"measured whole with start-up and scores: {ours:.1f} s"
    )
    theirs = {n: plain_table(seeds, n) for n in dict.fromkeys((threads, 1))}
    print(
        "Plain torch loop, one process, default Adam, no scores, estimated: each "
        f"network once for\n{overfitting.EPOCHS // SHARE} of {overfitting.EPOCHS} "
        f"epochs, times {SHARE}, times {seeds}:"
    )
    for n, seconds in theirs.items():
        default = " (torch's default)" if n == threads else ""
        print(f"  threads: {n}{default}: {seconds:.1f} s")
    print(f"Faster plain loop / ours: {min(theirs.values()) / ours:.1f}")


def show_sklearn():
    """Measure and print the second comparison."""
    from threadpoolctl import threadpool_limits

    X, y = training(SIZES[0])
    torch.set_num_threads(1)
    overfitting.train(SIZES, X, y, SEEDS, epochs=1)  # torch's first use is slow
    ours, y_hat = timed(lambda: stacked_squares(X, y))
    with threadpool_limits(1):
        theirs, y_hat_sklearn = timed(lambda: sklearn_squares(X, y))
    updates = EPOCHS * updates_per_epoch(len(y), overfitting.BATCH_SIZE)
    print(
        f"\n{SIZES}, float64, squared error, Adam, constant eta {overfitting.ETA}, "
        f"{len(SEEDS)} seeds × {updates} updates,\none process and one thread both; "
        "starts and shuffles differ, and ours is the engine's parts in a local loop."
    )
    for name, seconds, found in (
        ("Ours, all seeds at once", ours, y_hat),
        ("scikit-learn's MLPRegressor", theirs, y_hat_sklearn),
    ):
        losses = ((found - y) ** 2).mean(axis=1)
        each = 1e3 * seconds / updates / len(SEEDS)
        print(
            f"{name}: {seconds:.1f} s, {each:.2f} ms an update and seed, "
            f"training MSE {losses.mean():.3f} ± {losses.std(ddof=1):.3f} k²"
        )
    print(f"scikit-learn / ours: {theirs / ours:.1f}")


def main():
    """Run all comparisons."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=20, help="of each network")
    seeds = parser.parse_args().seeds
    for show in (show_threads, lambda: show_table(seeds), show_sklearn):
        print(f"Load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        show()


if __name__ == "__main__":
    main()
