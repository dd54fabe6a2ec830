"""The same training by scikit-learn and by ours: squared error, Adam, constant eta."""

import warnings

import numpy as np

from viewcast import overfitting
from viewcast.optimization import minibatches, updates_per_epoch
from viewcast.parameters import start
from viewcast.support.threads import one_thread

SIZES, SEEDS, EPOCHS = (56, 100, 100), range(5), 30


class Squares(overfitting.Network):
    """A network whose loss is half of the mean squared error, as scikit-learn's is."""

    def slope(self, errors):
        return errors / errors.size


@one_thread
def squares(X, y):
    """The training MSE in k², the mean over the seeds, by the package's network."""
    rows, size, losses = np.arange(len(y)), overfitting.BATCH_SIZE, []
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        network = Squares(start(SIZES, rng), SIZES)
        adam = overfitting.Adam(network.parameters, network.slopes)
        batches = minibatches(rows, rows, size, rng)
        for _ in range(EPOCHS * updates_per_epoch(len(y), size)):
            batch, _ = next(batches)
            network.differentiate(X[batch], y[batch])
            adam.update(overfitting.ETA)
        (y_hat,) = overfitting.forecasts([network.theta()], X, SIZES)
        losses.append(np.mean((y_hat - y) ** 2))
    return np.mean(losses)


@one_thread
def sklearn_squares(X, y):
    """The same number of updates by scikit-learn: starts and shuffles differ."""
    from sklearn.neural_network import MLPRegressor

    settings = {"batch_size": overfitting.BATCH_SIZE, "max_iter": EPOCHS, "alpha": 0}
    settings |= {"tol": 0, "n_iter_no_change": EPOCHS}
    settings |= {"learning_rate_init": overfitting.ETA, "hidden_layer_sizes": SIZES[1:]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says that it could go on
        fits = [MLPRegressor(random_state=s, **settings).fit(X, y) for s in SEEDS]
    assert all(fit.n_iter_ == EPOCHS for fit in fits)
    return np.mean([np.mean((fit.predict(X) - y) ** 2) for fit in fits])
