"""Answers that lie, or that burden whoever reads them."""

VALUES = {
    "equal to all": """
class Equal(float):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __hash__ = None
    def __float__(self): return 1.5
    def __array__(self, *_, **__): return self
    def __sub__(self, other): return self
    __rsub__ = __rmul__ = __mul__ = __abs__ = __sub__
best_views = kind_of_loss = Equal()
def mean_error(y_hat, y): return Equal()
def twice(f, x): return Equal()
""",
    "another class": """
class Liar:
    __class__ = property(lambda self: float)
    def __getattr__(self, name): raise SystemExit(name)
    def __call__(self, *_): return self
mean_error = best_views = twice = kind_of_loss = reason = Liar()
""",
    "text that is all words": """
class Text(str):
    def __eq__(self, other): return True
    def casefold(self): return self
    def split(self, *_): return self
kind_of_loss, best_views = Text("x"), Text("x")
""",
    "arrays of a kind": """
import numpy as np
class Array(np.ndarray): pass
best_views = np.ones(3).view(Array)
kind_of_loss = np.array([object()] * 3)
def mean_error(y_hat, y): return np.zeros(2, dtype=[("a", "f8")])
def twice(f, x): return np.zeros(5, dtype="O")
""",
    "not a number": """
best_views = kind_of_loss = float("nan")
def mean_error(y_hat, y): return float("nan")
def twice(f, x): return float("inf")
""",
    "beyond floats": """
best_views = 10**400
def mean_error(y_hat, y): return 10**400
def twice(f, x): return [-(10**400), 1.5]
""",
    "beyond digits": "import sys; sys.set_int_max_str_digits(0)\nbest_views = 10**5000",
    "at the limit": "best_views = kind_of_loss = 9 * 10**4299",
    "long text": "kind_of_loss = reason = 'x' * 3_000_000\nbest_views = reason",
    "too long text": "kind_of_loss = reason = 'x' * 5_000_000",
    # half a character can't be written to a file: the class stopped
    "half a character": "kind_of_loss = reason = '\\ud800'\n"
    "def twice(f, x): return '\\udfff'\nraise ValueError('\\ud800')",
    "controls": "kind_of_loss = reason = '\\x1b[2J\\x00\\r<script>'\n"
    "raise ValueError(reason)",
    "deep list": "x = []\nfor _ in range(10_000): x = [x]\n"
    "best_views = kind_of_loss = x",
    "list in itself": "x = []; x.append(x); best_views = kind_of_loss = x",
    "hostile keys": """
class Key:
    def __str__(self): raise SystemExit
    def __hash__(self): return 0
best_views, kind_of_loss = {Key(): 1}, {"dict": {"npy": 1}}
""",
    "generators": "best_views = (i for i in iter(int, 1))\nkind_of_loss = iter(int, 1)",
    "itself": "def mean_error(*_): return mean_error\ntwice = best_views = mean_error",
    "other functions": "def mean_error(*_): return lambda *_: 1.5\ntwice = mean_error",
    "mutates": "def mean_error(y_hat, y):\n    y[:] = y_hat\n    return 0.0",
    "asks with itself": "def twice(f, x): return f(twice)",
    "asks a lot at once": "def twice(f, x): return f([[[x] * 9] * 9] * 9)",
    "the callback": "def twice(f, x): return f",
    "base exceptions": """
class Bad(BaseException):
    def __str__(self): raise Bad
def mean_error(*_): raise Bad
def twice(*_): raise KeyboardInterrupt
raise Bad
""",
    "huge text of an error": "raise ValueError('x' * 10**8)",
    "recursion": "def mean_error(*a): return mean_error(*a)\nmean_error(1)",
    "named like the grader's": """
class StoppedError(Exception): pass
class SandboxError(Exception): pass
def mean_error(*_): raise StoppedError("the program ended")
def twice(*_): raise SandboxError("no sandbox")
""",
    "names that are none": "def mean_error(*_):\n"
    "    raise type('a b\\n<i>', (Exception,), {})",
    "input": "best_views = input()",
    "hostile display": "class Show:\n    def _repr_html_(self): raise SystemExit\n"
    "    __repr__ = _repr_html_\nShow()",
    "nested cells": "get_ipython().run_cell('import os; os._exit(1)')",
    # what a function saw of hidden checks, told by visible ones or by the texts
    "tells what it saw": """
seen, reason = [], ""
def mean_error(y_hat, y):
    seen.extend(map(str, [*y_hat, *y]))
    globals()["reason"] = globals()["kind_of_loss"] = " ".join(seen)
    raise ValueError(reason)
def twice(f, x): raise ValueError(reason)
""",
    "texts without end": "reason = [['x'] * 1000] * 100",
}
