"""The page's own reader: it refuses more than Python's, and reads nothing otherwise."""

import base64

import numpy as np
import pytest

from builder.site.own_numbers.place import MODULES
from tests.helpers.live import in_javascript
from tests.helpers.own_files import WORDS, damaged, read_by_both, told
from viewcast.own_data.reader import ChannelError, read_channel
from viewcast.own_data.reader.files import LIMIT
from viewcast.own_data.requirements import DAYS_NEEDED

READ = """await Promise.all(files.map(async ([name, data]) => {
  try {
    return await js.readChannel(name, new Blob([Buffer.from(data, "base64")]), words);
  } catch (error) {
    if (!(error instanceof js.ReadError)) throw error;
    return error.message;
  }
}))"""


def by_page(files):
    """What the page's reader makes of files {name: bytes}: logs, or what it says."""
    coded = [[name, base64.b64encode(data).decode()] for name, data in files.items()]
    logs = in_javascript("read", READ, MODULES / "reader", files=coded, words=WORDS)
    return dict(zip(files, logs, strict=True))


def by_python(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    return read_channel(path)


def assert_same(log, channel):
    assert log["first"] == channel.dates[0].astype(int)
    assert log["views"] == channel.views.tolist()
    assert log["note"] == channel.note


def test_what_it_is_made_for_is_read_as_python_reads_it(tmp_path):
    files = read_by_both()
    for name, log in by_page(files).items():
        assert isinstance(log, dict), log
        assert_same(log, by_python(tmp_path, name, files[name]))


def test_what_it_meets_besides_is_named():
    cases = told()
    files = {
        name: data.encode() if isinstance(data, str) else data
        for name, (data, _) in cases.items()
    }
    for name, said in by_page(files).items():
        assert isinstance(said, str), name
        assert said.startswith(name) and cases[name][1] in said, said


def test_whatever_it_reads_python_reads_alike(tmp_path):
    rng = np.random.default_rng(0)
    files = {f"{i}.csv": data for i, data in enumerate(damaged(rng, 600))}
    read = 0
    for name, log in by_page(files).items():
        if isinstance(log, dict):
            assert_same(log, by_python(tmp_path, name, files[name]))
            read += 1
    assert 40 < read < 500


def test_a_damaged_zip_is_refused_or_read_alike(tmp_path):
    whole, rng = read_by_both()["export.zip"], np.random.default_rng(0)
    files = {}
    for i in range(150):
        data = bytearray(whole)
        data[rng.integers(len(data))] ^= 1 << int(rng.integers(8))
        files[f"{i}.zip"] = bytes(data)
    for name, log in by_page(files).items():
        if isinstance(log, dict):
            try:
                assert_same(log, by_python(tmp_path, name, files[name]))
            except (
                ChannelError
            ) as error:  # what it also checks says nothing of the days
                assert "can't be opened" in str(error)
        else:
            assert log.startswith(name)


@pytest.mark.parametrize(("name", "ours"), [("DAYS_NEEDED", DAYS_NEEDED)])
def test_limits_are_pythons(name, ours):
    assert in_javascript("days", f"js.{name}", MODULES / "reader") == ours
    assert in_javascript("zip", "js.LIMIT", MODULES / "reader") == LIMIT
