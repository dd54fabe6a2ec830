"""What passed isn't run again, and is once anything that it reads has changed."""

import os
import re
import shutil
import subprocess
import sys
from textwrap import indent

import pytest

from tests.helpers.environment import ROOT
from tests.helpers.kept import inputs, keeper
from tests.helpers.kept.hook.sitecustomize import reads

NAMES = "import os, pytest, subprocess, sys\nfrom pathlib import Path\n"
ONE, PAGE = "tests/viewcast/test_one.py", "tests/site/test_page.py"
READS = "Path('chapters/1.md').read_text()"
BOOK = {
    "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "--doctest-modules"\n',
    "tests/__init__.py": "",
    "tests/helpers/__init__.py": "",
    "chapters/1.md": "A sentence.",
    "code/one.py": '"""\n>>> 1 + 1\n2\n"""\n',
    ONE: "assert Path('code/one.py').read_text()",
    PAGE: READS,
}
BAD = {
    "fails": "assert 0",
    "lacks": "pytest.skip('NO BROWSER')",
    "later": "pytest.xfail('later')",
    "leaves": "request.addfinalizer(lambda: 1 / 0)",
}
UNDECLARED = {
    "itself": READS,
    "quietly": f"try:\n    {READS}\nexcept Exception:\n    pass",
    "elsewhere": f"code = \"{NAMES.splitlines()[1]}; {READS}\"\n"
    "subprocess.run([sys.executable, '-c', code], check=True)",
}  # fmt: skip
SOME_OF_CODE = {
    *("builder/text/values.py", "chapters/2-loss.ipynb", "code/viewcast/loss.py"),
    *("tests/classroom/test_text.py", "tests/viewcast/test_loss.py"),
}
SOME_OF_TEXTS = {
    *("chapters/instructors.ipynb", "index.ipynb", "pages/checked.ipynb"),
    *("tests/builder/pdf/test_pdf.py", "tests/classroom/test_cli_class.py"),
    *("tests/course/test_claims.py", "tests/site/test_files.py"),
    "tests/viewcast/live/test_bundle.py",
}


@pytest.fixture
def book(tmp_path):
    """A small book with three tests: of its package, of its site, in a docstring."""
    for place, text in BOOK.items():
        write(tmp_path, place, text)
    kept = "tests/helpers/kept"
    shutil.copytree(ROOT / kept, tmp_path / kept)
    return tmp_path


def write(book, place, text):
    """Write a file of the book; of tests, the body of one is given."""
    if "/test_" in place:
        text = f"{NAMES}def test(request):\n{indent(text, '    ')}\n"
    (book / place).parent.mkdir(parents=True, exist_ok=True)
    (book / place).write_text(text)


def run(book, *options, **environment):
    """What a run tells in its last line, {"passed": 3} say, and all that it prints."""
    ours = re.compile("CI$|KEPT_|PYTEST_|PYTHONPATH$")
    told = {key: os.environ[key] for key in os.environ if not ours.match(key)}
    command = [sys.executable, "-m", "pytest", "-p", "tests.helpers.kept.plugin"]
    result = subprocess.run(
        [*command, "-p", "no:nbval", *options],
        cwd=book,
        env=told | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
    )
    last = result.stdout.rstrip().rpartition("\n")[2]
    counts = {what: int(n) for n, what in re.findall(r"(\d+) ([a-z]+)(?=,| in)", last)}
    good = counts.keys() <= {"passed", "skipped", "xfailed"}
    assert result.returncode in ((0, 2) if good else (1, 2)), result
    return counts, result.stdout


def test_what_passed_is_told_and_not_run_again(book):
    assert run(book, "-n", "1")[0] == {"passed": 3}
    (book / ONE).touch()
    counts, told = run(book, "-n", "1")
    assert counts == {} and "workers" not in told
    assert "kept:     1 tests of  1 files in tests/site\n" in told
    assert re.search(
        r"\n3 tests of 3 files are not run .* \.pytest_cache/kept.json.* CI=true", told
    )
    write(book, "chapters/1.md", "Another sentence.")
    counts, told = run(book, "-n", "1")
    assert counts == {"passed": 1} and "\n2 tests of 2 files are not" in told
    counts, told = run(book, "-n", "1", CI="true")
    assert counts == {"passed": 3} and "not run" not in told


def test_only_a_module_that_passed_whole_is_kept(book):
    for name, body in BAD.items():
        write(book, f"tests/site/test_{name}.py", body)
    all_bad = {"failed": 1, "skipped": 1, "xfailed": 1, "error": 1}
    assert run(book)[0] == all_bad | {"passed": 4}
    assert run(book)[0] == all_bad | {"passed": 1}


def test_a_module_that_fails_is_kept_no_longer(book):
    """As one does that fails now and then: it passed with the same inputs."""
    write(book, PAGE, "assert 'FAIL' not in os.environ")
    assert run(book)[0] == {"passed": 3}
    assert run(book, CI="true", FAIL="1")[0] == {"passed": 2, "failed": 1}
    assert run(book)[0] == {"passed": 1}


def test_an_interrupted_run_keeps_what_passed(book):
    stop = "tests/viewcast/test_stop.py"
    write(book, stop, "if 'NOW' in os.environ:\n    raise KeyboardInterrupt")
    assert run(book, NOW="1")[0] == {"passed": 3}
    assert run(book)[0] == {"passed": 1}


def test_a_run_that_lacks_modules_keeps_nothing(book):
    (book / "tests/viewcast/test_typo.py").write_text("import nothing_like_this")
    continued = "--continue-on-collection-errors"
    both = {"passed": 3, "errors": 2}  # as tests and as doctests
    assert run(book, continued)[0] == run(book, continued)[0] == both


def test_what_reads_a_file_that_is_written_meanwhile_is_not_kept(book):
    writes = "Path('chapters/1.md').write_text(sys.argv[0])"
    write(book, "tests/site/test_writes.py", writes)
    counts, told = run(book)
    assert counts == {"passed": 4} and "meanwhile: ['chapters/1.md']" in told
    write(book, "chapters/1.md", "A sentence.")
    assert run(book)[0] == {"passed": 2}


def test_a_read_that_is_not_declared_fails(book):
    for name, body in UNDECLARED.items():
        write(book, f"tests/viewcast/test_{name}.py", body)
    counts, told = run(book)
    assert counts == {"failed": 3, "passed": 3}
    for name in UNDECLARED:
        assert f"tests/viewcast/test_{name}.py reads chapters/1.md: declare it" in told


def test_ci_sees_what_others_have_read_before(book):
    cached = "from functools import cache\nfrom pathlib import Path\n@cache\n"
    cached += f"def text():\n    return {READS}\n"
    write(book, "tests/helpers/texts.py", cached)
    for place in (PAGE, ONE):
        write(book, place, "from tests.helpers.texts import text\ntext()")
    assert run(book, CI="true")[0] == {"failed": 1, "passed": 2}


@pytest.mark.parametrize(
    "text", ["", '{"code/one.py": ["1', "[]", '{"code/one.py": 3}']
)
def test_a_damaged_record_is_none(text, tmp_path, monkeypatch):
    monkeypatch.setattr(keeper, "RECORD", tmp_path / "kept.json")
    assert keeper.stored() == {}
    keeper.RECORD.write_text('{"code/one.py": ["1a", 2, "2026-11-30 12:00"]}')
    assert keeper.stored()
    keeper.RECORD.write_text(text)
    assert keeper.stored() == {}


@pytest.fixture
def again(monkeypatch):
    """Return a function that gives the modules of this book that run again.

    It takes a file of which a byte changes, the run's arguments, and attributes of
    `inputs` that change.
    """
    digests = {name: inputs.digest(name) for name in inputs.stamps()}
    monkeypatch.setattr(inputs, "digest", digests.get)
    before = inputs.keys(digests, ())

    def changed(file=None, arguments=(), **attributes):
        changes = {"digest": lambda name: digests[name] + b"!" * (name == file)}
        with monkeypatch.context() as patch:
            for name, value in (changes | attributes).items():
                patch.setattr(inputs, name, value)
            after = inputs.keys(digests, arguments)
        assert after.keys() == before.keys()
        return {module for module in before if before[module] != after[module]}

    return changed


def test_a_byte_of_an_input_runs_again_what_may_read_it(again):
    """Everything for code; for a text all but what is of code alone."""
    everything = again("code/viewcast/loss.py")
    for shared in "tests/conftest.py", "data/views-real.csv", "pyproject.toml":
        assert again(shared) == everything
    assert reads("chapters/2-loss.ipynb", "chapters/conftest.py")
    some = SOME_OF_CODE | SOME_OF_TEXTS
    assert everything >= some
    for text in "chapters/2-loss.md", "pages/glossary.md", ".github/workflows/test.yml":
        assert again(text) & some == SOME_OF_TEXTS
    chapter = "chapters/2-loss.ipynb"
    for notebook in chapter, "notebooks/2-loss.ipynb":
        assert again(notebook) & some == SOME_OF_TEXTS | {chapter}
    test = "tests/viewcast/test_loss.py"
    assert {m for m in again(test) if "course" not in m} == {test}
    assert "tests/course/test_layout.py" in again(test)


def test_another_version_machine_or_command_runs_everything_again(again, monkeypatch):
    assert again() == set()
    everything = again("tests/conftest.py")
    assert again(distributions=lambda: []) == everything
    assert again(TOOLS=[]) == again(arguments=["-k", "loss"]) == everything
    assert inputs.says(["python-of-nobody"]) is None
    monkeypatch.setenv("OMP_NUM_THREADS", "64")
    assert again() == everything
