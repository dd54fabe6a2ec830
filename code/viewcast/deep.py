"""Step 1 once more, layer on layer: a network of any depth, forward and backward.

    a = σ(𝐛 + Wx),  a′ = σ(𝐛′ + W′a),  …,  ŷ = b + cᵀa

`sizes` is always the number of features and then the units of each hidden layer:
(56, 100, 100) is two layers on 56 past days, and (56,) is the linear model.
"""

import numpy as np

from viewcast.loss import mae
from viewcast.parameters import flatten, shapes, unflatten
from viewcast.relu import relu
from viewcast.sigmoid import hard_sigmoid, sigmoid

# The slope of an activation, from what it gave out: at 0 torch says 0 for ReLU too.
SLOPES = {
    relu: lambda a: a > 0,
    sigmoid: lambda a: a * (1 - a),
    hard_sigmoid: lambda a: ((a > 0) & (a < 1)) / 4,
}


def layers(theta, sizes):
    """θ (p,) as pairs of biases (h,) and weights (h, d), layer by layer, to (b, c)."""
    arrays = unflatten(theta, shapes(sizes))
    return list(zip(arrays[::2], arrays[1::2], strict=True))


def forward(theta, X, sizes, activation=relu):
    """What every layer gives out: [X, a, a′, …, ŷ].

    theta: (p,); X: (n, d) → a list of (n, d), (n, h) for each hidden layer, and (n,).

    >>> X = np.array([[1.0], [-1.0]])
    >>> forward(np.array([0.0, 2.0, 5.0, 1.0]), X, (1, 1))[1:]
    [array([[2.],
           [0.]]), array([7., 5.])]
    """
    *hidden, (b, c) = layers(theta, sizes)
    given = [X]
    for b_hidden, W in hidden:
        given.append(activation(b_hidden + given[-1] @ W.T))
    return [*given, b + given[-1] @ c]


def backward(theta, given, slope, sizes, activation=relu):
    """∇L by the chain rule, from the last layer to the first: backpropagation.

    given: what `forward` returned; slope: ∂L/∂ŷ (n,) → ∇L (p,), ordered like θ.
    Each layer uses what the next one has worked out (Rumelhart et al. 1986).
    activation: one of SLOPES.
    """
    *hidden, (_, c) = layers(theta, sizes)
    *outputs, _ = given
    gradients = [slope.sum(), outputs[-1].T @ slope]  # of b and c
    back = np.outer(slope, c)  # ∂L/∂a of the last hidden layer
    for k in reversed(range(len(hidden))):
        _, W = hidden[k]
        delta = back * SLOPES[activation](outputs[k + 1])  # ∂L/∂r
        gradients = [delta.sum(axis=0), delta.T @ outputs[k], *gradients]
        back = delta @ W  # ∂L/∂a of the layer before
    return flatten(gradients)


def mae_and_gradient(theta, X, y, sizes, activation=relu):
    """The network's objective: L in k, and ∇L (p,), by one pass there and one back.

    theta (p,), X (n, d), y (n,); at ŷ = y the slope of |ŷ − y| is taken as 0.
    """
    given = forward(theta, X, sizes, activation)
    y_hat = given[-1]
    slope = np.sign(y_hat - y) / len(y)
    return mae(y_hat, y), backward(theta, given, slope, sizes, activation)


def network(theta, sizes):
    """The same ReLU network as a torch module of float64: X (n, d) → ŷ (n,)."""
    import torch  # more than a second, saved for all who do without it

    pairs, parts = layers(theta, sizes), []
    for b, W in pairs:
        W = np.atleast_2d(W)  # c is a row of weights for the one output
        linear = torch.nn.Linear(*W.shape[::-1], dtype=torch.float64)
        with torch.no_grad():
            linear.bias.copy_(torch.from_numpy(np.atleast_1d(b)))
            linear.weight.copy_(torch.from_numpy(W))
        parts += [linear, torch.nn.ReLU()]
    parts[-1] = torch.nn.Flatten(0)  # nothing bends after the last sum
    return torch.nn.Sequential(*parts)
