#!/usr/bin/env bash
# NumPy 2.4.6, Generator with PCG64.
#
# Generator.integers(n) draws its bounded integers by Lemire's method, a product and a
# shift. Generator.permutation(n) and shuffle draw theirs in another way: a word of 32 bits
# is cut by a mask to as many bits as n - 1 has, and drawn again while it is too large.
# Whoever writes a shuffle over integers() with the same seed gets another order, and the
# two leave the generator at different places.
#
# Both take the lower half of a 64-bit word first and keep the upper one for the next
# call, also across calls: integers(), then permutation(), begins with a left half.
# Doubles, as of random() and uniform(), take a whole word and leave a kept half alone.
#
# Seen:
#   permutation is a shuffle over masked words: True
#   permutation is a shuffle over integers(): False
#   a half word kept by integers() is permutation's first: True
#   random() between them leaves it kept: True
#
# So the engine that trains in a reader's browser (code/viewcast/live/training/random.mjs)
# has the masked words, and its batches are those of the package.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet numpy==2.4.6
cat >look.py <<'PY'
import numpy as np

N = 1000


class Words:
    """32-bit words of a PCG64: the lower half of each 64-bit word, then the upper."""

    def __init__(self, seed):
        self.bits, self.kept = np.random.PCG64(seed), None

    def word(self):
        if self.kept is None:
            raw = int(self.bits.random_raw())
            self.kept = raw >> 32
            return raw & 0xFFFFFFFF
        word, self.kept = self.kept, None
        return word

    def masked(self, most):
        while (found := self.word() & ((1 << most.bit_length()) - 1)) > most:
            pass
        return found


def shuffled(draw):
    order = list(range(N))
    for i in range(N - 1, 0, -1):
        j = draw(i)
        order[i], order[j] = order[j], order[i]
    return order


words = Words(7)
theirs = np.random.default_rng(7).permutation(N).tolist()
print("permutation is a shuffle over masked words:", shuffled(words.masked) == theirs)
rng = np.random.default_rng(7)
by_integers = shuffled(lambda most: int(rng.integers(most, endpoint=True)))
print("permutation is a shuffle over integers():", by_integers == theirs)

words, rng = Words(7), np.random.default_rng(7)
words.word()
rng.integers(N, dtype=np.uint32)
theirs = rng.permutation(N).tolist()
kept = shuffled(words.masked) == theirs
print("a half word kept by integers() is permutation's first:", kept)

words, rng = Words(7), np.random.default_rng(7)
words.word()
rng.integers(N, dtype=np.uint32)
words.bits.random_raw()
rng.random()
theirs = rng.permutation(N).tolist()
print("random() between them leaves it kept:", shuffled(words.masked) == theirs)
PY
env/bin/python look.py | tee seen.txt
diff seen.txt - <<'SEEN'
permutation is a shuffle over masked words: True
permutation is a shuffle over integers(): False
a half word kept by integers() is permutation's first: True
random() between them leaves it kept: True
SEEN
