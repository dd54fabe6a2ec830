"""The version that a copy is of: the package's, and the commit where one is known."""

import shutil
import subprocess
from importlib.metadata import version as installed

import pytest

from classroom.assign import version as module


def test_it_begins_with_that_of_the_package():
    assert module.version().partition(", commit ")[0] == installed("viewcast")


def test_what_is_no_clone_has_no_commit(tmp_path, monkeypatch):
    assert module._commit(tmp_path) == ""
    (tmp_path / ".git").write_text("of something else")
    assert module._commit(tmp_path) == ""
    monkeypatch.setenv("PATH", "")  # and no git
    assert module._commit(tmp_path) == ""


@pytest.mark.skipif(not shutil.which("git"), reason="NO GIT, SO NO COMMIT IS TOLD")
def test_the_commit_of_a_clone_and_whether_its_files_differ(tmp_path):
    def git(*words):
        me = "-c", "user.name=N", "-c", "user.email=n@example.org"
        command = ["git", "-C", str(tmp_path), *me, *words]
        return subprocess.run(command, check=True, capture_output=True, text=True)

    git("init", "-q")
    (tmp_path / "a").write_text("a")
    git("add", "a")
    git("commit", "-q", "-m", "first")
    commit = git("rev-parse", "HEAD").stdout[:12]
    assert module._commit(tmp_path) == commit
    (tmp_path / "a").write_text("b")
    assert module._commit(tmp_path) == f"{commit}-dirty"
