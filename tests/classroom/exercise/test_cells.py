"""The cells of exercises run where only the package is, and say what is right."""

import json

import pytest
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from builder.text.execute import ThisPython
from classroom.exercise.cells import check_line, handed_out
from classroom.exercise.parse import exercises_in
from tests.helpers.classroom.exercise_texts import NUMBER, changed


def test_a_check_line_is_as_long_as_a_page_allows(texts):
    (exercise,) = exercises_in(texts[1])
    line = check_line(exercise)
    assert line == 'check("first-days", first_mean, why_so)'
    renamed = changed(("why_so = \"\"", f"{'w' * 60} = \"\""), text=NUMBER)  # fmt: skip
    texts[1].write_text(renamed, encoding="utf8")
    (exercise,) = exercises_in(texts[1])
    long = check_line(exercise, personal=True)
    compile(long, "<line>", "eval")
    assert long.splitlines()[-2:] == ["    personal=True,", ")"]


def run(notebook, folder):
    """Run a notebook in a folder; return what its checks say."""
    client = NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(folder)}}
    )
    client.km = AsyncKernelManager(kernel_spec_manager=ThisPython())
    client.execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [output for output in outputs if output.output_type == "error"]
    return [o.data["text/plain"] for o in outputs if o.output_type == "execute_result"]


@pytest.mark.parametrize("seed", [None, 5])
def test_an_untouched_notebook_runs_where_only_the_package_is(tmp_path, texts, seed):
    folder = tmp_path / "empty"
    folder.mkdir()
    exercises = [e for text in texts for e in exercises_in(text)]
    function, number = run(handed_out("Homework", exercises, "s01", seed), folder)
    assert "Nothing to check yet" in function
    untouched = "first_mean has no answer yet" if seed else "Nothing to check yet"
    assert untouched in number
    assert list(folder.iterdir()) == []


def test_an_answered_notebook_is_told_that_it_is_right(tmp_path, texts):
    exercises = [e for text in texts for e in exercises_in(text)]
    notebook = handed_out("Homework", exercises)
    for cell in notebook.cells:
        for exercise in exercises:
            if cell.source == exercise.stub:
                cell.source = exercise.solution
    assert [said.partition(": ")[2][:6] for said in run(notebook, tmp_path)] == [
        "right.",
        "right.",
    ]
    assert json.dumps(notebook)
