"""The house: which folder may import which, how much stands in one, what it says."""

import ast
import functools
import re
from collections import Counter

import pytest

from tests.helpers.environment import ROOT

# Each folder of code, in reading order, and the folders whose modules its modules may
# import. A folder below one of these counts as it, and its own modules always may.
MAY_IMPORT = {
    "viewcast.support": "",
    "viewcast": "viewcast.support",
    "viewcast.exercises": "viewcast.support viewcast",
    "viewcast.results": "viewcast.support viewcast",
    "viewcast.plots": "viewcast.support viewcast viewcast.results",
    "viewcast.live": "viewcast viewcast.results viewcast.plots",
    "viewcast.own_data": "viewcast.support viewcast viewcast.results",
    "viewcast.training": "viewcast.support viewcast viewcast.results viewcast.plots "
    "viewcast.own_data",
    "classroom.exercise": "viewcast.support viewcast.exercises classroom",
    "classroom.roster": "viewcast.support classroom",
    "classroom.sandbox": "viewcast.support viewcast viewcast.exercises classroom",
    "classroom.assign": "viewcast.support classroom classroom.exercise "
    "classroom.roster",
    "classroom.collect": "viewcast.support classroom classroom.roster classroom.assign",
    "classroom.grade": "viewcast.support viewcast viewcast.exercises classroom "
    "classroom.exercise classroom.roster classroom.sandbox classroom.assign "
    "classroom.collect",
    "classroom.marks": "viewcast.support classroom classroom.roster",
    "classroom.report": "viewcast.support viewcast.exercises classroom "
    "classroom.exercise classroom.roster classroom.assign classroom.collect "
    "classroom.marks",
    "classroom.term": "viewcast.support classroom classroom.report",
    "builder.text": "viewcast.support viewcast.live classroom.exercise "
    "classroom.sandbox",
    "builder.learner": "viewcast.support builder.text",
    "builder.site": "viewcast viewcast.exercises viewcast.live viewcast.own_data "
    "classroom.exercise builder.text",
    "builder.pdf": "builder.text",
}
# They call every stage.
COMMANDS = {"classroom.cli", "classroom.cli_marks", "classroom.cli_rehearsal"}
COMMANDS |= {"classroom.__main__"}
# The chapters' modules, and what they share: each imports only what stands before it.
READING_ORDER = (
    *("lecture", "views", "function", "loss", "optimization", "parameters"),
    *("sigmoid", "relu", "deep", "overfitting"),
)
MOST_FILES, MOST_LINES = 12, 200  # directly in a folder, and in a file, outside tests
MOST_BODY, MOST_ARGUMENTS = 25, 5  # lines below the docstring, and parameters
CODE = (".py", ".mjs", ".js", ".css")


def files(*folders):
    """Every file of code below these folders of the root, but for what is made."""
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in CODE and not {"katex", "__pycache__"} & set(file.parts):
                yield file


def dotted(file):
    """The name by which Python imports a file; a package has its folder's."""
    inside = "code" if file.is_relative_to(ROOT / "code") else "."
    parts = file.relative_to(ROOT / inside).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


OURS = [*files("code", "builder")]
MODULES = {dotted(file): file for file in OURS if file.suffix == ".py"}
OTHERS = {dotted(f): f for f in files("tests", "benchmarks") if f.suffix == ".py"}


def room(module):
    """The folder of the list in which a module stands, the deepest one."""
    if module in READING_ORDER or module.rpartition(".")[0] == "viewcast":
        package = (MODULES | OTHERS)[module].name == "__init__.py"
        return module if package and module in MAY_IMPORT else "viewcast"
    above = [module, *(module.rsplit(".", n)[0] for n in range(1, 4))]
    return next((name for name in above if name in MAY_IMPORT), above[-1].split(".")[0])


@functools.cache
def imported(module):
    """The modules of ours that a module imports, wherever in it."""
    known, found = MODULES | OTHERS, []
    for node in ast.walk(ast.parse(known[module].read_text("utf8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                found.append(whole if whole in known else node.module)
    return [name for name in found if name in known]


def test_each_folder_imports_only_what_its_stage_may():
    for module in MODULES.keys() - COMMANDS:
        here = room(module)
        may = {here, *MAY_IMPORT.get(here, "").split()}
        assert {room(name) for name in imported(module)} <= may, module


def test_the_plan_of_imports_goes_one_way():
    for place, (here, may) in enumerate(MAY_IMPORT.items()):
        stand_before = {*list(MAY_IMPORT)[:place], "classroom"}
        assert set(may.split()) <= stand_before, here
        used = {room(name) for m in MODULES if room(m) == here for name in imported(m)}
        assert set(may.split()) <= used, f"{here} needn't be allowed all of these"


def test_a_chapters_module_imports_only_earlier_ones():
    for place, name in enumerate(READING_ORDER):
        earlier = {f"viewcast.{other}" for other in READING_ORDER[:place]}
        used = {m for m in imported(f"viewcast.{name}") if room(m) == "viewcast"}
        assert used <= earlier, name


def test_no_test_imports_another():
    for module in OTHERS:
        for name in imported(module):
            shared = name.startswith(("tests.helpers", "benchmarks"))
            assert name in MODULES or shared, f"{module} imports {name}"


def test_a_folder_is_seen_at_a_glance():
    held = Counter(file.parent.relative_to(ROOT) for file in OURS)
    assert {folder for folder, count in held.items() if count > MOST_FILES} == set()


def test_every_folder_says_what_it_is():
    """Its docstring has some lines and names each of its modules and folders."""
    for folder in {file.parent for file in MODULES.values()} - {ROOT / "code"}:
        said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf8")))
        assert said and len(said.splitlines()) >= 3, folder
        inside = {f.stem for f in folder.glob("*.py")}
        inside |= {f.parent.name for f in folder.glob("*/__init__.py")}
        missing = {n for n in inside if not n.startswith("_") and n not in words(said)}
        assert not missing, f"{folder} doesn't say what {missing} is"


def words(text):
    return set(re.findall(r"\w+", text))


def test_the_map_names_every_folder():
    told = (ROOT / "CONTRIBUTING.md").read_text("utf8")
    for folder in MAY_IMPORT:
        place = folder.replace(".", "/")
        name = place.partition("/")[2]
        assert f"`{name}/" in told or f"`code/{place}/`" in told, folder


@pytest.mark.parametrize("file", OURS, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_is_read_in_one_sitting(file):
    text = file.read_text("utf8")
    assert len(text.splitlines()) <= MOST_LINES
    for node in ast.walk(ast.parse(text)) if file.suffix == ".py" else ():
        if isinstance(node, ast.FunctionDef):
            body = node.body[bool(ast.get_docstring(node)) :] or node.body
            assert node.end_lineno - body[0].lineno < MOST_BODY, node.name
            given = [a.arg for a in node.args.args + node.args.kwonlyargs]
            assert len(given) - (given[:1] in (["self"], ["cls"])) <= MOST_ARGUMENTS


def test_every_module_that_texts_name_is_there():
    """A path of code in README, CONTRIBUTING or a chapter leads to a file."""
    texts = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("chapters/*.md")]
    path = re.compile(r"`((?:code|builder|tests|benchmarks)/[\w./-]+)`")
    for text in texts:
        for found in path.findall(text.read_text("utf8")):
            assert (ROOT / found).exists(), f"{text.name}: {found}"
    command = re.compile(r"python -m ((?:viewcast|builder|classroom|benchmarks)[\w.]*)")
    for text in [*texts, ROOT / "Makefile"]:
        for found in command.findall(text.read_text("utf8")):
            assert found in MODULES | OTHERS, f"{text.name}: {found}"
