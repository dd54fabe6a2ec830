"""What passed under which key: read before a run, told in it, written after it."""

import json
import os
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path

import pytest

from tests.helpers.kept.hook.sitecustomize import ROOT, reads
from tests.helpers.kept.inputs import keys, stamps
from viewcast.support.files import write_whole

RECORD = Path(ROOT, ".pytest_cache", "kept.json")


class Keeper:
    """The modules' keys, and what passed under them: [key, how many tests, when]."""

    def __init__(self, arguments):
        self.stamps = stamps()
        self.keys = keys(self.stamps, arguments)
        self.passed = {m: e for m, e in stored().items() if e[0] == self.keys.get(m)}
        self.kept = {} if os.environ.get("CI") else dict(self.passed)
        self.left = self.keys.keys() - self.kept.keys()
        self.tests, self.done = Counter(), Counter()  # by module
        self.collected = set()  # whether each collection was whole
        self.bad, self.written = set(), []  # modules; inputs written while tests ran

    def told(self):
        """A line for each folder of what is kept, then one on where it is from."""
        folders = defaultdict(list)
        for module, (_, tests, _) in sorted(self.kept.items()):
            if tests:
                folders["/".join(module.split("/")[:-1][:2]) or "."].append(tests)
        for folder, tests in folders.items():
            yield f"kept: {sum(tests):5} tests of {len(tests):2} files in {folder}"
        yield from self.told_whole()

    def told_whole(self):
        if self.kept:
            tests = [tests for _, tests, _ in self.kept.values() if tests]
            days = sorted({when for _, _, when in self.kept.values()})
            yield (
                f"{sum(tests)} tests of {len(tests)} files are not run again: with the "
                f"same inputs they passed on {' to '.join(days[:1] + days[1:][-1:])}, "
                f"says {RECORD.relative_to(ROOT)}. To run all: make test CI=true"
            )
        if self.written:
            yield f"Not kept is what reads what was written meanwhile: {self.written}"

    def pytest_report_header(self):
        return list(self.told())

    def pytest_terminal_summary(self, terminalreporter):
        for line in self.told_whole():
            terminalreporter.write_line(line)

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node):
        node.workerinput["kept"] = list(self.kept)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids):
        self.tests = Counter(map(module_of, ids))
        self.collected.add(True)

    def pytest_collection_finish(self, session):
        self.pytest_xdist_node_collection_finished(i.nodeid for i in session.items)

    def pytest_collectreport(self, report):
        """Note what failed; then files may be missing of which nobody has heard."""
        self.collected.add(not report.failed)
        self.bad |= set() if report.passed else {module_of(report.nodeid)}

    def pytest_runtest_logreport(self, report):
        self.done[module_of(report.nodeid)] += report.when == "teardown"
        self.bad |= set() if report.passed else {module_of(report.nodeid)}

    @pytest.hookimpl(trylast=True)  # once pytest has made its folder
    def pytest_sessionfinish(self):
        """Keep each module of which everything passed, while no input was written."""
        self.written = sorted(
            {name for name, _ in self.stamps.items() ^ stamps().items()}
        )
        when = datetime.now().isoformat(" ", "minutes")
        new = {m: [self.keys[m], self.tests[m], when] for m in self.left if self.may(m)}
        old = {m: entry for m, entry in self.passed.items() if m not in self.bad}
        RECORD.parent.mkdir(exist_ok=True)
        write_whole(RECORD, json.dumps(old | new, indent=0))

    def may(self, module):
        """Whether all of a module was there and passed with the inputs of its key."""
        return (
            self.collected == {True}
            and module not in self.bad
            and self.done[module] == self.tests[module]
            and not any(reads(module, name) for name in self.written)
        )


def module_of(nodeid):
    return nodeid.partition("::")[0]


def stored():
    """The record, empty if there is none or it is damaged."""
    try:
        record = json.loads(RECORD.read_text("utf8")).items()
        return {m: [key, int(tests), str(when)] for m, (key, tests, when) in record}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
