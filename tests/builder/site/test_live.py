"""A live picture of a notebook on the page that is made of it."""

import pickle
import shutil

from nbformat.v4 import new_output

from builder.site.live import with_old_scripts
from tests.helpers.live import LIVE
from viewcast.live import bundle


def test_a_page_gets_the_script_and_is_made_again_when_that_changes(
    build_pages, tmp_path, monkeypatch
):
    output = new_output("display_data", LIVE["relu"]()._repr_mimebundle_())
    folder, result = build_pages(index=("A picture.", output))
    assert result.returncode == 0, result.stderr
    assert "<script" not in (folder / "index.ipynb").read_text("utf8")
    page = (folder / "_build/html/index.html").read_text("utf8")
    assert "picture.render" in page and "<noscript><img " in page
    known = (folder / "_build/.doctrees/environment.pickle").read_bytes()
    environment = pickle.loads(known)
    assert with_old_scripts(None, environment) == []
    changed = shutil.copytree(bundle.FOLDER, tmp_path / "js")
    (changed / "kit.mjs").write_text("", "utf8")
    monkeypatch.setattr(bundle, "FOLDER", changed)
    assert with_old_scripts(None, environment) == ["index"]
