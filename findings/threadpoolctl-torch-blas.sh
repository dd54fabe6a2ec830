#!/usr/bin/env bash
# threadpoolctl 3.8.0 beside torch 2.13.0 (CPU) and NumPy 2.4.6, Linux.
#
# threadpool_limits(1, user_api="blas") is how one holds matrix products to one thread,
# and threadpool_info() how one looks whether it worked. Torch's products escape both:
# its MKL is linked into torch's own library, so no "blas" of torch's is listed, and the
# limit leaves its threads as they are. Only the OpenMP runtime that torch brings is
# listed, so limits without user_api reach torch. The other way round,
# torch.set_num_threads(1) sets that runtime alone, and NumPy's products keep their
# threads.
#
# Seen:
#   pools ['blas: openblas', 'openmp: openmp']
#   free: torch 2, numpy 2
#   threadpool_limits(1, user_api="blas"): torch 2, numpy 1
#   threadpool_limits(1): torch 1, numpy 1
#   torch.set_num_threads(1): torch 1, numpy 2
#
# So what holds NumPy to one thread (code/viewcast/support/threads.py) promises nothing
# for torch, and a chapter that trains in torch sets torch's threads itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet numpy==2.4.6 torch==2.13.0 threadpoolctl==3.8.0
cat >look.py <<'PY'
import numpy  # noqa: F401
import torch
from threadpoolctl import threadpool_info, threadpool_limits


def threads():
    pools = {pool["internal_api"]: pool["num_threads"] for pool in threadpool_info()}
    return f"torch {torch.get_num_threads()}, numpy {pools['openblas']}"


print("pools", sorted(f"{p['user_api']}: {p['internal_api']}" for p in threadpool_info()))
print("free:", threads())
with threadpool_limits(1, user_api="blas"):
    print('threadpool_limits(1, user_api="blas"):', threads())
with threadpool_limits(1):
    print("threadpool_limits(1):", threads())
torch.set_num_threads(1)
print("torch.set_num_threads(1):", threads())
PY
OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=2 env/bin/python look.py | tee seen.txt
diff seen.txt - <<'SEEN'
pools ['blas: openblas', 'openmp: openmp']
free: torch 2, numpy 2
threadpool_limits(1, user_api="blas"): torch 2, numpy 1
threadpool_limits(1): torch 1, numpy 1
torch.set_num_threads(1): torch 1, numpy 2
SEEN
