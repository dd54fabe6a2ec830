"""Live pictures of notebooks on the pages that are made of them."""

import pickle
import shutil

from builder.site.live import with_old_scripts
from tests.helpers.environment import ROOT
from tests.helpers.live import CHAPTERS
from viewcast.live import bundle


def test_a_page_gets_the_script_and_is_made_again_when_that_changes(
    site, tmp_path, monkeypatch
):
    for page in CHAPTERS.values():
        assert "<script" not in (ROOT / f"{page}.ipynb").read_text("utf8")
        made = (site / f"{page}.html").read_text("utf8")
        assert "picture.render" in made and "<noscript><img " in made
    known = (site.parent / ".doctrees/environment.pickle").read_bytes()
    environment = pickle.loads(known)
    assert with_old_scripts(None, environment) == []
    changed = shutil.copytree(bundle.FOLDER, tmp_path / "js")
    (changed / "kit.mjs").write_text("", "utf8")
    monkeypatch.setattr(bundle, "FOLDER", changed)
    assert {"index", *CHAPTERS.values()} == set(with_old_scripts(None, environment))
