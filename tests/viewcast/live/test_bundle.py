"""The script of a live picture: one module that stands alone, small, in its chapter."""

import gzip
import subprocess

import pytest

from builder.site.formulas import NODE
from tests.helpers.environment import ROOT
from tests.helpers.live import CHAPTERS, LIVE
from viewcast.live.bundle import FOLDER, as_function, bundle, modules, script


@pytest.mark.parametrize("name", LIVE)
def test_a_bundle_is_one_module_that_imports_nothing(name):
    source = bundle(name)
    assert "import " not in source
    assert source.count("export default") == 1
    assert f'export default picture("{name}", build);' in source  # the tests' addresses
    for command in (
        [NODE, "--input-type=module", "--eval", source],
        [NODE, FOLDER / f"{name}.mjs"],  # its imports are there, too
    ):
        assert subprocess.run(command, capture_output=True).returncode == 0


def test_a_picture_carries_no_other_chapters_code():
    assert "oneLayer" in bundle("relu") and "oneLayer" not in bundle("loss")
    assert "linePanel" in bundle("loss") and "linePanel" not in bundle("relu")
    assert "levelLines" in bundle("loss") and "levelLines" not in bundle("function")


def test_no_text_ends_the_script():
    assert script("loss", '"</script><!--"').count("</script>") == 1
    for ending in ('"</SCRIPT>"', '"<!--"'):
        with pytest.raises(ValueError, match="would end the script"):
            as_function(f"export default {ending};")


def test_all_javascript_is_small():
    sources = b"".join(path.read_bytes() for path in modules())
    assert len(gzip.compress(sources)) < 40_000


@pytest.mark.parametrize("name", LIVE)
def test_every_picture_here_is_in_its_chapter(name):
    assert "live." in (ROOT / f"{CHAPTERS[name]}.md").read_text("utf8")
