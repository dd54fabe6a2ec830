"""What a module of tests may read, and the hook that refuses it the rest.

Python imports a file of this name from PYTHONPATH when it starts, so that a notebook's
kernel and all other Python that a module starts is held to the same.
"""

import os
import sys

ROOT = os.path.realpath(os.path.join(__file__, *[os.pardir] * 5))
HIDDEN = ".ci", ".github", ".gitignore", ".pre-commit-config.yaml"  # which tests read
MADE = "_build", "my-notebooks", "__pycache__", ".venv", ".pytest_cache", ".ruff_cache"
# A chapter's sentence is no input to these, but for those below that read chapters.
OF_CODE = (
    *("builder/", "chapters/", "code/", "data/"),
    *("tests/classroom/", "tests/viewcast/"),
)
OF_CHAPTERS = (
    *("chapters/instructors.ipynb", "tests/classroom/assign/"),
    *("tests/classroom/exercise/test_names.py", "tests/classroom/test_cli_class.py"),
    "tests/viewcast/live/",
)
CODE = (
    *("benchmarks/", "builder/", "code/", "data/", "tests/"),
    *(".gitignore", "LICENSE", "_toc.yml", "pyproject.toml"),
)


def is_input(name):
    """Whether a path below the root can be an input: it is neither made nor hidden."""
    hidden = f"/{name}".count("/.") and not name.startswith(HIDDEN)
    return not hidden and not is_made(name)


def is_made(name):
    return not set(MADE).isdisjoint(name.split("/")) or name.endswith(".unfinished")


def narrow(module):
    """Whether a module of tests reads code and data alone."""
    return module.startswith(OF_CODE) and not module.startswith(OF_CHAPTERS)


def reads(module, name):
    """Whether an input may be read by a module of tests; both are paths below the root.

    No test reads another, but for those of the course, which look at all that there is.
    """
    if name.startswith("tests/") and "/test_" in name:
        return name == module or module.startswith("tests/course/")
    own = module, module.replace("chapters/", "notebooks/")
    shared = name.startswith(CODE) or name.endswith("/conftest.py")
    return name in own or shared or not narrow(module)


def refuse(event, arguments):
    """Raise, past any `except Exception`, if KEPT_MODULE may not open a file."""
    module = event == "open" and os.environ.get("KEPT_MODULE")
    if module and not isinstance(arguments[0], int):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        name = path.removeprefix(ROOT + os.sep)
        declared = is_made(name) or (is_input(name) and reads(module, name))
        if name != path and not declared and os.path.isfile(path):
            raise BaseException(f"{module} reads {name}: declare it in {__file__}")


if "KEPT_MODULE" in os.environ:
    sys.addaudithook(refuse)
