"""Where a student's cells run in the box: as in Jupyter, without IPython's weight.

To load IPython takes as long as to load NumPy, and most cells are plain Python. IPython
is started for the first cell that isn't (a magic, a `!`, an `await`, a syntax error) or
when the code asks for it; from then on it runs all cells, in the same namespace.
Nothing is shown here, so the value of a cell's last line is kept as `_` and no more.
"""

import ast
import builtins
import linecache
import re
import sys
import types

PROMPT = re.compile(r"^\s*In ?\[", re.M)  # which IPython takes off: it would be Python
WORD = re.compile(r"\s*([^\W\d]\w*)")
BLANKS = "_", "__", "___"  # the last three values


class Shell:
    """A namespace, `names`, and what runs cells in it."""

    def __init__(self, magics=None):
        self.magics = magics  # what takes the place of IPython's, once that is there
        self.module = types.ModuleType("__main__")
        self.names = self.module.__dict__
        self.names |= {"__builtins__": builtins, "get_ipython": self.start}
        self.names |= {"In": [""], "Out": {}} | dict.fromkeys(BLANKS, "")
        self.values = [""] * len(BLANKS)
        self.ipython, self.count = None, 0
        self.worker = sys.modules["__main__"]  # or its names would go with it
        sys.modules["__main__"] = self.module
        builtins.get_ipython, builtins.display = self.start, self.display

    def start(self):
        """IPython's shell, started if it isn't yet."""
        if self.ipython is None:
            from IPython.core.interactiveshell import InteractiveShell

            kept = {blank: self.names[blank] for blank in BLANKS if blank in self.names}
            self.ipython = InteractiveShell.instance(
                user_module=self.module, colors="nocolor", history_length=0
            )
            self.ipython.history_manager.enabled = False
            self.ipython.enable_gui = lambda *_: None  # which %matplotlib asks for
            for blank, value in zip(BLANKS, self.values, strict=True):
                setattr(self.ipython.displayhook, blank, value)
            if self.magics:
                self.magics.attach(self.ipython)
            self.names |= kept
        return self.ipython

    def display(self, *values, **how):
        """What IPython's own display does, which takes this one's place."""
        self.start()
        from IPython.display import display

        return display(*values, **how)

    def run(self, code):
        """Run a cell; what it raised, or None."""
        tree = None if self.ipython else self._python(code)
        if tree is None:
            result = self.start().run_cell(code, store_history=False)
            return result.error_before_exec or result.error_in_exec
        self.count += 1
        name = f"<cell {self.count}>"
        linecache.cache[name] = len(code), None, code.splitlines(True), name
        try:
            self._execute(tree, name)
        except BaseException as error:  # of whatever kind: it is the student's
            return error
        return None

    def _python(self, code):
        """The parsed cell if it is Python, and nothing that IPython reads otherwise."""
        if PROMPT.search(code) or "__future__" in code:  # which is kept between cells
            return None
        try:
            tree = ast.parse(code)
            compile(tree, "<cell>", "exec")  # an `await` can be parsed
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
        return None if self._is_magic(code, tree) else tree

    def _is_magic(self, code, tree):
        """Whether a line alone may be a magic without its %, such as `pwd`."""
        if len(code.strip().splitlines()) != 1 or not tree.body:
            return False
        word = WORD.match(code)
        known = not word or word[1] in self.names or hasattr(builtins, word[1])
        return isinstance(tree.body[0], ast.Expr) and not known

    def _execute(self, tree, name):
        """Run the cell; keep the value of its last line as `_`."""
        *before, last = tree.body or [ast.Pass()]
        if not isinstance(last, ast.Expr):
            before, last = tree.body, None
        exec(compile(ast.Module(before, []), name, "exec"), self.names)
        if last:
            code = compile(ast.Expression(last.value), name, "eval")
            self._keep(eval(code, self.names))

    def _keep(self, value):
        """Keep a value as `_`, unless the student uses such names."""
        own = [self.names.get(blank) for blank in BLANKS]
        same = all(a is b for a, b in zip(own, self.values, strict=True))
        if value is not None and same:
            self.values = [value, *self.values[:-1]]
            self.names |= dict(zip(BLANKS, self.values, strict=True))
