"""What pytest loads for `make test`: it leaves out what is kept, watches the rest."""

import os
import sys
from contextlib import contextmanager

import pytest

from tests.helpers.kept.hook import sitecustomize as hook
from tests.helpers.kept.keeper import Keeper


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    """End before anything starts where all is kept; start no worker without work."""
    if hasattr(config, "workerinput"):
        return None
    keeper = Keeper(config.invocation_params.args)
    config.pluginmanager.register(keeper, "keeper")
    if not keeper.left:
        print(*keeper.told(), sep="\n")
        return pytest.ExitCode.OK
    if workers := getattr(config.option, "numprocesses", None):
        config.option.numprocesses = min(workers, len(keeper.left))
        config.option.tx = ["popen"] * config.option.numprocesses
    return None


def pytest_configure():
    path = os.path.dirname(hook.__file__), os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, path))
    sys.addaudithook(hook.refuse)


def pytest_ignore_collect(collection_path, config):
    keeper = config.pluginmanager.get_plugin("keeper")
    kept = keeper.kept if keeper else config.workerinput["kept"]
    return below_root(collection_path) in kept or None


def pytest_collection_modifyitems(items):
    """In CI first what reads less, so that nothing has been read for it by others."""
    if os.environ.get("CI"):
        items.sort(key=lambda item: not hook.narrow(below_root(item.path)))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    with held_to_its_inputs(collector.path):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    with held_to_its_inputs(item.path):
        return (yield)


@contextmanager
def held_to_its_inputs(path):
    """Let this process and those that it starts read what a module may."""
    if path.is_file():
        os.environ["KEPT_MODULE"] = below_root(path)
    try:
        yield
    finally:
        os.environ.pop("KEPT_MODULE", None)


def below_root(path):
    return os.path.relpath(os.path.realpath(path), hook.ROOT)
