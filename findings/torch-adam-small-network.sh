#!/usr/bin/env bash
# torch 2.13.0 (CPU), NumPy 2.4.6, float64, one thread.
#
# torch.optim.Adam has three implementations. On a CPU its default is the loop over the
# tensors, the slowest of them; fused=True, known from GPUs, has worked on CPUs since
# torch 2.4 and is several times quicker on a small network. Even so, nearly all of a step
# is overhead: the same updates of the same 901 numbers, written out in NumPy on one
# vector, take about a tenth of the fused step.
#
# Seen, microseconds a step, a network of 1-20-20-20-1 (8 tensors, 901 numbers):
#   default  259
#   foreach  166
#   fused     76
#   NumPy      8
#
# So small networks are trained here with Adam by hand, on one vector
# (code/viewcast/overfitting.py), and torch is what that is checked against.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet numpy==2.4.6 torch==2.13.0
cat >look.py <<'PY'
from timeit import repeat

import numpy as np
import torch

SHAPES = [(20, 1), (20,), (20, 20), (20,), (20, 20), (20,), (1, 20), (1,)]
torch.set_num_threads(1)


def microseconds(work):
    return min(repeat(work, number=20, repeat=30)) / 20 * 1e6


def torchs(**which):
    parts = [torch.nn.Parameter(torch.ones(s, dtype=torch.float64)) for s in SHAPES]
    for part in parts:
        part.grad = torch.ones_like(part)
    return microseconds(torch.optim.Adam(parts, lr=1e-9, **which).step)


theta, g, m, v = (np.ones(sum(np.prod(s) for s in SHAPES)) for _ in range(4))


def by_hand():
    global theta
    m[:] = 0.9 * m + 0.1 * g
    v[:] = 0.999 * v + 0.001 * g * g
    theta -= 1e-9 * m / (np.sqrt(v) + 1e-8)


times = {
    "default": torchs(),
    "foreach": torchs(foreach=True),
    "fused": torchs(fused=True),
    "NumPy": microseconds(by_hand),
}
print(len(theta), "numbers")
for name, time in times.items():
    print(f"{name:8}{time:5.0f}")
assert times["default"] > 2 * times["fused"], "the default is as quick as fused"
assert times["fused"] > 4 * times["NumPy"], "a fused step has little overhead"
PY
env/bin/python look.py
