"""The files around the course: workflows, forms, licences, citation, changes, hooks."""

import re
import subprocess
import sys
import tomllib
from hashlib import sha256
from importlib.util import find_spec

import pytest
import yaml

from benchmarks import audit
from tests.helpers.environment import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
GITHUB = ROOT / ".github"
FORMS = sorted(GITHUB.glob("ISSUE_TEMPLATE/*.yml"))
WORKFLOWS = sorted(GITHUB.glob("workflows/*.yml"))
CITATION = ROOT / "CITATION.cff"
HOOKS = ROOT / ".pre-commit-config.yaml"
# Of the text at https://creativecommons.org/licenses/by/4.0/legalcode.txt
LEGAL_CODE = "fd3a263fe19ed8faa9068b43abaebafc02c77897b0c6fc09abc04bb592e5f16e"
SCHEMAS = {  # of check-jsonschema, which brings them along and asks no other host
    "vendor.citation-file-format": [CITATION],
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
    "vendor.github-issue-config": [form for form in FORMS if form.stem == "config"],
    "vendor.github-issue-forms": [form for form in FORMS if form.stem != "config"],
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
}
TEXTS = [
    *ROOT.glob("*.md"),
    *(path for path in ROOT.glob("*/*.md") if path.parent.name[0] not in "._"),
    *GITHUB.rglob("*.md"),
]
RUNNING = [*WORKFLOWS, *FORMS, HOOKS, ROOT / ".ci" / "run"]
CODE = re.compile(r"^[ >]*(`{3,}|~{3,}).*?^[ >]*\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
MAKE = re.compile(r"(?:^|[;|&(`:])\s*make +([a-z]+)", re.MULTILINE)


def load(path):
    return yaml.safe_load(path.read_text("utf8"))


def name(path):
    return path.relative_to(ROOT).as_posix()


def steps(workflow):
    """Every step of every job of a workflow."""
    return [step for job in load(workflow)["jobs"].values() for step in job["steps"]]


def pythons(workflow):
    """The versions of Python that a workflow names: set up, or in a job's matrix."""
    for job in load(workflow)["jobs"].values():
        matrix = job.get("strategy", {}).get("matrix", {})
        yield from matrix.get("python", [])
        yield from (case["python"] for case in matrix.get("include", []))
        for step in job["steps"]:
            version = step.get("with", {}).get("python-version", "${{")
            yield from [] if "${{" in version else [version]


def pinned(package, path):
    """The version at which a file pins a package; the weekly run has >= for ==."""
    return re.search(rf"\b{package}[=>]=([\w.]+)", path.read_text("utf8"))[1]


@pytest.mark.skipif(
    not find_spec("check_jsonschema"),
    reason="NO SCHEMAS, SO WORKFLOWS ARE NOT TESTED: install check-jsonschema",
)
@pytest.mark.parametrize("schema", SCHEMAS)
def test_what_other_programs_read_is_well_formed(schema):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    command += SCHEMAS[schema]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=name)
def test_a_workflow_may_do_only_what_it_must(workflow):
    told = load(workflow)
    assert told["permissions"] in ({}, {"contents": "read"})
    assert told["concurrency"]["group"]
    for job in told["jobs"].values():
        rights = job.get("permissions", {})
        actions = [step.get("uses", "") for step in job["steps"]]
        runs_ours = any("checkout" in action for action in actions)
        assert not (runs_ours and "write" in rights.values())
    for step in steps(workflow):
        if "uses" in step:
            assert re.fullmatch(r"[\w-]+/[\w-]+@(v\d+|[0-9a-f]{40})", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=name)
def test_no_script_holds_what_others_wrote(workflow):
    """Values come as environment variables; in a script they could be commands."""
    for step in steps(workflow):
        assert "${{" not in step.get("run", "")


def test_one_action_has_one_version():
    used = {
        step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step
    }
    actions = [action.partition("@")[0] for action in used]
    assert len(actions) == len(set(actions)), sorted(used)


def test_the_audit_is_kept():
    job = load(GITHUB / "workflows" / "test.yml")["jobs"]["audit"]
    assert job["continue-on-error"]  # Lighthouse's scores move
    assert [step["run"] for step in job["steps"] if "run" in step] == ["make audit"]
    kept = job["steps"][-1]["with"]["path"].split()
    assert [ROOT / file for file in kept] == [audit.TABLE, audit.DATA]


def test_pythons_are_those_of_the_package():
    book = load(GITHUB / "workflows" / "test.yml")["jobs"]["book"]
    tested = book["strategy"]["matrix"]["python"]
    assert {version for path in WORKFLOWS for version in pythons(path)} == set(tested)
    assert PROJECT["requires-python"] == f">={tested[0]}"
    prefix = "Programming Language :: Python :: 3."
    classifiers = PROJECT["classifiers"]
    told = [c.rpartition(" ")[2] for c in classifiers if c.startswith(prefix)]
    assert told == tested


def test_hooks_use_the_ruff_of_the_tests():
    (repository,) = load(HOOKS)["repos"]
    asked = [hook.get("additional_dependencies", []) for hook in repository["hooks"]]
    ruff = f"ruff=={pinned('ruff', ROOT / 'requirements-test.txt')}"
    assert asked == [[ruff], [ruff], []]


def test_citation_is_of_this_version():
    citation = load(CITATION)
    assert citation["version"] == PROJECT["version"]
    assert citation["preferred-citation"]["version"] == PROJECT["version"]


def test_changes_tell_of_this_version():
    changes = (ROOT / "CHANGELOG.md").read_text("utf8")
    headings = re.findall(r"^## \[(.+?)\](.*)$", changes, re.MULTILINE)
    assert headings[0] == ("Unreleased", "")
    version, date = headings[1]
    assert version == PROJECT["version"]
    assert re.fullmatch(r" - (\d{4}-\d\d-\d\d|unreleased)", date)


def test_licences_agree_wherever_they_are_named():
    assert (ROOT / "LICENSE").read_text("utf8").startswith("MIT License\n")
    text = (ROOT / "LICENSE-text").read_text("utf8")
    assert "SPDX-License-Identifier: CC-BY-4.0\n" in text
    assert "https://creativecommons.org/licenses/by/4.0/legalcode\n" in text
    legal = text[text.index("Attribution 4.0 International\n\n====") :]
    assert sha256(legal.encode()).hexdigest() == LEGAL_CODE
    citation = load(CITATION)
    assert citation["license"] == "MIT"
    assert citation["preferred-citation"]["license"] == "CC-BY-4.0"
    assert "CC BY 4.0" in (ROOT / "data" / "data-card.md").read_text("utf8")
    assert PROJECT.get("license", "MIT AND CC-BY-4.0") == "MIT AND CC-BY-4.0"
    assert PROJECT["license-files"] == ["LICENSE", "LICENSE-text"]


def test_authors_agree_wherever_they_are_named():
    author = load(ROOT / "_config.yml")["author"]
    citation = load(CITATION)
    for cited in (citation, citation["preferred-citation"]):
        assert cited["authors"] == [{"name": author}]
    for licence in ("LICENSE", "LICENSE-text"):
        assert f"(c) 2026 {author}\n" in (ROOT / licence).read_text("utf8")


def test_the_makefile_has_every_target_that_is_named():
    makefile = (ROOT / "Makefile").read_text("utf8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {}
    for path in [*TEXTS, *RUNNING]:
        text = path.read_text("utf8")
        if path.suffix == ".md":  # where make is also an English word
            text = "\n".join(code[0] for code in CODE.finditer(text))
        named |= dict.fromkeys(MAKE.findall(text), name(path))
    assert {"book", "exercises", "test"} <= named.keys()
    assert not {goal: path for goal, path in named.items() if goal not in targets}
