"""What a cell asks of Jupyter, where nobody sits and Python alone is run.

Magics and shell lines are skipped, and what they stand around is run; exit() ends
nothing; input() raises an error that says why. It is loaded in the box.
"""

import builtins

SILENT = {  # they change how something looks, and no answer
    *("matplotlib", "config", "load_ext", "reload_ext", "autoreload", "precision"),
    *("pinfo", "pinfo2", "who", "whos", "who_ls", "xmode", "colors", "lsmagic"),
    *("timeit", "html", "HTML", "markdown", "latex", "svg", "SVG", "javascript", "js"),
}
TIMED = {"time", "prun", "capture"}  # they run Python code, and its names stay
MOST = 20  # in a cell, that are told
NOBODY = (
    "input() finds nobody to answer while this is graded: write the value in its place"
)


class Magics:
    """What stands in the place of Jupyter's; skipped: what a cell left out."""

    def __init__(self):
        self.shell, self.skipped = None, []
        builtins.input = no_input
        builtins.exit = builtins.quit = self.exit

    def attach(self, shell):
        """Take the place of the magics of IPython's shell."""
        self.shell = shell
        shell.run_line_magic, shell.run_cell_magic = self.line, self.cell
        shell.system = shell.getoutput = self.command
        shell.ask_exit = self.exit

    def exit(self, *_):
        """What exit() and quit() do: nothing."""
        self._skip("exit()")

    def command(self, command, *_, **__):
        """What a shell line gives: no lines of output."""
        self._skip(f"!{command}")
        return []

    def line(self, name, line, *_, **__):
        """What `%name line` gives: nothing, but that `%time` runs its code."""
        if name in TIMED - {"capture"} and line.strip():
            self._run(line)
        elif name not in SILENT | TIMED and name.lstrip("%") not in TIMED:
            self._skip(f"%{name} {line}".strip())

    def cell(self, name, line, body):
        """What `%%name line` over a cell gives: nothing, or what the cell gives."""
        if name in TIMED:
            self._run(body)
        elif name not in SILENT:
            self._skip(f"%%{name} {line}".strip())

    def _run(self, code):
        self.shell.run_cell(code, store_history=False).raise_error()

    def _skip(self, what):
        if len(self.skipped) < MOST:
            self.skipped.append(what)


def no_input(*_):
    """The place of input(), and an error."""
    raise EOFError(NOBODY)
