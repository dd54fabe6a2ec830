"""What notebooks hold of a live picture: its data, its still once, and no script."""

import gzip
import json
import re
import shutil
import subprocess
import sys
from html import escape

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from builder.text.run import finish
from tests.helpers.environment import PAGES, ROOT
from tests.helpers.live import LIVE
from viewcast.live import bundle
from viewcast.live.picture import LIVE as FORM
from viewcast.live.picture import stored

NOTEBOOKS = [path for page in PAGES if (path := ROOT / f"{page}.ipynb").exists()]
MOST = 4_200_000  # bytes of all that are on the site
CODE = "from viewcast.live.relu import hinges\n\nhinges()"


def outputs(notebook):
    """The forms {mime type: content} of all outputs of a notebook that have some."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [o.data for cell in cells for o in cell.outputs if "data" in o]


def executed(forms):
    """A notebook of one cell that gave these forms."""
    output = new_output("execute_result", forms, execution_count=1)
    cell = new_code_cell(CODE, outputs=[output], execution_count=1)
    return new_notebook(cells=[cell])


@pytest.mark.parametrize("name", LIVE)
def test_a_picture_repeats_carries_its_still_and_is_small(name):
    live = LIVE[name]()
    shown = live._repr_mimebundle_()
    assert shown == live._repr_mimebundle_() == LIVE[name]()._repr_mimebundle_()
    html = shown["text/html"]
    assert html.count("</script>") == 1
    assert f'<img alt="{escape(live.still.alt)}"' in html
    assert html.count("data:image/svg+xml;base64,") == 1
    assert len(gzip.compress(html.encode())) < 60_000
    assert len(live.still.alt) > 100


@pytest.mark.parametrize("name", LIVE)
def test_a_change_of_its_javascript_changes_no_notebook(name, tmp_path, monkeypatch):
    live, source = LIVE[name](), tmp_path / "page.md"
    source.write_text("# Page\n", "utf8")
    shown = live._repr_mimebundle_()
    kept = finish(executed(shown), source)
    changed = shutil.copytree(bundle.FOLDER, tmp_path / "js")
    for module in changed.rglob("*.mjs"):
        module.write_text(f"const other = 1;\n{module.read_text('utf8')}", "utf8")
    monkeypatch.setattr(bundle, "FOLDER", changed)
    assert live._repr_mimebundle_()["text/html"] != shown["text/html"]
    assert finish(executed(live._repr_mimebundle_()), source) == kept
    again = nbformat.reads(kept, as_version=4)
    nbformat.validate(again)
    assert finish(again, source) == kept  # where its code didn't run again


def test_stored_pictures_hold_data_and_still_once_and_no_script():
    found = [forms for path in NOTEBOOKS for forms in outputs(nbformat.read(path, 4))]
    assert not [forms for forms in found if "<script" in json.dumps(forms)]
    pictures = [forms for forms in found if FORM in forms]
    assert {forms[FORM]["name"] for forms in pictures} == set(LIVE)
    for forms in pictures:
        assert set(forms) == {FORM, "text/html", "text/plain"}
        assert forms["text/html"].count("<img ") == 1
        assert json.loads(forms[FORM]["data"])


def test_stored_notebooks_are_small():
    assert sum(path.stat().st_size for path in NOTEBOOKS) < MOST


def test_a_run_is_compared_with_what_is_stored(tmp_path):
    right = stored(LIVE["relu"]()._repr_mimebundle_())
    data = right[FORM]["data"].replace('"grid":701', '"grid":702')
    still = right["text/html"].replace("base64,P", "base64,Q")
    changed = {
        "data": {FORM: right[FORM] | {"data": data}},
        "still": {"text/html": still},
    }
    for name, forms in {"nothing": {}, **changed}.items():
        assert not forms or right | forms != right
        nbformat.write(executed(right | forms), tmp_path / f"{name}.ipynb")
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "--nbval-current-env"]
    command += [f"--nbval-sanitize-with={ROOT}/tests/nbval.cfg"]
    command += ["-p", "no:cacheprovider", "--rootdir", tmp_path, tmp_path, "-rA"]
    told = subprocess.run(command, capture_output=True, text=True).stdout
    outcomes = re.findall(r"^(PASSED|FAILED) \S*?(\w+)\.ipynb", told, re.MULTILINE)
    wanted = {("PASSED", "nothing"), ("FAILED", "data"), ("FAILED", "still")}
    assert set(outcomes) == wanted, told
